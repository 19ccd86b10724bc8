import District
import Licenses
import SignedLog
import Signing
import Storage

/// The clocks of one license: it is asked for one by one, so no more is read than what concerns it.
extension Replica {
    func clocks(
        of document: DocumentID,
        on today: CivilDate,
        _ store: StoreReader
    ) throws -> (collected: LicenseClockAnswer?, delivered: LicenseClockAnswer?) {
        guard let view = try store.license(document), !view.isTest else { return (nil, nil) }
        let deadlines = try incidentDeadlines(ofActTold: view, store)
        let maker = ClockMaker(self, today, incidentDeadlines: deadlines)
        let authority = state.authority.currentView
        let entry = try store.storedAct(view.toldAct)?.entries.first.flatMap { try store.storedEntry($0) }
        let collected =
            maker.standards.isLibraryReached
            ? view.collected : try entry.flatMap { try store.firstReceipt(covering: $0, by: [.city], authority) }
        let witnessed = try entry.flatMap { try store.firstReceipt(covering: $0, by: [.hub, .city], authority) }
        let collection = maker.collection(of: view, doneOn: collected, witnessedOn: witnessed)
        return (
            collection.map { LicenseClockAnswer($0, on: today) },
            maker.delivery(of: view).map { LicenseClockAnswer($0, on: today) }
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

extension StoreReader {
    /// The day of the earliest receipt of these witnesses that covers the entry; the last day there is where none of those
    /// that do says when; nil if none does.
    fileprivate func firstReceipt(
        covering entry: StoredEntry,
        by kinds: Set<NodeKind>,
        _ view: AuthorityView
    ) throws -> CivilDate? {
        var days: [CivilDate] = []
        for receipt in try receipts(for: entry.log) {
            guard let kind = view.enrollment(of: receipt.entry.author)?.kind, kinds.contains(kind),
                try covered(by: receipt.act.act.references).contains(entry.sequence)
            else { continue }
            let time = try storedEntry(receipt.entry.id)?.signed.header.time
            days.append(time.map(CivilDate.at(millisecondsSince1970:)) ?? .latest)
        }
        return days.min()
    }
}

extension Incident {
    /// What was closed without being cleared is as if nothing had been.
    var holdsUpDeadlines: Bool { closed == nil || cleared != nil }
}
