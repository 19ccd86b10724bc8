/// One of the clocks that run for a version of a license once it is decided: until it is in the city library (归集), and until
/// it is delivered (送达).
package struct LicenseClock: Hashable, Sendable {
    /// The raw values are those of JSON.
    package enum State: String, CaseIterable, Hashable, Sendable {
        case done
        /// Done after the last day.
        case late
        case running
        case overdue
        /// Nobody can say yet by when: a calendar is missing, or the outage that held it up is not over.
        case unknown
        /// Nothing has to be done: a trial, a back-file, a type that is collected from a later day.
        case exempt
    }

    /// By when it has to be done.
    package enum Limit: Hashable, Sendable {
        /// Nothing has to be done.
        case none
        /// The outage that held it up is not cleared: its working days have not begun.
        case notYetSet
        case deadline(Deadline)
    }

    package let decidedOn: CivilDate
    package let limit: Limit
    package let doneOn: CivilDate?

    package init(decidedOn: CivilDate, limit: Limit, doneOn: CivilDate?) {
        (self.decidedOn, self.limit, self.doneOn) = (decidedOn, limit, doneOn)
    }

    /// Nil where nothing has to be done, and while nobody can say.
    package var deadline: Deadline? {
        guard case .deadline(let deadline) = limit else { return nil }
        return deadline
    }

    package func state(on today: CivilDate) -> State {
        // A receipt that does not say when counts as of the last day there is: late, and done.
        let done = doneOn.flatMap { $0 <= today || $0 == .latest ? $0 : nil }
        if limit == .none { return done == nil ? .exempt : .done }
        guard let last = deadline?.day else { return done == nil ? .unknown : .done }
        if let done { return done > last ? .late : .done }
        return last < today ? .overdue : .running
    }

    /// Days from the decision until it was done, or until today.
    package func days(on today: CivilDate) -> Int {
        max(0, min(doneOn ?? today, today).dayNumber - decidedOn.dayNumber)
    }
}
