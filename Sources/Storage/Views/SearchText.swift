package import SignedLog

/// What a license can be found by: the texts of its face, written so that they compare as people mean them. Letters are
/// small, full-width forms are those of ASCII, and a line feed parts one text from the next.
package struct SearchText: Hashable, Sendable {
    /// Bytes of one license's texts; what is beyond is not found.
    package static let byteLimit = 4_096
    /// Characters that a word must have at least: one alone is in half of all licenses.
    package static let wordLength = 2

    package let text: Text

    package static let empty = SearchText([])

    package init(_ texts: [Text]) {
        var scalars = String.UnicodeScalarView()
        for text in texts where !text.string.isEmpty {
            if !scalars.isEmpty { scalars.append("\n") }
            for scalar in text.string.unicodeScalars { scalars.append(scalar.forSearch) }
            guard scalars.count < Self.byteLimit else { break }
        }
        text = Text(String(String(scalars).utf8Prefix(Self.byteLimit)))
    }

    /// As it was kept.
    init(kept: Text) { text = kept }

    /// The words of a question, which stand between spaces. Nil if there is none, or one is too short.
    package static func words(of question: String) -> [Text]? {
        let folded = String(String.UnicodeScalarView(question.unicodeScalars.map(\.forSearch)))
        let words = folded.split { $0 == " " || $0 == "\n" || $0 == "\t" }
        guard !words.isEmpty, words.allSatisfy({ $0.count >= wordLength }) else { return nil }
        return words.map { Text(String($0)) }
    }
}

extension Unicode.Scalar {
    fileprivate var forSearch: Unicode.Scalar {
        switch value {
        case 0x41...0x5A: Unicode.Scalar(value + 0x20) ?? self
        // Capital full-width letters become small ones.
        case 0xFF21...0xFF3A: Unicode.Scalar(value - 0xFEE0 + 0x20) ?? self
        case 0xFF01...0xFF5E: Unicode.Scalar(value - 0xFEE0) ?? self
        case 0x3000: " "
        default: self
        }
    }
}

extension String {
    /// The longest beginning of so many bytes that cuts no character.
    fileprivate func utf8Prefix(_ count: Int) -> Substring {
        guard utf8.count > count else { return self[...] }
        var end = utf8.index(utf8.startIndex, offsetBy: count)
        while end.samePosition(in: self) == nil { end = utf8.index(before: end) }
        return self[..<end]
    }
}
