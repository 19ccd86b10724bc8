import District
import Licenses
import SignedLog
import Signing
import Storage

/// Goes through what a node holds, rule by rule, and notes what it finds by office.
struct Inspector {
    private struct Key: Hashable {
        let office: OfficeID
        let rule: SupervisionRule
    }

    private struct Found {
        var count = 0
        var since: CivilDate?
        var examples: [String] = []
    }

    let store: StoreReader
    let state: ReplicaState
    let today: CivilDate
    let standards: Standards
    let names: Names
    private let desk: IncidentDesk
    private let clocks: ClockMaker
    private var found: [Key: Found] = [:]

    init(_ replica: Replica, _ store: StoreReader, _ today: CivilDate) throws {
        (self.store, state, self.today) = (store, replica.state, today)
        (standards, names) = (Standards(replica.state.authority.currentView), Names(replica.state))
        desk = try IncidentDesk(replica, store, today)
        clocks = ClockMaker(replica, today, incidentDeadlines: try desk.collectionDeadlines())
    }

    /// When hub or city first had an entry.
    var witnessed: WitnessTimes { desk.reader.witnessed }

    mutating func note(_ rule: SupervisionRule, of office: OfficeID, _ example: String, since: CivilDate?) {
        var one = found[Key(office: office, rule: rule)] ?? Found()
        one.count += 1
        if let since { one.since = min(one.since ?? since, since) }
        if one.examples.count < SupervisionRow.exampleLimit { one.examples.append(example) }
        found[Key(office: office, rule: rule)] = one
    }

    var rows: [SupervisionRow] {
        let offices = Set(found.keys.map(\.office)).sorted()
        return offices.flatMap { office in
            SupervisionRule.allCases.compactMap { rule in
                found[Key(office: office, rule: rule)].map { one in
                    SupervisionRow(
                        office: office,
                        officeName: names.office(office),
                        rule: rule,
                        count: one.count,
                        since: one.since,
                        examples: one.examples
                    )
                }
            }
        }
    }
}

// Incidents and licenses.
extension Inspector {
    mutating func incidents() throws {
        for incident in desk.book.incidents {
            let name = String(incident.document.description.prefix(12))
            let deadline = desk.deadline(of: incident)
            let items = try desk.reader.items(of: incident)
            if incident.isOpen, let start = incident.startedOn, start < today {
                note(.openIncident, of: incident.office, name, since: start)
            }
            let late = items.contains { (deadline?.daysLate(doneOn: $0.collectedOn ?? today) ?? 0) > 0 }
            if late { note(.lateCompletion, of: incident.office, name, since: deadline?.day) }
        }
    }

    mutating func licenses() throws {
        try store.eachLicense(LicenseFilter(date: today)) { view in
            guard !view.isTest, view.wasGiven else { return }
            try collection(of: view)
            delivery(of: view)
            try rivals(of: view)
        }
    }

    private mutating func collection(of view: LicenseView) throws {
        let collected = try desk.reader.collected.day(of: view)
        let witnessed = try store.sequence(ofActTold: view).flatMap(self.witnessed.day(of:))
        guard let clock = clocks.collection(of: view, doneOn: collected, witnessedOn: witnessed) else { return }
        if clock.state(on: today) == .overdue { note(.lateCollection, of: view, since: clock.deadline?.day) }
        if view.library == .rejected || view.library == .conflict { note(.notTaken, of: view, since: nil) }
        guard clock.limit != .none, let collected else { return }
        seal(of: view, collectedOn: collected)
    }

    private mutating func seal(of view: LicenseView, collectedOn day: CivilDate) {
        guard view.seal != .sealed, view.isOpen(on: today), today.dayNumber - day.dayNumber > standards[.sealDays]
        else { return }
        note(.unsealed, of: view, since: day)
    }

    private mutating func delivery(of view: LicenseView) {
        guard let clock = clocks.delivery(of: view), clock.state(on: today) == .overdue else { return }
        note(.undelivered, of: view, since: clock.deadline?.day)
    }

    private mutating func rivals(of view: LicenseView) throws {
        guard let now = view.timeline.last(where: { $0.from.map { $0 <= today } ?? true }), now.rivals.count > 1 else {
            return
        }
        // They have been rivals since a witness had the second of them.
        let days = try now.rivals.compactMap { id in
            try store.storedAct(id).flatMap { act in act.carriers.compactMap { witnessed.time(of: $0.sequence) }.min() }
        }
        guard days.count == now.rivals.count, let last = days.max() else { return }
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
