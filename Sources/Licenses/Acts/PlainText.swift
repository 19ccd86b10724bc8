import District
import SignedLog

/// What every text that a person authors must be: something, of bounded length, without control characters. Spaces
/// at its ends stay: a back-file is restated byte for byte.
enum PlainText {
    /// Room for the 512 characters of a holder's name in the national tables.
    static let fieldByteLimit = 2048
    /// What the body of an act may hold in one clear text.
    static let partByteLimit = Limit.text

    static func check(_ text: Text, field: Text) throws(AuthoringRefusal) {
        if let fault = fault(in: text, byteLimit: fieldByteLimit) { throw .field(field, fault) }
    }

    static func check(_ text: Text?, part: LicensePart) throws(AuthoringRefusal) {
        if let text, let fault = fault(in: text, byteLimit: partByteLimit) { throw .part(part, fault) }
    }

    private static func fault(in text: Text, byteLimit: Int) -> FieldFault? {
        if text.isEmpty { return .empty }
        if text.utf8.count > byteLimit { return .tooLong(byteCount: text.utf8.count) }
        return controlCharacter(in: text)
    }

    /// The first C0, DEL or C1 character, by its place in the text; 1 is the first character.
    static func controlCharacter(in text: Text) -> FieldFault? {
        if text.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) { return nil }
        for (offset, scalar) in text.string.unicodeScalars.enumerated() {
            switch scalar.value {
            case 0x00...0x1F, 0x7F...0x9F: return .controlCharacter(position: offset + 1)
            default: continue
            }
        }
        return nil
    }
}
