import District
package import Licenses
package import SignedLog

/// Where licenses stand between decision, city library and holder, by bureau and type.
package struct ClocksAnswer: Encodable, Sendable {
    package let on: CivilDate
    /// By office and type code.
    package let types: [ClockCounts]
    /// What the question lets through, in the order in which it was founded here.
    package let licenses: [ClockRow]
    /// Where the next page of them begins; nil at the end.
    package let next: DocumentID?
}

package struct ClockCounts: Encodable, Sendable {
    package let office: OfficeID
    package let officeName: String?
    package let typeCode: String
    package let typeName: String?
    package var decided = 0
    package var collected = ClockCount()
    package var delivered = ClockCount()
}

/// How many licenses stand where, by ``LicenseClock/State``.
package struct ClockCount: Encodable, Hashable, Sendable {
    package var done = 0
    package var late = 0
    package var running = 0
    package var overdue = 0
    package var unknown = 0
    package var exempt = 0

    mutating func count(_ state: LicenseClock.State) {
        switch state {
        case .done: done += 1
        case .late: late += 1
        case .running: running += 1
        case .overdue: overdue += 1
        case .unknown: unknown += 1
        case .exempt: exempt += 1
        }
    }
}

package struct ClockRow: Encodable, Sendable {
    package let license: LicenseRow
    package let decidedOn: CivilDate
    package let collected: LicenseClockAnswer
    package let delivered: LicenseClockAnswer
}

/// One clock on the day that was asked for.
package struct LicenseClockAnswer: Encodable, Sendable {
    package let state: String
    /// Nil where nothing has to be done.
    package let deadline: DeadlineAnswer?
    package let doneOn: CivilDate?
    /// Days from the decision until it was done, or until the day that was asked for.
    package let days: Int
    /// When the proof of it was written; only where one license is asked for.
    package let proved: AttestedTime?

    init(_ clock: LicenseClock, on today: CivilDate, proved: AttestedTime? = nil) {
        self.proved = proved
        state = clock.state(on: today).rawValue
        deadline = clock.deadline.map(DeadlineAnswer.init)
        (doneOn, days) = (clock.doneOn, clock.days(on: today))
    }
}

/// Which licenses of the clocks are listed.
package struct ClockQuestion: Hashable, Sendable {
    package enum Clock: String, CaseIterable, Sendable {
        case collected, delivered
    }

    /// Nil: both.
    package var clock: Clock?
    /// Nil: what is running, overdue or unknown.
    package var states: Set<LicenseClock.State>?

    package init(clock: Clock? = nil, states: Set<LicenseClock.State>? = nil) {
        (self.clock, self.states) = (clock, states)
    }

    func lists(collected: LicenseClock.State, delivered: LicenseClock.State) -> Bool {
        let states = self.states ?? [.running, .overdue, .unknown]
        switch clock {
        case .collected: return states.contains(collected)
        case .delivered: return states.contains(delivered)
        case nil: return states.contains(collected) || states.contains(delivered)
        }
    }
}
