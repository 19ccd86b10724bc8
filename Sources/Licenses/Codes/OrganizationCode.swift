/// The organization code of GB 11714 (组织机构代码): eight characters and a check character.
///
/// It stands at positions 9…17 of a ``UnifiedSocialCreditCode``.
enum OrganizationCode {
    /// The check character over eight characters of `0…9A…Z`, else nil.
    static func checkCharacter(over bytes: some Collection<UInt8>) -> UInt8? {
        let weights = [3, 7, 9, 10, 5, 8, 4, 2]
        guard bytes.count == weights.count else { return nil }
        var sum = 0
        for (byte, weight) in zip(bytes, weights) {
            guard let value = Base36.value(of: byte) else { return nil }
            sum += value * weight
        }
        switch 11 - sum % 11 {
        case 10: return UInt8(ascii: "X")
        case 11: return UInt8(ascii: "0")
        case let value: return Base36.digit(value)
        }
    }
}
