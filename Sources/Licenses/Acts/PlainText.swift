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
        return controlCharacter(in: text)
    }

    /// The first C0, DEL or C1 character, by its place in the text; 1 is the first character.
    static func controlCharacter(in text: Text) -> FieldFault? {
        guard mayHoldControlCharacter(text.utf8.slice) else { return nil }
        for (offset, scalar) in text.string.unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F: return .controlCharacter(position: offset + 1)
            default: continue
            }
        }
        return nil
    }

    /// By the bytes alone: C0 and DEL are bytes of their own, and C1 is `C2` and a byte below `A0`.
    private static func mayHoldControlCharacter(_ utf8: ArraySlice<UInt8>) -> Bool {
        var last: UInt8 = 0
        for byte in utf8 {
            if byte < 0x20 || byte == 0x7F || (last == 0xC2 && byte < 0xA0) { return true }
            last = byte
        }
        return false
    }
}
