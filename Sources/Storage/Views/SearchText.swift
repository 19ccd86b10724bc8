package import SignedLog

/// Texts of a license's face that it can be found by, written so that they compare as people mean them. Letters are
/// small, full-width forms are those of ASCII, and a line feed parts one text from the next.
package struct SearchText: Hashable, Sendable {
    /// Bytes of one license's texts; what is beyond is not found.
    package static let byteLimit = 4_096
    /// Characters that a word must have at least: one alone is in half of all licenses.
    package static let wordLength = 2

    package let text: Text

    package static let empty = SearchText([])

    package init(_ texts: [Text]) {
        // Into room that is there already: to ask an array for it byte by byte costs more than to fold.
        let bytes = [UInt8](capacity: texts.reduce(texts.count) { $0 + $1.utf8.count }) { folded in
            for text in texts where !text.isEmpty && folded.count < Self.byteLimit {
                if !folded.isEmpty { folded.append(UInt8(ascii: "\n")) }
                Self.append(text, to: &folded)
            }
        }
        text = Text(made: Self.cut(bytes))
    }

    /// Whether nothing of the text is folded but capital letters, as far as can be seen at once: then a column that has it is
    /// searched itself.
    package static func isPlain(_ text: Text) -> Bool { !text.utf8.contains { $0 == 0xE3 || $0 == 0xEF } }

    /// As it was kept.
    init(kept: Text) { text = kept }

    /// The words of a question, which stand between spaces. Nil if there is none, or one is too short.
    package static func words(of question: String) -> [Text]? {
        let words = SearchText([Text(question)]).text.string.split { $0 == " " || $0 == "\n" || $0 == "\t" }
        guard !words.isEmpty, words.allSatisfy({ $0.count >= wordLength }) else { return nil }
        return words.map { Text(String($0)) }
    }

    /// Where they lie, since every license of an import comes by: of three bytes are the full-width forms (U+FF01 to U+FF5E:
    /// EF BC 81 to EF BD 9E), the ideographic space (U+3000: E3 80 80), and all Han, which stand for themselves.
    private static func append(_ text: Text, to folded: inout OutputSpan<UInt8>) {
        let slice = text.utf8.slice
        let bytes = slice.span
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte < 0xE0 {
                folded.append(isCapital(byte) ? byte + 0x20 : byte)
                index += 1
                continue
            }
            // A character of four bytes leaves one for the next round.
            if let plain = plain(bytes, at: index) {
                folded.append(plain)
            } else {
                for place in index..<index + 3 { folded.append(bytes[place]) }
            }
            index += 3
        }
    }

    /// What stands for a character of three bytes; nil if it stands for itself.
    private static func plain(_ bytes: borrowing Span<UInt8>, at index: Int) -> UInt8? {
        let first = bytes[index]
        guard first == 0xEF || first == 0xE3 else { return nil }
        let plain: UInt8
        switch (first, bytes[index + 1], bytes[index + 2]) {
        case (0xEF, 0xBC, let last) where last >= 0x81: plain = last - 0x81 + 0x21
        case (0xEF, 0xBD, let last) where last <= 0x9E: plain = last - 0x80 + 0x60
        case (0xE3, 0x80, 0x80): plain = UInt8(ascii: " ")
        case _: return nil
        }
        return isCapital(plain) ? plain + 0x20 : plain
    }

    private static func isCapital(_ byte: UInt8) -> Bool { UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte }

    /// At most so many bytes, and whole characters: all bytes of one but its first begin with the bits 10.
    private static func cut(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.count > byteLimit else { return bytes }
        var end = byteLimit
        while bytes[end] & 0xC0 == 0x80 { end -= 1 }
        return Array(bytes[..<end])
    }
}
