/// The check character of ISO/IEC 7064 MOD 11-2, which GB 11643 puts at the end of a 公民身份号码.
package enum Mod11_2 {
    /// The check character (`0…9` or `X`) over a string of digits.
    package static func checkCharacter(over digits: some Collection<UInt8>) throws(CodeRefusal) -> UInt8 {
        var sum = 0
        for (offset, byte) in digits.enumerated() {
            guard let digit = Base36.value(of: byte), digit < 10 else { throw .alphabet(position: offset + 1) }
            sum = (sum + digit) * 2 % 11
        }
        let value = (12 - sum) % 11
        return value == 10 ? UInt8(ascii: "X") : Base36.digit(value)
    }

    /// Accepts a string whose last character is the check character over the digits before it.
    package static func validate(_ bytes: some BidirectionalCollection<UInt8>) throws(CodeRefusal) {
        guard let found = bytes.last, bytes.count >= 2 else {
            throw .length(found: bytes.count, allowed: 2...Int.max)
        }
        let expected = try checkCharacter(over: bytes.dropLast())
        let mayEnd = found == UInt8(ascii: "X") || (Base36.value(of: found) ?? 10) < 10
        guard mayEnd else { throw .alphabet(position: bytes.count) }
        guard found == expected else { throw .checkCharacter(found: found, expected: expected) }
    }
}
