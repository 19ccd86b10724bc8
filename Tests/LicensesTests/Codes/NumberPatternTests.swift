import Licenses
import SignedLog
import Testing

@Suite struct NumberPatternTests {
    static let written: [(pattern: Text, serial: UInt64, year: Int, number: Text)] = [
        ("普卫公字〔{year}〕第{serial:4}号", 123, 2026, "普卫公字〔2026〕第0123号"),
        ("普卫公字〔{year}〕第{serial:4}号", 12_345, 2026, "普卫公字〔2026〕第12345号"),
        ("{serial}", 1, 2026, "1"),
        ("教民{serial:12}", 7, 2026, "教民000000000007"),
        ("{year}{serial:3}", 42, 987, "0987042"),
        ("{serial:2}-{year}", 5, 2026, "05-2026"),
    ]

    @Test(arguments: written.indices)
    func aNumberIsReadBackAsItWasWritten(row: Int) throws {
        let (text, serial, year, number) = Self.written[row]
        let pattern = try #require(NumberPattern(parsing: text))
        #expect(pattern.number(serial, year: year) == number)
        let read = try #require(pattern.reading(number))
        #expect(read.serial == serial)
        #expect(read.year == (pattern.restartsYearly ? year : 0))
    }

    @Test(
        arguments: [
            "", "普卫公字第号", "{serial}{serial}", "{year}{year}{serial}", "{number}", "第{serial号", "第serial}号",
            "{serial:0}",
            "{serial:13}", "{serial:}", "{serial:a}", "{serial}0号", "{serial}{year}", " {serial}", "{serial}\n",
            "3101{year}{serial:12}", "31010719491231002{serial}",
        ] as [Text]
    )
    func whatIsNoPatternIsNone(text: Text) {
        #expect(NumberPattern(parsing: text) == nil)
    }

    @Test func aPatternIsAtMostSoLong() {
        let words = String(repeating: "a", count: NumberPattern.byteLimit - "{serial}".utf8.count)
        #expect(NumberPattern(parsing: Text(words + "{serial}")) != nil)
        #expect(NumberPattern(parsing: Text(words + "a{serial}")) == nil)
    }

    /// Zeros are filled in to the width and no further: a number is written in one way.
    @Test(
        arguments: [
            "普卫公字〔2026〕第123号", "普卫公字〔2026〕第00123号", "普卫公字〔26〕第0123号", "普卫公字〔2026〕第0000号",
            "普卫公字〔2026〕第0123号之一", "普卫公字〔2026〕第号", "普卫公字〔2026〕第1234567890123号", "普卫公字〔2026〕第A7F3号",
        ] as [Text]
    )
    func anotherNumberIsNotRead(number: Text) throws {
        let pattern = try #require(NumberPattern(parsing: "普卫公字〔{year}〕第{serial:4}号"))
        #expect(pattern.reading(number) == nil)
    }

    @Test(arguments: ["府教社字第 號", "南市教社字第\u{3000}號", "教社字第號", "ABC-", ""] as [Text])
    func aNumberWithoutADigitIsAFormThatWasNeverFilledIn(number: Text) {
        #expect(PlaceholderNumber.stands(as: number))
    }

    @Test(arguments: ["府教社字第 ○三○二", "第０１号", "教字第〇號", "叁", "A1"] as [Text])
    func aDigitOfAnyWritingMakesANumber(number: Text) {
        #expect(!PlaceholderNumber.stands(as: number))
    }

    /// What a node makes up is longer than the largest number of a block, so it is never taken for one.
    @Test func aNodeCodedNumberIsNoNumberOfABlock() throws {
        let pattern = try #require(NumberPattern(parsing: "普卫公字〔{year}〕第{serial:4}号"))
        let serial = LicenseIdentifier.serial(nodeCode: Array("0001".utf8), epoch: 0, founded: 0)
        #expect(pattern.number(serial: serial, year: 2026) == "普卫公字〔2026〕第0001000000000号")
        #expect(pattern.reading(pattern.number(serial: serial, year: 2026)) == nil)
    }
}
