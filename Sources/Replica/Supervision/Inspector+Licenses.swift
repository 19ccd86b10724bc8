import District
import Licenses
import SignedLog
import Signing
import Storage

// Licenses: whether they are collected, sealed and delivered in time, and whether rivals are settled.
extension Inspector {
    mutating func inspect(_ view: LicenseView, _ store: StoreReader) throws {
        guard !view.isTest, view.wasGiven else { return }
        if let clock = try grounds.collection(of: view, in: store) { noteCollection(of: view, clock) }
        noteDelivery(of: view)
        try noteRivals(of: view, store)
    }

    private mutating func noteCollection(of view: LicenseView, _ clock: LicenseClock) {
        if clock.state(on: today) == .overdue { note(.lateCollection, of: view, since: clock.deadline?.day) }
        if view.library == .rejected || view.library == .conflict { note(.notTaken, of: view, since: nil) }
        guard clock.limit != .none, let collected = clock.doneOn else { return }
        noteSeal(of: view, collectedOn: collected)
    }

    private mutating func noteSeal(of view: LicenseView, collectedOn day: CivilDate) {
        guard view.seal != .sealed, view.isOpen(on: today), today.dayNumber - day.dayNumber > standards[.sealDays]
        else { return }
        note(.unsealed, of: view, since: day)
    }

    private mutating func noteDelivery(of view: LicenseView) {
        guard let clock = grounds.maker.delivery(of: view), clock.state(on: today) == .overdue else { return }
        note(.undelivered, of: view, since: clock.deadline?.day)
    }

    private mutating func noteRivals(of view: LicenseView, _ store: StoreReader) throws {
        guard let now = view.timeline.last(where: { $0.from.map { $0 <= today } ?? true }), now.rivals.count > 1 else {
            return
        }
        // They have been rivals since a witness had the second of them.
        let witnesses = grounds.backlog.witnesses
        let times = try now.rivals.compactMap { id in
            try store.storedAct(id)?.carriers.compactMap { try witnesses.time(of: $0.sequence, in: store) }.min()
        }
        guard times.count == now.rivals.count, let last = times.max() else { return }
        let since = CivilDate.at(millisecondsSince1970: last)
        guard today.dayNumber - since.dayNumber > standards[.rivalDays] else { return }
        note(.unsettledRivals, of: view, since: since)
    }

    private mutating func note(_ rule: SupervisionRule, of view: LicenseView, since: CivilDate?) {
        note(rule, of: view.office, example(view), since: since)
    }

    private func example(_ view: LicenseView) -> String {
        view.number?.string ?? view.identifier?.string ?? String(view.document.description.prefix(12))
    }
}
