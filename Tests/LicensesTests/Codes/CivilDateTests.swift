import Licenses
import Testing

@Suite struct CivilDateTests {
    @Test(arguments: [
        (2020, 2, 29), (2000, 2, 29), (1, 1, 1), (9999, 12, 31), (2024, 11, 1), (2023, 2, 28), (2023, 4, 30),
    ])
    func daysOfTheCalendarAreAccepted(year: Int, month: Int, day: Int) throws {
        let date = try #require(CivilDate(year: year, month: month, day: day))
        #expect([date.year, date.month, date.day] == [year, month, day])
        #expect(CivilDate(yyyymmdd: date.yyyymmdd) == date)
        #expect(CivilDate(parsing: Array(date.description.utf8)) == date)
        #expect(CivilDate(dayNumber: date.dayNumber) == date)
    }

    @Test(arguments: [
        (2023, 2, 29), (1900, 2, 29), (2100, 2, 29), (2023, 4, 31), (2023, 13, 1), (2023, 0, 1), (2023, 1, 0),
        (2023, 1, 32), (0, 1, 1), (10_000, 1, 1), (-1, 1, 1), (2023, -1, 1),
    ])
    func daysThatDoNotExistAreRefused(year: Int, month: Int, day: Int) {
        #expect(CivilDate(year: year, month: month, day: day) == nil)
    }

    @Test(arguments: [
        Int64.min, -20_230_101, 0, 1_00_01, 1_01_00, 20_230_229, 2_023_0101_0, 9999_12_32, 1_0000_01_01, .max,
    ])
    func numbersThatAreNoDateAreRefused(number: Int64) {
        #expect(CivilDate(yyyymmdd: number) == nil)
    }

    @Test(arguments: [
        "2024-1-1", "2014-9-01", "98.02.10", "100/08/01", "103-12-31", "2015-03-01止", "2024-02-30", "2024/02/03",
        " 2024-02-03", "2024-02-03 ", "20240230", "2024020", "202402031", "-0240203", "２０２４０２０３", "", "2024-0a-01",
        "2024-02-0\u{0}", "0000-01-01", "+2024-01-1",
    ])
    func whatIsNotWrittenInFullIsNotGuessed(text: String) {
        #expect(CivilDate(parsing: Array(text.utf8)) == nil)
    }

    @Test func bothWrittenFormsAreRead() throws {
        let date = try #require(CivilDate(year: 1953, month: 7, day: 1))
        #expect(CivilDate(parsing: Array("1953-07-01".utf8)) == date)
        #expect(CivilDate(parsing: Array("19530701".utf8)) == date)
        #expect(date.description == "1953-07-01")
        #expect(CivilDate.earliest.description == "0001-01-01")
    }

    @Test(arguments: [
        ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017), ("1600-03-01", -135_080),
        ("0001-01-01", -719_162), ("9999-12-31", 2_932_896), ("2024-11-01", 20_028),
    ])
    func daysAreCountedFrom1970(text: String, number: Int) throws {
        let date = try #require(CivilDate(parsing: Array(text.utf8)))
        #expect(date.dayNumber == number)
        #expect(CivilDate(dayNumber: number) == date)
    }

    /// The calendar repeats after 400 years, so that many days are enough.
    @Test func everyDayHasOneNumberAndOneSuccessor() throws {
        var previous = try #require(CivilDate(year: 1799, month: 12, day: 31))
        for number in (previous.dayNumber + 1)...(previous.dayNumber + 146_097) {
            guard let date = CivilDate(dayNumber: number), date.dayNumber == number, previous < date else {
                Issue.record("day \(number) after \(previous)")
                return
            }
            previous = date
        }
        #expect(previous.description == "2199-12-31")
    }

    @Test func addingDaysStopsAtTheEndsOfTheCalendar() throws {
        let date = try #require(CivilDate(year: 2024, month: 2, day: 28))
        #expect(date.adding(days: 1)?.description == "2024-02-29")
        #expect(date.adding(days: 2)?.description == "2024-03-01")
        #expect(date.adding(days: -59)?.description == "2023-12-31")
        #expect(CivilDate.latest.adding(days: 1) == nil)
        #expect(CivilDate.earliest.adding(days: -1) == nil)
        #expect(date.adding(days: .max) == nil)
        #expect(date.adding(days: .min) == nil)
    }

    @Test(arguments: [
        (Int64(0), "1970-01-01"), (57_599_999, "1970-01-01"), (57_600_000, "1970-01-02"), (-28_800_001, "1969-12-31"),
        (-28_800_000, "1970-01-01"), (1_730_390_399_999, "2024-10-31"), (1_730_390_400_000, "2024-11-01"),
        (.max, "9999-12-31"), (.min, "0001-01-01"), (253_402_271_999_999, "9999-12-31"),
        (253_402_272_000_000, "9999-12-31"), (-62_135_625_600_000, "0001-01-01"), (-62_135_625_600_001, "0001-01-01"),
    ])
    func theDayBeginsAtMidnightInShanghai(milliseconds: Int64, text: String) {
        #expect(CivilDate.at(millisecondsSince1970: milliseconds).description == text)
    }
}
