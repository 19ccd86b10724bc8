/// A 公民身份号码 (GB 11643-1999): 18 characters, of which province, birth date and check character have been checked.
///
/// It names a natural person: it has no `description`, so that no log prints it by accident.
package struct ResidentIdentityNumber: Hashable, Sendable {
    package static let length = 18
    /// Length of the numbers given out before 1999, which back-files still hold.
    package static let oldLength = 15

    /// The number, 18 ASCII bytes, the check character X in upper case.
    package let utf8: [UInt8]
    package let birthDate: CivilDate

    /// Refuses what is not a number, by the first thing that is wrong with it.
    ///
    /// A lower-case `x` at the end is a habit of typing and becomes `X`. Nobody is born after `today`; without it
    /// that is not checked.
    package init(parsing utf8: [UInt8], notAfter today: CivilDate?) throws(CodeRefusal) {
        guard utf8.count == Self.length else {
            throw .length(found: utf8.count, allowed: Self.length...Self.length)
        }
        var number = utf8
        if number[17] == UInt8(ascii: "x") { number[17] = UInt8(ascii: "X") }
        try Self.checkDigits(number[0..<17])
        try Self.checkProvince(number)
        self.birthDate = try Self.birthDate(number[6..<14], notAfter: today)
        try Mod11_2.validate(number)
        self.utf8 = number
    }

    /// Turns an old number of 15 digits into one of 18: the century 19 is put in, the check character added.
    package init(converting old: [UInt8], notAfter today: CivilDate?) throws(CodeRefusal) {
        guard old.count == Self.oldLength else {
            throw .length(found: old.count, allowed: Self.oldLength...Self.oldLength)
        }
        try Self.checkDigits(old[...])
        let digits = old[0..<6] + Array("19".utf8) + old[6..<15]
        try self.init(parsing: digits + [Mod11_2.checkCharacter(over: digits)], notAfter: today)
    }

    /// Digit 17 is odd for men and even for women.
    package var isMale: Bool { !utf8[16].isMultiple(of: 2) }

    private static func checkDigits(_ bytes: ArraySlice<UInt8>) throws(CodeRefusal) {
        for (offset, byte) in bytes.enumerated() where !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) {
            throw .alphabet(position: offset + 1)
        }
    }

    private static func checkProvince(_ number: [UInt8]) throws(CodeRefusal) {
        let province = Int(number[0] - UInt8(ascii: "0")) * 10 + Int(number[1] - UInt8(ascii: "0"))
        guard ProvinceCode.isKnown(province) else { throw .region(province: province) }
    }

    private static func birthDate(_ digits: ArraySlice<UInt8>, notAfter today: CivilDate?) throws(CodeRefusal)
        -> CivilDate
    {
        guard let date = CivilDate(parsing: Array(digits)) else {
            throw .date(yyyymmdd: digits.reduce(0) { $0 * 10 + Int64($1 - UInt8(ascii: "0")) })
        }
        if let today, date > today { throw .future(date: date, today: today) }
        return date
    }
}
