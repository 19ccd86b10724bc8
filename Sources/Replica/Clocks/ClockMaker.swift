import District
import Licenses
import SignedLog
import Storage

/// Makes the clocks of licenses, by the calendars and standards of the district on one day.
struct ClockMaker {
    let calendar: WorkingCalendar
    let standards: Standards
    let names: Names
    let today: CivilDate
    /// Of acts that belong to an incident: by when they have to be collected; nil: not yet, or unknown.
    let incidentDeadlines: [ActID: Deadline?]

    init(_ replica: Replica, _ today: CivilDate, incidentDeadlines: [ActID: Deadline?]) {
        (calendar, standards) = (replica.workingCalendar, Standards(replica.state.authority.currentView))
        (names, self.today, self.incidentDeadlines) = (Names(replica.state), today, incidentDeadlines)
    }

    /// 归集, by the end of the day of the decision; what an outage held up by the deadline of its incident; a back-file by
    /// the end of the day on which hub or city first had it.
    ///
    /// Nil of what nobody was given.
    ///
    /// - Parameter witnessedOn: asked for only of a back-file.
    func collection(
        of view: LicenseView,
        doneOn: CivilDate?,
        witnessedOn: () throws -> CivilDate?
    ) rethrows -> LicenseClock? {
        guard let decided = view.decided, view.wasGiven else { return nil }
        return LicenseClock(
            decidedOn: decided,
            limit: try collectionLimit(of: view, decided, witnessedOn),
            doneOn: doneOn
        )
    }

    private func collectionLimit(
        of view: LicenseView,
        _ decided: CivilDate,
        _ witnessedOn: () throws -> CivilDate?
    ) rethrows -> LicenseClock.Limit {
        guard !view.isTest, let first = view.timeline.firstDay,
            first >= names.item(view.item)?.collectFrom ?? .earliest
        else { return .none }
        if let deadline = incidentDeadlines[view.toldAct] { return deadline.map { .deadline($0) } ?? .notYetSet }
        guard view.isBackFile else { return .deadline(.day(decided, by: [])) }
        return try witnessedOn().map { .deadline(.day($0, by: [])) } ?? .none
    }

    /// 送达, within the working days that the standards give after the decision (行政许可法 §44, §82). A back-file was
    /// delivered on paper long ago; of what has ended nothing more is delivered.
    func delivery(of view: LicenseView) -> LicenseClock? {
        guard let decided = view.decided, view.wasGiven else { return nil }
        let isWanted = !view.isTest && !view.isBackFile && view.isOpen(on: today)
        let count = standards[.deliveryWorkingDays]
        return LicenseClock(
            decidedOn: decided,
            limit: isWanted ? .deadline(calendar.deadline(count, workingDaysAfter: decided)) : .none,
            doneOn: view.delivered
        )
    }
}

extension LicenseView {
    /// The version that is told last.
    var toldAct: ActID { timeline.last { $0.inForce != nil }?.inForce ?? document.founding }

    /// Whether anybody was given it: neither void nor held.
    var wasGiven: Bool { timeline.contains { $0.inForce != nil } }

    /// Told as it was taken over from an older register: its date says nothing of when it could have been collected. What was
    /// decided since is no back-file.
    var isBackFile: Bool {
        toldAct == document.founding && keys.contains { key in if case .provenance = key { true } else { false } }
    }

    func isOpen(on today: CivilDate) -> Bool {
        switch timeline.last(where: { $0.from.map { $0 <= today } ?? true })?.state {
        case .valid, .suspended, .expired, .notYetInForce: true
        case .annulled, .revoked, .withdrawn, .cancelled, .void, .held, .cannotBeJudged, nil: false
        }
    }
}
