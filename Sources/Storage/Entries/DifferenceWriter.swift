/// A difference as it is written, part by part.
struct DifferenceWriter {
    private let act: [UInt8]
    private var difference: [UInt8] = []
    /// The first byte that no part has yet.
    private var start = 0
    /// Where the last copy ended in the first act.
    private var end = 0

    init(_ act: [UInt8]) {
        self.act = act
        difference.reserveCapacity(act.count + 8)
    }

    func expectedPlace(at index: Int) -> Int { end + index - start }

    /// What is left before `index`, then `copy`.
    mutating func add(_ copy: Range<Int>, at index: Int) {
        appendOwn(upTo: index)
        append(copy.count)
        let step = copy.lowerBound - end
        append(step >= 0 ? step << 1 : (-step - 1) << 1 | 1)
        (start, end) = (index + copy.count, copy.upperBound)
    }

    consuming func closed() -> [UInt8] {
        if start < act.count { appendOwn(upTo: act.count) }
        return difference
    }

    private mutating func appendOwn(upTo index: Int) {
        append(index - start)
        difference.append(contentsOf: act[start..<index])
    }

    private mutating func append(_ number: Int) {
        var rest = number
        while rest >= 0x80 {
            difference.append(UInt8(rest & 0x7F) | 0x80)
            rest >>= 7
        }
        difference.append(UInt8(rest))
    }
}
