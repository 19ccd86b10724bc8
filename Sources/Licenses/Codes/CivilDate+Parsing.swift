/// Dates as people and files write them.
extension CivilDate {
    /// Reads `yyyy-mm-dd` or `yyyymmdd`, all digits present and nothing around them; nil for anything else.
    ///
    /// Strict, because a register that writes `2014-9-01` or a year of another calendar must be asked, not guessed.
    package init?(parsing utf8: [UInt8]) {
        switch utf8.count {
        case 8: self.init(digits: utf8)
        case 10 where utf8[4] == UInt8(ascii: "-") && utf8[7] == UInt8(ascii: "-"):
            self.init(digits: Array(utf8[0..<4] + utf8[5..<7] + utf8[8..<10]))
        default: return nil
        }
    }

    private init?(digits: [UInt8]) {
        var number: Int64 = 0
        for byte in digits {
            guard let digit = Base36.value(of: byte), digit < 10 else { return nil }
            number = number * 10 + Int64(digit)
        }
        self.init(yyyymmdd: number)
    }
}
