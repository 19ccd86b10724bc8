import SignedLog

/// A piece of a text that the index of words is kept by: two characters that follow one another. Of two that are both
/// ASCII the third belongs to it too (0 where none of ASCII follows), since pairs of digits are in every license. No piece
/// reaches over a space or the end of a line.
///
/// As a number of 42 bits: 21 for the first scalar, 21 for the others. So all pieces that begin with the same two
/// characters lie side by side.
struct Gram: Hashable, Comparable {
    static let bitCount = 42
    private static let scalarBits = 21
    /// Above every scalar: where the pair is ASCII, its second and third follow here in seven bits each.
    private static let asciiStart: UInt64 = 0x11_0000
    private static let asciiBits = 7

    let key: UInt64

    static func < (left: Gram, right: Gram) -> Bool { left.key < right.key }

    /// Nil if one of the two is a gap (0).
    fileprivate init?(_ first: UInt64, _ second: UInt64, next: UInt64) {
        guard first != 0, second != 0 else { return nil }
        let rest =
            first < 0x80 && second < 0x80
            ? Self.asciiStart + (second << Self.asciiBits | (next < 0x80 ? next : 0)) : second
        key = first << Self.scalarBits | rest
    }

    init(key: UInt64) { self.key = key }

    /// Everything that begins with these two characters, of which the third is not known.
    fileprivate static func all(_ first: UInt64, _ second: UInt64) -> ClosedRange<Gram>? {
        guard let least = Gram(first, second, next: 0) else { return nil }
        return least...Gram(key: least.key + (1 << asciiBits - 1))
    }

    /// Calls `body` with each piece of a text in UTF-8, as often as it is there. Bytes that are none end the text.
    @inline(__always)
    static func each(in text: borrowing Span<UInt8>, _ body: (Gram) -> Void) {
        var (first, second, index): (UInt64, UInt64, Int) = (0, 0, 0)
        while let next = scalar(in: text, at: &index) {
            if let gram = Gram(first, second, next: next) { body(gram) }
            (first, second) = (second, next)
        }
        if let gram = Gram(first, second, next: 0) { body(gram) }
    }

    /// The scalar at a place, which moves on; 0 for spaces and ends of lines, nil at the end.
    @inline(__always)
    fileprivate static func scalar(in text: borrowing Span<UInt8>, at index: inout Int) -> UInt64? {
        guard index < text.count else { return nil }
        let lead = text[index]
        if lead < 0x80 {
            index += 1
            return lead <= UInt8(ascii: " ") ? 0 : UInt64(lead)
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= text.count else { return nil }
        var value = UInt64(lead) & (0x7F >> UInt64(length))
        for offset in 1..<length { value = value << 6 | UInt64(text[index + offset] & 0x3F) }
        index += length
        return value
    }
}

/// What the index is asked for: pieces that all words together have. A license that has the words has all of them; one
/// that has all of them need not have the words.
struct GramQuestion {
    /// Each is to be there; of a range one of it.
    private(set) var pieces: [ClosedRange<Gram>] = []

    /// Nil if the words have no pieces: then every license must be looked at.
    init?(_ words: [Text]) {
        for word in words { add(word) }
        guard !pieces.isEmpty else { return nil }
        var known: Set<ClosedRange<Gram>> = []
        pieces = pieces.filter { known.insert($0).inserted }
    }

    private mutating func add(_ word: Text) {
        let slice = word.utf8.slice
        let text = slice.span
        var (first, second, index): (UInt64, UInt64, Int) = (0, 0, 0)
        var isCovered = false
        while let next = Gram.scalar(in: text, at: &index) {
            if let gram = Gram(first, second, next: next) { pieces.append(gram...gram) }
            isCovered = first != 0 && first < 0x80 && second != 0 && second < 0x80
            (first, second) = (second, next)
        }
        // At the end of the word the text may go on.
        if first < 0x80, second < 0x80 {
            if !isCovered, let all = Gram.all(first, second) { pieces.append(all) }
        } else if let gram = Gram(first, second, next: 0) {
            pieces.append(gram...gram)
        }
    }
}
