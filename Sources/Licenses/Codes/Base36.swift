/// The alphabet `0…9A…Z` that identification codes are written in. Lower case is not part of it.
package enum Base36 {
    /// The value 0…35 of an ASCII digit or capital letter; nil for any other byte.
    package static func value(of byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "A")) + 10
        default: nil
        }
    }

    /// The ASCII byte of a value 0…35.
    package static func digit(_ value: Int) -> UInt8 {
        precondition((0..<36).contains(value), "no base-36 digit has the value \(value)")
        return value < 10 ? UInt8(ascii: "0") + UInt8(value) : UInt8(ascii: "A") + UInt8(value - 10)
    }

    /// `number` written in `base`, with zeros in front up to `width` digits; longer numbers keep all their digits.
    package static func digits(_ number: UInt64, base: UInt64 = 36, width: Int = 1) -> [UInt8] {
        var digits: [UInt8] = []
        digits.reserveCapacity(16)
        var rest = number
        while rest > 0 {
            digits.append(digit(Int(rest % base)))
            rest /= base
        }
        while digits.count < width { digits.append(UInt8(ascii: "0")) }
        digits.reverse()
        return digits
    }

    /// Refuses the first byte that is not of the alphabet, by its position in the whole code.
    static func check(_ bytes: some Collection<UInt8>, startingAt first: Int = 1) throws(CodeRefusal) {
        for (offset, byte) in bytes.enumerated() where value(of: byte) == nil {
            throw .alphabet(position: first + offset)
        }
    }
}
