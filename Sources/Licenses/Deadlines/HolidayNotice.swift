package import District
package import SignedLog

/// 放假安排: what a notice of the State Council says of a year's days. It may also name days of the year before (2018-12-29
/// was made a working day by the notice for 2019).
package struct HolidayNotice: Hashable, Sendable {
    /// Days that one notice names. The longest year so far had 41.
    package static let dayLimit = 366

    package let year: Int
    /// Where it stands: the number of the notice, or its address.
    package let source: Text
    /// Each day that it names, and whether it is a working day.
    package let days: [CivilDate: Bool]

    package init(year: Int, source: Text, days: [CivilDate: Bool]) {
        (self.year, self.source, self.days) = (year, source, days)
    }

    fileprivate func days(in year: Int) -> [CivilDate: Bool] { days.filter { $0.key.year == year } }
}

/// Turns notices into calendars to publish: one act a year, whatever came together. A notice adds to what is in force: a
/// second one within a year names the days that it changes, not all of them.
package struct CalendarDrafts: Sendable {
    /// By year, ascending.
    package var acts: [CalendarAct] { planned.sorted { $0.key < $1.key }.map(\.value) }
    /// Days of a year that has no calendar: a calendar of these alone would make the rest of that year known. Ascending.
    package private(set) var leftOut: [CivilDate] = []

    private var planned: [Int: CalendarAct] = [:]

    /// - Parameters:
    ///   - notices: as they were given, the later one over the earlier.
    ///   - current: the calendar in force of a year.
    package init(_ notices: [HolidayNotice], over current: (Int) -> CalendarAct?) {
        let ordered = notices.sorted { $0.year < $1.year }
        for notice in ordered { add(notice, to: notice.year, over: planned[notice.year] ?? current(notice.year)) }
        for notice in ordered {
            for year in Set(notice.days.keys.map(\.year)).subtracting([notice.year]).sorted() {
                if let base = planned[year] ?? current(year) {
                    add(notice, to: year, over: base)
                } else {
                    leftOut += notice.days(in: year).keys
                }
            }
        }
        for (year, act) in planned where current(year)?.exceptions == act.exceptions { planned[year] = nil }
        leftOut.sort()
    }

    private mutating func add(_ notice: HolidayNotice, to year: Int, over base: CalendarAct?) {
        var days = base?.days ?? [:]
        for (day, isWorkingDay) in notice.days(in: year) {
            // What the week alone says needs no exception.
            days[day] = isWorkingDay == day.isWeekend ? isWorkingDay : nil
        }
        if let base, days == base.days { return }
        planned[year] = Self.calendar(of: year, days, Self.source(of: notice, over: base?.source))
    }

    /// All that the calendar rests on, as far as there is room: else the last.
    private static func source(of notice: HolidayNotice, over base: Text?) -> Text {
        guard let base, base != notice.source else { return notice.source }
        let both = Text(base.string + " " + notice.source.string)
        return both.utf8.count <= Limit.text ? both : notice.source
    }

    private static func calendar(of year: Int, _ days: [CivilDate: Bool], _ source: Text) -> CalendarAct {
        CalendarAct(
            year: UInt64(year),
            exceptions: days.map { .init(date: UInt64($0.yyyymmdd), isWorkingDay: $1) },
            source: source
        )
    }
}

extension CalendarAct {
    fileprivate var days: [CivilDate: Bool] {
        var days: [CivilDate: Bool] = [:]
        for exception in exceptions {
            if let date = CivilDate(yyyymmdd: Int64(exception.date)) { days[date] = exception.isWorkingDay }
        }
        return days
    }
}
