import District
import Licenses
import SignedLog
import Testing

/// Working days of China, 2007 to 2026, and what is counted by them.
struct WorkingCalendarTests {
    /// All 7,305 days, each against the notices themselves.
    @Test func everyDayOfTwentyYearsIsAsTheNoticesSay() throws {
        let calendar = try HolidayFiles.calendar()
        let named = try HolidayFiles.days(2007...2026)
        var day = try #require(CivilDate(year: 2007, month: 1, day: 1))
        var (count, working, workingWeekends, weekdaysOff) = (0, 0, 0, 0)
        while day.year < 2027 {
            let expected = named[day] ?? (1...5 ~= weekday(day))
            #expect(calendar.isWorkingDay(day) == expected, "\(day)")
            count += 1
            working += expected ? 1 : 0
            if expected && weekday(day) > 5 { workingWeekends += 1 }
            if !expected && weekday(day) <= 5 { weekdaysOff += 1 }
            day = try #require(day.adding(days: 1))
        }
        #expect(count == 7_305)
        #expect(working == 4_991)
        #expect(workingWeekends == 130)
        #expect(weekdaysOff == 358)
    }

    /// 1 is Monday: Zeller's congruence, not the program's own count.
    private func weekday(_ day: CivilDate) -> Int {
        let (month, year) = day.month < 3 ? (day.month + 12, day.year - 1) : (day.month, day.year)
        let (century, ofCentury) = (year / 100, year % 100)
        let saturdayIsZero =
            (day.day + 13 * (month + 1) / 5 + ofCentury + ofCentury / 4 + century / 4 + 5 * century) % 7
        return (saturdayIsZero + 5) % 7 + 1
    }

    @Test(arguments: [(2022, 249), (2023, 249), (2024, 251), (2025, 248), (2026, 248)])
    func aYearHasSoManyWorkingDays(year: Int, count: Int) throws {
        #expect(try HolidayFiles.calendar().workingDayCount(in: year) == count)
    }

    /// Each differs from counting Monday to Friday alone. Columns: the event, the third and the tenth working day after it.
    static let vectors = [
        ("2022-09-30", "2022-10-10", "2022-10-19"), ("2022-10-01", "2022-10-10", "2022-10-19"),
        ("2022-10-08", "2022-10-11", "2022-10-20"), ("2022-12-30", "2023-01-05", "2023-01-16"),
        ("2023-01-20", "2023-01-30", "2023-02-08"), ("2023-04-28", "2023-05-06", "2023-05-16"),
        ("2023-06-21", "2023-06-27", "2023-07-06"), ("2023-09-28", "2023-10-09", "2023-10-18"),
        ("2024-02-08", "2024-02-19", "2024-02-28"), ("2024-02-09", "2024-02-20", "2024-02-29"),
        ("2024-02-10", "2024-02-20", "2024-02-29"), ("2024-04-30", "2024-05-08", "2024-05-16"),
        ("2024-09-13", "2024-09-19", "2024-09-29"), ("2024-09-30", "2024-10-10", "2024-10-18"),
        ("2025-01-24", "2025-02-05", "2025-02-13"), ("2025-09-30", "2025-10-11", "2025-10-21"),
        ("2026-02-13", "2026-02-25", "2026-03-05"), ("2020-01-23", "2020-02-05", "2020-02-14"),
    ]

    @Test(arguments: vectors)
    func aDeadlineIsTheLastOfItsWorkingDays(event: String, third: String, tenth: String) throws {
        let calendar = try HolidayFiles.calendar()
        #expect(calendar.deadline(3, workingDaysAfter: try date(event)).day == (try date(third)))
        #expect(calendar.deadline(10, workingDaysAfter: try date(event)).day == (try date(tenth)))
        #expect(try calendar.workingDays(after: date(event), through: date(third)) == 3)
    }

    @Test func aDeadlineNamesTheCalendarsThatItWasCountedBy() throws {
        let calendar = try HolidayFiles.calendar()
        guard case .day(_, let versions) = calendar.deadline(3, workingDaysAfter: try date("2022-12-30")) else {
            Issue.record("no deadline")
            return
        }
        #expect(versions.map(\.year) == [2022, 2023])
        #expect(versions.map(\.act) == [HolidayFiles.act(of: 2022), HolidayFiles.act(of: 2023)])
    }

    /// In December, next year's notice has not come: the days until New Year are known, what lies beyond is not.
    @Test func withoutNextYearsCalendarADeadlineInJanuaryIsUnknown() throws {
        let calendar = try HolidayFiles.calendar(2007...2022)
        #expect(calendar.deadline(3, workingDaysAfter: try date("2022-12-26")).day == (try date("2022-12-29")))
        let unknown = calendar.deadline(3, workingDaysAfter: try date("2022-12-30"))
        #expect(unknown == .unknown(year: 2023))
        #expect(unknown.isOver(on: .latest) == nil)
        #expect(unknown.daysLate(doneOn: .latest) == nil)
        #expect(calendar.isWorkingDay(try date("2023-01-03")) == nil)
        #expect(calendar.workingDayCount(in: 2023) == nil)
        #expect(WorkingCalendar().deadline(1, workingDaysAfter: try date("2022-12-30")) == .unknown(year: 2022))
        #expect(calendar.deadline(1, workingDaysAfter: .latest) == .unknown(year: 10_000))
    }

    @Test func latenessIsCountedInDaysAfterTheLast() throws {
        let deadline = try HolidayFiles.calendar().deadline(3, workingDaysAfter: date("2022-09-30"))
        #expect(deadline.daysLate(doneOn: try date("2022-10-10")) == 0)
        #expect(deadline.daysLate(doneOn: try date("2022-10-12")) == 2)
        #expect(deadline.isOver(on: try date("2022-10-10")) == false)
        #expect(deadline.isOver(on: try date("2022-10-11")) == true)
    }

    private func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(parsing: Array(text.utf8)))
    }
}
