import District
import Licenses
import SignedLog
import Signing
import Storage

/// Goes through what a node holds, step by step and rule by rule, and notes what it finds by office.
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

    private let replica: Replica
    let grounds: ClockGrounds
    let today: CivilDate
    let standards: Standards
    let names: Names
    private var found: [Key: Found] = [:]
    // What is not looked at yet.
    private var incidents: ArraySlice<Incident>
    private var licenses: LicenseWalk
    private var nodes: ArraySlice<NodeEnrollment>
    private var log: NodeLog?

    init(_ replica: Replica, _ grounds: ClockGrounds, on today: CivilDate) {
        (self.replica, self.grounds, self.today) = (replica, grounds, today)
        let authority = replica.state.authority
        (standards, names) = (Standards(authority.currentView), Names(replica.state))
        (incidents, licenses) = (grounds.backlog.book.incidents[...], LicenseWalk(LicenseFilter(date: today)))
        nodes = authority.currentView.enrollments.filter { !authority.isCut($0.key) && !$0.kind.isWitness }[...]
    }

    /// False once everything is looked at.
    mutating func step(in store: StoreReader) throws -> Bool {
        if let incident = incidents.popFirst() {
            try inspect(incident, store)
        } else if let views = try licenses.step(in: store) {
            for view in views { try inspect(view, store) }
        } else if let node = nodes.first {
            try step(node, store)
        } else {
            try noteForks(store)
            return false
        }
        return true
    }

    private mutating func step(_ node: NodeEnrollment, _ store: StoreReader) throws {
        var log = try self.log.take() ?? NodeLog(of: node, store)
        guard try log.step(grounds.backlog.witnesses, tolerance: standards[.clockDoubtMinutes], in: store) else {
            self.log = log
            return
        }
        note(log, of: node)
        nodes.removeFirst()
    }

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

// Incidents.
extension Inspector {
    private mutating func inspect(_ incident: Incident, _ store: StoreReader) throws {
        let name = String(incident.document.description.prefix(12))
        let deadline = incident.deadline(by: grounds.maker.calendar, standards)
        let items = try BacklogReader(replica.state, store, grounds.backlog).items(of: incident)
        if incident.isOpen, let start = incident.startedOn, start < today {
            note(.openIncident, of: incident.office, name, since: start)
        }
        let late = items.contains { (deadline?.daysLate(doneOn: $0.collectedOn ?? today) ?? 0) > 0 }
        if late { note(.lateCompletion, of: incident.office, name, since: deadline?.day) }
    }
}
