import District
package import Licenses
package import SignedLog

/// A year's calendar as it is in force.
package struct CalendarAnswer: Encodable, Sendable {
    package let year: Int
    package let act: ActID
    /// The notices that it rests on.
    package let source: Text
    package let workingDays: Int?
    /// Days that differ from Monday to Friday, ascending.
    package let exceptions: [ExceptionAnswer]
    /// How often the year was published, this time included.
    package let versions: Int
    /// Published at the same time by a root that did not know of it; the smaller act id holds.
    package let rivals: [ActID]
}

package struct ExceptionAnswer: Encodable, Sendable {
    package let date: CivilDate
    package let isWorkingDay: Bool
}

/// By when, and by which calendars that was counted.
package struct DeadlineAnswer: Encodable, Hashable, Sendable {
    /// The last day, until 24:00 UTC+8; nil: a calendar is missing.
    package let day: CivilDate?
    /// The year whose calendar would be needed and is not published.
    package let unpublishedYear: Int?
    package let calendars: [CalendarVersionAnswer]

    package init(_ deadline: Deadline) {
        switch deadline {
        case .day(let day, let versions):
            (self.day, unpublishedYear, calendars) = (day, nil, versions.map(CalendarVersionAnswer.init))
        case .unknown(let year):
            (day, unpublishedYear, calendars) = (nil, year, [])
        }
    }
}

package struct CalendarVersionAnswer: Encodable, Hashable, Sendable {
    package let year: Int
    package let act: ActID
    package let source: Text

    init(_ version: WorkingCalendar.Version) {
        (year, act, source) = (version.year, version.act, version.source)
    }
}

extension Replica {
    /// The calendars in force, ascending by year.
    package func calendars() -> [CalendarAnswer] {
        let view = state.authority.currentView
        let calendar = WorkingCalendar(view)
        return view.calendarYears.compactMap { year in
            guard let prevailing = view.calendar(year: year), let act = prevailing.statement.calendar else {
                return nil
            }
            return CalendarAnswer(
                year: Int(year),
                act: prevailing.statement.act.id,
                source: act.source,
                workingDays: calendar.workingDayCount(in: Int(year)),
                exceptions: act.exceptions.compactMap { exception in
                    CivilDate(yyyymmdd: Int64(exception.date))
                        .map { ExceptionAnswer(date: $0, isWorkingDay: exception.isWorkingDay) }
                },
                versions: view.calendarStatements(year: year).count,
                rivals: prevailing.others.map(\.act.id)
            )
        }
    }

    /// The last of so many working days after a day, by the calendars in force.
    package func deadline(_ count: Int, workingDaysAfter day: CivilDate) throws(Refusal) -> DeadlineAnswer {
        guard 1...WorkingCalendar.largestCount ~= count else {
            throw Refusal(.fieldType, field: "days", ["expected": "1…\(WorkingCalendar.largestCount)"])
        }
        return DeadlineAnswer(workingCalendar.deadline(count, workingDaysAfter: day))
    }

    var workingCalendar: WorkingCalendar { WorkingCalendar(state.authority.currentView) }
}
