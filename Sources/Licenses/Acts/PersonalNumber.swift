import SignedLog

/// Finds a natural person's number in what everybody may read: no clear number embeds a citizen's.
enum PersonalNumber {
    static func isEmbedded(in text: Text) -> Bool { isEmbedded(in: text.utf8.slice) }

    /// Whether some 18 characters in a row are a 公民身份号码 with a right check character.
    static func isEmbedded(in utf8: ArraySlice<UInt8>) -> Bool {
        guard utf8.count >= ResidentIdentityNumber.length else { return false }
        var digitCount = 0
        for offset in utf8.indices {
            // Seventeen digits and one more character: only then is it worth a closer look.
            if digitCount >= 17, isNumber(endingAt: offset, in: utf8) { return true }
            let byte = utf8[offset]
            digitCount = byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") ? digitCount + 1 : 0
        }
        return false
    }

    private static func isNumber(endingAt last: Int, in utf8: ArraySlice<UInt8>) -> Bool {
        let number = Array(utf8[(last + 1 - ResidentIdentityNumber.length)...last])
        return (try? ResidentIdentityNumber(parsing: number, notAfter: nil)) != nil
    }

    /// Whether a text contains the code of a holder who is a natural person, or any citizen's number.
    static func isEmbedded(in text: Text, holder: Holder?) -> Bool {
        if isEmbedded(in: text) { return true }
        guard let holder, holder.type.isNaturalPerson else { return false }
        return text.contains(holder.code)
    }
}

extension Text {
    /// Whether the bytes of another, which must not be empty, stand somewhere in this text.
    fileprivate func contains(_ other: Text) -> Bool {
        guard !other.isEmpty, utf8.count >= other.utf8.count else { return false }
        return (0...(utf8.count - other.utf8.count)).contains { utf8[$0...].starts(with: other.utf8) }
    }
}
