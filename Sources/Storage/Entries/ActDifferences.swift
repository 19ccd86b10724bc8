package import SignedLog

/// Acts of one entry are alike: all but the first are stored as what tells each from the first
/// (`docs/decisions/0024-acts-as-differences.md`).
///
/// A difference is a series of parts: how many bytes stand here, these bytes, then how many are those of the first act, and
/// from where: relative to where the part before ended there, zigzag. The last part may end behind its bytes. Numbers are
/// LEB128.
package struct ActDifferences: Sendable {
    private let first: [UInt8]
    /// For four bytes, by a hash of them: behind which place of the first act they stand last; 0 if nowhere.
    private var places = [UInt16](repeating: 0, count: 1 << Self.hashBits)

    private static let hashBits = 11
    /// Fewer equal bytes are not worth the numbers that tell of them.
    private static let leastCopy = 6

    package init(from first: [UInt8]) {
        precondition(first.count <= Act.byteLimit, "an act has at most \(Act.byteLimit) bytes")
        self.first = first
        let bytes = first.span
        guard bytes.count >= 4 else { return }
        for place in 0...bytes.count - 4 { places[Self.hash(bytes, at: place)] = UInt16(place + 1) }
    }

    package func difference(of act: [UInt8]) -> [UInt8] {
        var writer = DifferenceWriter(act)
        let bytes = act.span
        var index = 0
        while index + Self.leastCopy <= bytes.count {
            guard let copy = copy(bytes, at: index, expected: writer.expectedPlace(at: index)) else {
                index += 1
                continue
            }
            writer.add(copy, at: index)
            index += copy.count
        }
        return writer.closed()
    }

    /// Where acts differ in a value of the same length, the next bytes stand as far behind it in the first act.
    private func copy(_ bytes: borrowing Span<UInt8>, at index: Int, expected place: Int) -> Range<Int>? {
        if let copy = copy(bytes, at: index, from: place) { return copy }
        let known = Int(places[Self.hash(bytes, at: index)])
        return known == 0 ? nil : copy(bytes, at: index, from: known - 1)
    }

    private func copy(_ bytes: borrowing Span<UInt8>, at index: Int, from place: Int) -> Range<Int>? {
        let first = first.span
        var count = 0
        while index + count < bytes.count, place + count < first.count, bytes[index + count] == first[place + count] {
            count += 1
        }
        return count >= Self.leastCopy ? place..<place + count : nil
    }

    private static func hash(_ bytes: borrowing Span<UInt8>, at index: Int) -> Int {
        let four =
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
        return Int((four &* 0x9E37_79B1) >> UInt32(32 - hashBits))
    }
}

extension ActDifferences {
    /// The acts that one entry brings, in its order, as they are stored: the first whole, each other by what tells it from
    /// the first.
    package static func stored(_ acts: [VerifiedAct], by workers: Workers = .one) -> [[UInt8]] {
        guard let first = acts.first?.bytes, acts.count > 1 else { return acts.map(\.bytes) }
        let differences = ActDifferences(from: first)
        return [first] + workers.map(Array(acts.dropFirst())) { differences.difference(of: $0.bytes) }
    }

    /// The act again. What is no difference is answered as it lies: it has not the id of any act, and a check says so.
    package static func act(of difference: [UInt8], from first: [UInt8]) -> [UInt8] {
        restored(difference, from: first) ?? difference
    }

    private static func restored(_ difference: [UInt8], from first: [UInt8]) -> [UInt8]? {
        var act: [UInt8] = []
        act.reserveCapacity(first.count + difference.count)
        var index = 0
        var end = 0
        while index < difference.count {
            guard let own = number(difference.span, &index), own <= difference.count - index else { return nil }
            act.append(contentsOf: difference[index..<index + own])
            index += own
            guard index < difference.count else { break }
            guard let count = number(difference.span, &index), let step = number(difference.span, &index) else {
                return nil
            }
            let place = end + (step & 1 == 0 ? step >> 1 : -(step >> 1) - 1)
            guard place >= 0, count <= first.count - place, act.count + count <= Act.byteLimit else { return nil }
            act.append(contentsOf: first[place..<place + count])
            end = place + count
        }
        return act.count <= Act.byteLimit ? act : nil
    }

    /// Of three bytes at most: more than twice what an act may have.
    private static func number(_ bytes: borrowing Span<UInt8>, _ index: inout Int) -> Int? {
        var number = 0
        for shift in [0, 7, 14] {
            guard index < bytes.count else { return nil }
            let byte = bytes[index]
            index += 1
            number |= Int(byte & 0x7F) << shift
            if byte < 0x80 { return number }
        }
        return nil
    }
}
