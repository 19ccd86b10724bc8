import District
import Licenses
import SignedLog
import Testing

/// From notices to calendars.
struct HolidayNoticeTests {
    private func date(_ text: String) throws -> CivilDate {
        try #require(CivilDate(parsing: Array(text.utf8)))
    }

    /// 2018-12-29 was made a working day by the notice for 2019, when 2018 was published long since.
    @Test func aNoticeChangesTheYearBeforeToo() throws {
        let before = CalendarDrafts(try HolidayFiles.notices(2018...2018), over: { _ in nil }).acts
        #expect(before.map(\.year) == [2018])
        let drafts = CalendarDrafts(try HolidayFiles.notices(2019...2019)) { $0 == 2018 ? before[0] : nil }
        #expect(drafts.acts.map(\.year) == [2018, 2019])
        #expect(drafts.leftOut == [])
        let days = drafts.acts[0].exceptions.map(\.date)
        #expect(days.contains(2018_12_29) && days.contains(2018_12_31))
        #expect(Set(before[0].exceptions.map(\.date)).isSubset(of: days))
        #expect(
            drafts.acts[0].source.string.contains("content_5243579")
                && drafts.acts[0].source.string.contains("2018-12/06")
        )
    }

    /// A calendar of the last days of 2006 alone would say of the others that they are as ever.
    @Test func daysOfAYearWithoutACalendarAreLeftOutAndTold() throws {
        let drafts = CalendarDrafts(try HolidayFiles.notices(2007...2007), over: { _ in nil })
        #expect(drafts.acts.map(\.year) == [2007])
        #expect(drafts.leftOut == [try date("2006-12-30"), try date("2006-12-31")])
    }

    @Test func theSameAgainIsNoNewCalendar() throws {
        let notices = try HolidayFiles.notices(2007...2026)
        let acts = CalendarDrafts(notices, over: { _ in nil }).acts
        #expect(acts.count == 20)
        let again = CalendarDrafts(notices) { year in acts.first { $0.year == UInt64(year) } }
        #expect(again.acts == [])
    }

    /// The Spring Festival of 2020 was prolonged when it had begun.
    @Test func aLaterNoticeOfTheYearOverridesTheEarlier() throws {
        let whole = try HolidayFiles.notices(2020...2020)[0]
        var days = whole.days
        for day in ["2020-01-31", "2020-02-02"] { days[try date(day)] = nil }
        days[try date("2020-02-01")] = true
        let first = CalendarDrafts([HolidayNotice(year: 2020, source: "第一次", days: days)], over: { _ in nil }).acts
        var calendar = WorkingCalendar()
        calendar.add(first[0], as: HolidayFiles.act(of: 1))
        #expect(calendar.deadline(3, workingDaysAfter: try date("2020-01-23")).day == (try date("2020-02-03")))
        let second = CalendarDrafts([whole]) { _ in first[0] }.acts
        calendar.add(second[0], as: HolidayFiles.act(of: 2))
        let deadline = calendar.deadline(3, workingDaysAfter: try date("2020-01-23"))
        #expect(deadline.day == (try date("2020-02-05")))
        #expect(calendar.version(of: 2020)?.act == HolidayFiles.act(of: 2))
    }

    /// The notice of 2018 again, when that of 2019 has changed its last days: they stay.
    @Test func anEarlierNoticeAgainTakesNothingBack() throws {
        let acts = CalendarDrafts(try HolidayFiles.notices(2018...2019), over: { _ in nil }).acts
        let again = CalendarDrafts(try HolidayFiles.notices(2018...2018)) { year in
            acts.first { $0.year == UInt64(year) }
        }
        #expect(again.acts == [])
        // What a notice takes back, it names.
        let day = try date("2018-12-29")
        let back = HolidayNotice(year: 2018, source: "更正", days: [day: false])
        let mended = CalendarDrafts([back]) { year in acts.first { $0.year == UInt64(year) } }.acts
        #expect(mended.first?.exceptions.map(\.date).contains(2018_12_29) == false)
    }

    /// A Saturday of rest says nothing new.
    @Test func onlyWhatDiffersFromTheWeekStandsInACalendar() throws {
        let days = [try date("2022-12-31"): false, try date("2022-12-30"): true, try date("2022-12-29"): false]
        let act = CalendarDrafts([HolidayNotice(year: 2022, source: "通知", days: days)], over: { _ in nil }).acts[0]
        #expect(act.exceptions == [.init(date: 2022_12_29, isWorkingDay: false)])
    }
}
