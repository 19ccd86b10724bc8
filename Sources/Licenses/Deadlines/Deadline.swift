/// By when something has to be done.
package enum Deadline: Hashable, Sendable {
    /// Until the end of this day, 24:00 UTC+8, counted by these calendars, ascending by year.
    case day(CivilDate, by: [WorkingCalendar.Version])
    /// The calendar of this year would be needed and has not been published: unknown until it is, never guessed.
    case unknown(year: Int)

    package var day: CivilDate? {
        guard case .day(let day, _) = self else { return nil }
        return day
    }

    /// Whether it has passed on a day; nil if it is unknown.
    package func isOver(on today: CivilDate) -> Bool? { day.map { $0 < today } }

    /// Days by which something done on a day was late; 0 if it was in time, nil if the deadline is unknown.
    package func daysLate(doneOn done: CivilDate) -> Int? { day.map { max(0, done.dayNumber - $0.dayNumber) } }
}

extension WorkingCalendar {
    /// Most working days that anything is given. A year has about 250.
    package static let largestCount = 250

    /// The last day of so many working days after an event. The event's own day is not counted (民法典 §201), and no day of
    /// rest is the last (§203), since only working days are counted.
    ///
    /// - Parameter count: 1…``largestCount``.
    package func deadline(_ count: Int, workingDaysAfter event: CivilDate) -> Deadline {
        precondition(1...Self.largestCount ~= count, "a deadline of \(count) working days")
        var (left, day) = (count, event)
        var used: [Version] = []
        while left > 0 {
            guard let next = day.adding(days: 1) else { return .unknown(year: day.year + 1) }
            guard let isWorkingDay = isWorkingDay(next) else { return .unknown(year: next.year) }
            day = next
            if let version = version(of: day.year), used.last != version { used.append(version) }
            if isWorkingDay { left -= 1 }
        }
        return .day(day, by: used)
    }

    /// Working days from the day after one to another, that one included; nil if a calendar between them is missing.
    package func workingDays(after first: CivilDate, through last: CivilDate) -> Int? {
        var (day, count) = (first, 0)
        while day < last {
            guard let next = day.adding(days: 1), let isWorkingDay = isWorkingDay(next) else { return nil }
            day = next
            if isWorkingDay { count += 1 }
        }
        return count
    }
}
