import District
import Licenses
import SignedLog
import Signing
import Storage

/// The clocks of one license: it is asked for one by one, so no more is read than what concerns it.
extension Replica {
    func clocks(
        of history: LicenseHistory,
        on today: CivilDate,
        _ store: StoreReader
    ) throws -> (collected: LicenseClockAnswer?, delivered: LicenseClockAnswer?) {
        guard let view = try store.license(history.document), !view.isTest else { return (nil, nil) }
        let deadlines = try incidentDeadlines(ofActTold: view, store)
        let maker = ClockMaker(self, today, incidentDeadlines: deadlines)
        let proofs = Proofs(state, store)
        let entry = try store.storedAct(view.toldAct)?.carriers.first?.sequence
        let collected =
            maker.standards.isLibraryReached
            ? try proofs.collection(of: view, history) : try entry.flatMap { try proofs.receipt(for: $0) }
        let delivered = try history.delivery(of: view.toldAct).flatMap { try proofs.time(ofAct: $0.act) }
        let collection = try maker.collection(of: view, doneOn: collected?.day) {
            try entry.flatMap { try proofs.witnesses.day(of: $0, in: store) }
        }
        return (
            collection.map { LicenseClockAnswer($0, on: today, proved: collected?.proved) },
            maker.delivery(of: view).map { LicenseClockAnswer($0, on: today, proved: delivered) }
        )
    }

    /// That of the incident of its office to which the told version belongs; of several the one of the smallest document.
    private func incidentDeadlines(ofActTold view: LicenseView, _ store: StoreReader) throws -> [ActID: Deadline?] {
        let act = view.toldAct
        let cited = try store.storedAct(act)?.act.about[AboutKey.incident]?.asBytes32.map { DocumentID($0) }
        let named = try IncidentRolls(state, store).incidents(of: act) + [cited].compactMap(\.self)
        guard !named.isEmpty else { return [:] }
        let incidents = try IncidentBook(state, store).incidents.filter {
            named.contains($0.document) && $0.office == view.office && $0.holdsUpDeadlines
        }
        guard let incident = incidents.min(by: { $0.document < $1.document }) else { return [:] }
        return [act: incident.deadline(by: workingCalendar, Standards(state.authority.currentView))]
    }
}

/// On which day something was done, and when the proof of it was written.
private struct ProvedDay {
    let day: CivilDate
    let proved: AttestedTime?
}

/// Reads what proves that something was done.
private struct Proofs {
    let witnesses: Witnesses
    private let city: Witnesses
    private let store: StoreReader

    init(_ state: ReplicaState, _ store: StoreReader) {
        let view = state.authority.currentView
        (witnesses, city, self.store) = (.all(view), Witnesses([.city], view), store)
    }

    func time(ofAct act: ActID) throws -> AttestedTime? {
        try store.storedAct(act)?.entries.first.flatMap { try time(of: $0) }
    }

    /// By the library's own answer.
    func collection(of view: LicenseView, _ history: LicenseHistory) throws -> ProvedDay? {
        guard let day = view.collected else { return nil }
        let answer = history.collection(of: view.toldAct)?.act
        return ProvedDay(day: day, proved: try answer.flatMap { try time(ofAct: $0) })
    }

    /// By the city node's receipt for an entry.
    func receipt(for sequence: Int64) throws -> ProvedDay? {
        try city.receipt(for: sequence, in: store).map { ProvedDay(day: $0.day, proved: try time(of: $0.entry)) }
    }

    private func time(of entry: EntryID) throws -> AttestedTime? {
        try store.storedHeader(entry).map { try AttestedTime(of: $0, by: witnesses, in: store) }
    }
}

extension Incident {
    /// What was closed without being cleared is as if nothing had been.
    var holdsUpDeadlines: Bool { closed == nil || cleared != nil }
}
