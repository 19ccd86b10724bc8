/// 32 bytes that name an entry, an act, a log or a key: hashes and points of a curve, so that any 8 of them tell two
/// apart quickly.
package struct PlainID: Hashable, Comparable, Sendable {
    private let first, second, third, fourth: UInt64

    /// Nil unless there are exactly 32 bytes.
    package init?(_ bytes: [UInt8]) {
        guard bytes.count == 32 else { return nil }
        let word = { (place: Int) in bytes[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
        (first, second, third, fourth) = (word(0), word(8), word(16), word(24))
    }

    private init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
        (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
    }

    package static let zero = PlainID(0, 0, 0, 0)

    package var bytes: [UInt8] {
        [first, second, third, fourth].flatMap { word in
            (0..<8).map { UInt8(truncatingIfNeeded: word >> (56 - 8 * UInt64($0))) }
        }
    }

    package func hash(into hasher: inout Hasher) { hasher.combine(first) }

    package static func == (left: PlainID, right: PlainID) -> Bool {
        left.first == right.first && left.second == right.second && left.third == right.third
            && left.fourth == right.fourth
    }

    /// By bytes, from the first.
    package static func < (left: PlainID, right: PlainID) -> Bool {
        if left.first != right.first { return left.first < right.first }
        if left.second != right.second { return left.second < right.second }
        return left.third != right.third ? left.third < right.third : left.fourth < right.fourth
    }

    /// Bit by bit either of two: over all members of a set, in any order, it names the set.
    package static func ^ (left: PlainID, right: PlainID) -> PlainID {
        PlainID(
            left.first ^ right.first,
            left.second ^ right.second,
            left.third ^ right.third,
            left.fourth ^ right.fourth
        )
    }
}
