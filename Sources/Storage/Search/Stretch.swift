/// So many rows of `act` that follow one another: what one part of the index of words speaks of. Which documents are in it
/// follows from their rows, so what stands in the index of a stretch follows from the licenses alone, however often it
/// was built.
struct Stretch: Hashable, Comparable {
    static let rowBits = 12
    /// A few thousand: built in some hundredths of a second, and a million licenses are some hundred of them.
    static let rowCount = 1 << rowBits

    let number: Int64

    init(number: Int64) { self.number = number }

    init(of row: Int64) { number = row >> Self.rowBits }

    static func < (left: Stretch, right: Stretch) -> Bool { left.number < right.number }

    var first: Int64 { number << Self.rowBits }
    var last: Int64 { first + Int64(Self.rowCount) - 1 }

    func row(_ offset: Int) -> Int64 { first + Int64(offset) }

    /// Of a row in it.
    func offset(_ row: Int64) -> Int { Int(row & Int64(Self.rowCount - 1)) }

    /// The row of `search_block` that begins with a piece. 21 bits of it are left for the number: thousands of millions
    /// of acts.
    func place(_ gram: Gram) -> Int64 { number << Gram.bitCount | Int64(gram.key) }

    /// What ``place(_:)`` was made of.
    static func parts(ofPlace place: Int64) -> (Stretch, Gram) {
        let key = UInt64(bitPattern: place) & (1 << Gram.bitCount - 1)
        return (Stretch(number: place >> Gram.bitCount), Gram(key: key))
    }

    /// Every row of `search_block` that speaks of this stretch.
    var places: ClosedRange<Int64> { number << Gram.bitCount...(number + 1) << Gram.bitCount - 1 }
}

/// Documents of one stretch.
struct StretchSet: Hashable {
    private var words = [UInt64](repeating: 0, count: Stretch.rowCount / 64)

    var isEmpty: Bool { words.allSatisfy { $0 == 0 } }
    var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

    mutating func insert(_ offset: Int) { words[offset >> 6] |= 1 << UInt64(offset & 63) }

    mutating func formIntersection(_ other: StretchSet) {
        for index in words.indices { words[index] &= other.words[index] }
    }

    mutating func subtract(_ other: StretchSet) { for index in words.indices { words[index] &= ~other.words[index] } }

    /// Takes away what is smaller than an offset, or larger than one.
    mutating func clamp(to offsets: ClosedRange<Int>) {
        for index in words.indices {
            let first = index << 6
            if first + 63 < offsets.lowerBound || first > offsets.upperBound { words[index] = 0 }
            if first < offsets.lowerBound, offsets.lowerBound <= first + 63 {
                words[index] &= ~0 << UInt64(offsets.lowerBound - first)
            }
            if first <= offsets.upperBound, offsets.upperBound < first + 63 {
                words[index] &= ~0 >> UInt64(63 - (offsets.upperBound - first))
            }
        }
    }

    /// A bit for each document, the lowest first; false if there are too many.
    mutating func insert(map bytes: Span<UInt8>) -> Bool {
        guard bytes.count <= Stretch.rowCount / 8 else { return false }
        var words = words.mutableSpan
        for index in bytes.indices { words[index >> 3] |= UInt64(bytes[index]) << UInt64((index & 7) << 3) }
        return true
    }

    /// How many are left out before each; false if a number is none, or leads too far.
    mutating func insert(gaps bytes: Span<UInt8>) -> Bool {
        var words = words.mutableSpan
        var (index, offset) = (0, -1)
        while index < bytes.count {
            guard let gap = VariableNumber.read(bytes, &index), gap < UInt64(Stretch.rowCount) else { return false }
            offset += Int(gap) + 1
            guard offset < Stretch.rowCount else { return false }
            words[offset >> 6] |= 1 << UInt64(offset & 63)
        }
        return true
    }

    /// Ascending.
    var offsets: [Int] {
        var offsets: [Int] = []
        for (index, word) in words.enumerated() {
            var rest = word
            while rest != 0 {
                offsets.append(index << 6 + rest.trailingZeroBitCount)
                rest &= rest - 1
            }
        }
        return offsets
    }

    /// Those that follow one another without a gap, as ranges, ascending.
    var ranges: [ClosedRange<Int>] {
        var ranges: [ClosedRange<Int>] = []
        for offset in offsets {
            if let last = ranges.last, last.upperBound == offset - 1 {
                ranges[ranges.count - 1] = last.lowerBound...offset
            } else {
                ranges.append(offset...offset)
            }
        }
        return ranges
    }
}
