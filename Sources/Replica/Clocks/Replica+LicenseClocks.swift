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
        let authority = state.authority.currentView
        let entry = try store.storedAct(view.toldAct)?.entries.first.flatMap { try store.storedHeader($0) }
        let receipts = try entry.map { try store.firstReceipts(covering: $0.sequence) } ?? []
        let collected =
            maker.standards.isLibraryReached
            ? try store.collection(of: view, history)
            : try receipts.first { authority.isKey($0.author, of: [.city]) }.map { try store.provedDay(of: $0) }
        let witnessed = receipts.first { authority.isKey($0.author, of: [.hub, .city]) }
        let delivered = try history.delivery(of: view.toldAct).flatMap { try store.attestedTime(ofAct: $0.act) }
        let collection = maker.collection(of: view, doneOn: collected?.day, witnessedOn: witnessed?.day)
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

extension StoreReader {
    fileprivate func attestedTime(ofAct act: ActID) throws -> AttestedTime? {
        try storedAct(act)?.entries.first.flatMap { try storedHeader($0) }.map { try attestedTime(of: $0) }
    }

    /// By the library's own answer.
    fileprivate func collection(of view: LicenseView, _ history: LicenseHistory) throws -> ProvedDay? {
        guard let day = view.collected else { return nil }
        let answer = history.collection(of: view.toldAct)?.act
        return ProvedDay(day: day, proved: try answer.flatMap { try attestedTime(ofAct: $0) })
    }

    fileprivate func provedDay(of receipt: CoveringReceipt) throws -> ProvedDay {
        ProvedDay(day: receipt.day, proved: try storedHeader(receipt.entry).map { try attestedTime(of: $0) })
    }
}

extension CoveringReceipt {
    /// When its author had what it covers; the last day there is, if it does not say.
    fileprivate var day: CivilDate { time.map(CivilDate.at(millisecondsSince1970:)) ?? .latest }
}

extension AuthorityView {
    fileprivate func isKey(_ key: PublicKey, of kinds: Set<NodeKind>) -> Bool {
        enrollment(of: key).map { kinds.contains($0.kind) } ?? false
    }
}

extension Incident {
    /// What was closed without being cleared is as if nothing had been.
    var holdsUpDeadlines: Bool { closed == nil || cleared != nil }
}
