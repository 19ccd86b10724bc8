import District
import SignedLog

/// What every text that a person authors must be: something, of bounded length, without control characters. Spaces
/// at its ends stay: a back-file is restated byte for byte.
enum PlainText {
    /// Room for the 512 characters of a holder's name in the national tables.
    static let fieldByteLimit = 2048
    /// What the body of an act may hold in one clear text.
    static let partByteLimit = Limit.text

    static func check(
        _ text: Text,
        field: Text,
        byteLimit: Int = fieldByteLimit
    ) throws(AuthoringRefusal) {
        if let fault = fault(in: text, byteLimit: byteLimit) { throw .field(field, fault) }
    }

    static func check(_ text: Text?, part: LicensePart) throws(AuthoringRefusal) {
        if let text, let fault = fault(in: text, byteLimit: partByteLimit) { throw .part(part, fault) }
    }

    /// A text that everybody in the district reads: it embeds no citizen's number either.
    static func checkClear(_ text: Text, part: LicensePart) throws(AuthoringRefusal) {
        try check(text, part: part)
        if PersonalNumber.isEmbedded(in: text) { throw .part(part, .personalNumber) }
    }

    private static func fault(in text: Text, byteLimit: Int) -> FieldFault? {
        if text.isEmpty { return .empty }
        if text.utf8.count > byteLimit { return .tooLong(byteCount: text.utf8.count) }
        return strangeCharacter(in: text)
    }

    /// The first character that no printed text has, by its place in the text; 1 is the first character. Control characters
    /// (C0, DEL, C1); and those of private use (The Unicode Standard, section 23.5): rare Han characters as one system's font
    /// draws them, which in another system's are another character, or none.
    static func strangeCharacter(in text: Text) -> FieldFault? {
        guard mayHoldStrangeCharacter(text.utf8.slice) else { return nil }
        for (offset, scalar) in text.string.unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F: return .controlCharacter(position: offset + 1)
            case 0xE000...0xF8FF, 0xF0000...0x10FFFF: return .privateUseCharacter(position: offset + 1)
            default: continue
            }
        }
        return nil
    }

    /// By the first bytes of characters, and passing over the rest of them: C0 and DEL are bytes of their own, C1 is `C2` and a
    /// byte below `A0`; of private use are `EE`, `EF` with a byte below `A4`, some of `F3`, and `F4`.
    private static func mayHoldStrangeCharacter(_ utf8: ArraySlice<UInt8>) -> Bool {
        let bytes = utf8.span
        var offset = 0
        while offset < bytes.count {
            switch bytes[offset] {
            case 0x20..<0x7F: offset += 1
            case 0xC2 where bytes[offset + 1] >= 0xA0, 0xC3...0xDF: offset += 2
            case 0xE0...0xED: offset += 3
            case 0xEF where bytes[offset + 1] >= 0xA4: offset += 3
            case 0xF0...0xF2: offset += 4
            case _: return true
            }
        }
        return false
    }
}
