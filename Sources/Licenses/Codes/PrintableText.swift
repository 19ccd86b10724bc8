/// Text of one line that a person can read back.
///
/// The rule is a fixed list, not a Unicode category: categories change from one Unicode version to the next, and two
/// nodes must never judge one code differently.
enum PrintableText {
    /// Accepts 1…`characterLimit` Unicode scalars of valid UTF-8 without control characters and without a space,
    /// also an ideographic one, at either end.
    static func check(_ utf8: [UInt8], characterLimit: Int) throws(CodeRefusal) {
        // As most codes are.
        if (1...characterLimit).contains(utf8.count), utf8.allSatisfy({ 0x21...0x7E ~= $0 }) { return }
        guard let text = String(validating: utf8, as: UTF8.self) else { throw .form(position: 1) }
        // Of valid UTF-8 every byte but the continuing ones begins a scalar.
        let count = utf8.count { $0 & 0xC0 != 0x80 }
        guard (1...characterLimit).contains(count) else { throw .length(found: count, allowed: 1...characterLimit) }
        for (offset, scalar) in text.unicodeScalars.enumerated() {
            let isAtEnd = offset == 0 || offset == count - 1
            if isControl(scalar.value) || isAtEnd && isSpace(scalar.value) { throw .alphabet(position: offset + 1) }
        }
    }

    /// C0, DEL and C1; line and paragraph separators; marks that turn the direction of writing; byte order mark.
    private static func isControl(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF: true
        default: false
        }
    }

    private static func isSpace(_ scalar: UInt32) -> Bool {
        scalar == 0x20 || scalar == 0xA0 || scalar == 0x3000
    }
}
