package import District
package import SignedLog

/// Which days are worked on: Monday to Friday, but for what the calendars that the district has published say otherwise
/// (放假调休, by the State Council's yearly notices). Of a year without a calendar nothing is known, and nothing is guessed.
package struct WorkingCalendar: Hashable, Sendable {
    /// A year's calendar as it was published: what a deadline that was counted by it names.
    package struct Version: Hashable, Sendable {
        package let year: Int
        package let act: ActID
        /// The notices that it rests on.
        package let source: Text
    }

    private struct Year: Hashable, Sendable {
        let version: Version
        let exceptions: [CivilDate: Bool]
    }

    private var years: [Int: Year] = [:]

    package init() {}

    /// The calendars that prevail by this authority.
    package init(_ view: AuthorityView) {
        for year in view.calendarYears {
            guard let statement = view.calendar(year: year)?.statement else { continue }
            add(statement)
        }
    }

    package mutating func add(_ statement: RootStatement) {
        guard case .calendar(let act) = statement.content else { return }
        add(act, as: statement.act.id)
    }

    /// - Parameter id: the act that published it.
    package mutating func add(_ act: CalendarAct, as id: ActID) {
        var exceptions: [CivilDate: Bool] = [:]
        for exception in act.exceptions {
            guard let date = CivilDate(yyyymmdd: Int64(exception.date)) else { continue }
            exceptions[date] = exception.isWorkingDay
        }
        let year = Int(act.year)
        let version = Version(year: year, act: id, source: act.source)
        years[year] = Year(version: version, exceptions: exceptions)
    }

    package func version(of year: Int) -> Version? { years[year]?.version }

    /// Nil if the year's calendar has not been published.
    package func isWorkingDay(_ date: CivilDate) -> Bool? {
        guard let year = years[date.year] else { return nil }
        return year.exceptions[date] ?? !date.isWeekend
    }

    /// How many days of a year are worked on; nil if its calendar has not been published.
    package func workingDayCount(in year: Int) -> Int? {
        guard let first = CivilDate(year: year, month: 1, day: 1), isWorkingDay(first) != nil else { return nil }
        return (0..<366).count { offset in
            guard let day = first.adding(days: offset), day.year == year else { return false }
            return isWorkingDay(day) == true
        }
    }
}

extension CivilDate {
    /// Monday is 0.
    package var weekday: Int {
        // 1970-01-01 was a Thursday.
        let shifted = (dayNumber + 3) % 7
        return shifted < 0 ? shifted + 7 : shifted
    }

    /// Whether the week alone makes it a day of rest.
    package var isWeekend: Bool { weekday >= 5 }
}
