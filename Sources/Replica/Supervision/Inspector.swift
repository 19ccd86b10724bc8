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
    /// Of acts that belong to an incident: by when they have to be collected; nil: not yet, or unknown.
    private var incidentDeadlines: [ActID: CivilDate?] = [:]
    private var found: [Key: Found] = [:]

    init(_ replica: Replica, _ store: StoreReader, _ today: CivilDate) throws {
        (self.store, state, self.today) = (store, replica.state, today)
        (standards, names) = (Standards(replica.state.authority.currentView), Names(replica.state))
        desk = try IncidentDesk(replica, store, today)
    }

    /// When hub or city first had an entry, and when the city had.
    var witnessed: WitnessTimes { desk.reader.witnessed }
    var collected: WitnessTimes { desk.reader.collected }

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
            for item in items where incident.closed == nil || incident.cleared != nil {
                incidentDeadlines[item.act] = .some(deadline?.day)
            }
            if incident.isOpen, let start = incident.startedOn, start < today {
                note(.openIncident, of: incident.office, name, since: start)
            }
            let late = items.contains { (deadline?.daysLate(doneOn: $0.collectedOn ?? today) ?? 0) > 0 }
            if late { note(.lateCompletion, of: incident.office, name, since: deadline?.day) }
        }
    }

    mutating func licenses() throws {
        try store.eachLicense(LicenseFilter(date: today)) { view in
            guard !view.isTest, view.timeline.contains(where: { $0.inForce != nil }) else { return }
            try collection(of: view)
            try rivals(of: view)
        }
    }

    private mutating func collection(of view: LicenseView) throws {
        let told = view.timeline.last { $0.inForce != nil }?.inForce ?? view.document.founding
        guard let sequence = try store.sequence(ofActTold: view), !collected.contains(sequence) else { return }
        guard let dated = view.dated, dated >= names.item(view.item)?.collectFrom ?? .earliest else { return }
        // What belongs to an incident has its deadline, once that is known; a back-file the day on which a witness had it.
        let last = incidentDeadlines[told] ?? (view.isBackFile ? witnessed.day(of: sequence) : dated)
        guard let last, last < today else { return }
        note(.lateCollection, of: view.office, example(view), since: last)
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
        note(.unsettledRivals, of: view.office, example(view), since: since)
    }

    private func example(_ view: LicenseView) -> String {
        view.number?.string ?? view.identifier?.string ?? String(view.document.description.prefix(12))
    }
}

extension LicenseView {
    /// Taken over from an older register: its date says nothing of when it could have been collected.
    fileprivate var isBackFile: Bool {
        keys.contains { key in if case .provenance = key { true } else { false } }
    }
}
