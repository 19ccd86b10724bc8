/// A 统一社会信用代码 (GB 32100-2015): 18 characters, of which alphabet, build and check character have been checked.
///
/// 1 registering authority · 1 category · 6 digits of the region (GB/T 2260) · 9 organization code (GB 11714) · 1 check
package struct UnifiedSocialCreditCode: Hashable, Sendable {
    package static let length = 18

    /// The code, 18 ASCII bytes.
    package let utf8: [UInt8]

    /// Refuses what is not a code, by the first thing that is wrong with it.
    package init(parsing utf8: [UInt8]) throws(CodeRefusal) {
        guard utf8.count == Self.length else {
            throw .length(found: utf8.count, allowed: Self.length...Self.length)
        }
        for (offset, byte) in utf8.enumerated() where Self.value(of: byte) == nil {
            throw .alphabet(position: offset + 1)
        }
        try Self.checkForm(utf8)
        let expected = Self.checkCharacter(over: utf8.dropLast())
        guard utf8[17] == expected else { throw .checkCharacter(found: utf8[17], expected: expected) }
        self.utf8 = utf8
    }

    /// Whether the check character of the organization code inside fits too.
    ///
    /// Only a warning: GB 32100 makes the last character alone decide.
    package var organizationCodeIsConsistent: Bool {
        OrganizationCode.checkCharacter(over: utf8[8..<16]) == utf8[16]
    }

    /// First characters in use: 1…9 and, since the standard was extended, A, N and Y.
    private static let authorities: [UInt8] = Array("123456789ANY".utf8)

    private static func checkForm(_ utf8: [UInt8]) throws(CodeRefusal) {
        guard authorities.contains(utf8[0]) else { throw .form(position: 1) }
        for offset in 2..<8 where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(utf8[offset]) {
            throw .form(position: offset + 1)
        }
    }

    /// The 31 characters of the code: digits and capitals without I, O, S, V, Z.
    private static let alphabet: [UInt8] = Array("0123456789ABCDEFGHJKLMNPQRTUWXY".utf8)

    /// The place in the alphabet: within each stretch that it lets stand, the letters count on.
    private static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte - UInt8(ascii: "A")) + 10
        case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte - UInt8(ascii: "J")) + 18
        case UInt8(ascii: "P")...UInt8(ascii: "R"): Int(byte - UInt8(ascii: "P")) + 23
        case UInt8(ascii: "T")...UInt8(ascii: "U"): Int(byte - UInt8(ascii: "T")) + 26
        case UInt8(ascii: "W")...UInt8(ascii: "Y"): Int(byte - UInt8(ascii: "W")) + 28
        default: nil
        }
    }

    /// GB 32100 annex B: weights 3^(i − 1) mod 31.
    private static func checkCharacter(over bytes: some Collection<UInt8>) -> UInt8 {
        var weight = 1
        var sum = 0
        for byte in bytes {
            sum += (value(of: byte) ?? 0) * weight
            weight = weight * 3 % 31
        }
        return alphabet[(31 - sum % 31) % 31]
    }
}

extension UnifiedSocialCreditCode: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
