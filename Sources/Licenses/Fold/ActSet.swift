/// A set of the acts of one license, by their index in the graph. Most licenses have few acts: up to 64 are held
/// inline, without an allocation.
struct ActSet: Hashable, Sendable {
    private var first: UInt64 = 0
    /// Indices from 64 on.
    private var rest: [UInt64]

    /// - Parameter count: how many acts the license has.
    init(count: Int) {
        rest = count > 64 ? Array(repeating: 0, count: (count - 1) / 64) : []
    }

    func contains(_ index: Int) -> Bool {
        let bit: UInt64 = 1 << UInt64(index % 64)
        return (index < 64 ? first : rest[index / 64 - 1]) & bit != 0
    }

    mutating func insert(_ index: Int) {
        let bit: UInt64 = 1 << UInt64(index % 64)
        if index < 64 { first |= bit } else { rest[index / 64 - 1] |= bit }
    }

    mutating func formUnion(_ other: ActSet) {
        first |= other.first
        for word in rest.indices { rest[word] |= other.rest[word] }
    }

    mutating func formIntersection(_ other: ActSet) {
        first &= other.first
        for word in rest.indices { rest[word] &= other.rest[word] }
    }

    mutating func subtract(_ other: ActSet) {
        first &= ~other.first
        for word in rest.indices { rest[word] &= ~other.rest[word] }
    }

    func intersection(_ other: ActSet) -> ActSet {
        var result = self
        result.formIntersection(other)
        return result
    }

    var count: Int {
        var count = first.nonzeroBitCount
        for word in rest { count += word.nonzeroBitCount }
        return count
    }
}

/// The indices, ascending.
extension ActSet: Sequence {
    struct Iterator: IteratorProtocol {
        fileprivate var word: UInt64
        fileprivate let rest: [UInt64]
        fileprivate var position = 0

        mutating func next() -> Int? {
            while word == 0 {
                guard position < rest.count else { return nil }
                word = rest[position]
                position += 1
            }
            defer { word &= word - 1 }
            return position * 64 + word.trailingZeroBitCount
        }
    }

    func makeIterator() -> Iterator { Iterator(word: first, rest: rest) }

    var underestimatedCount: Int { count }
}
