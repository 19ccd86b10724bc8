/// The check character of ISO/IEC 7064 MOD 37,36 (GB/T 17710-2008), which GB/T 36904 puts after a 证照标识.
package struct Mod37_36 {
    private var product = 36
    private var count = 0

    package init() {}

    /// Goes on by one character of `0…9A…Z`; lower case is refused, not folded.
    package mutating func add(_ byte: UInt8) throws(CodeRefusal) {
        count += 1
        guard let value = Base36.value(of: byte) else { throw .alphabet(position: count) }
        // Modulo 36 with 36 in the place of 0, then doubled modulo 37; both without a division, since a product is 1…36.
        let sum = product + value > 36 ? product + value - 36 : product + value
        product = sum * 2 > 37 ? sum * 2 - 37 : sum * 2
    }

    /// The check character (`0…9A…Z`) over what was added.
    package var character: UInt8 {
        // 37 − 1 is 36, which stands for 0: a branch that copies of this algorithm have been seen to forget.
        Base36.digit((37 - product) % 36)
    }

    /// The check character over a string of `0…9A…Z`.
    package static func checkCharacter(over bytes: some Collection<UInt8>) throws(CodeRefusal) -> UInt8 {
        var check = Mod37_36()
        for byte in bytes { try check.add(byte) }
        return check.character
    }

    /// Accepts a string whose last character is the check character over the others.
    package static func validate(_ bytes: some BidirectionalCollection<UInt8>) throws(CodeRefusal) {
        guard let found = bytes.last, bytes.count >= 2 else {
            throw .length(found: bytes.count, allowed: 2...Int.max)
        }
        try Base36.check(bytes)
        let expected = try checkCharacter(over: bytes.dropLast())
        guard found == expected else { throw .checkCharacter(found: found, expected: expected) }
    }
}
