import District
package import Licenses
package import SignedLog
import Storage

/// Questions about incidents: what they held up, by when it has to be done, and how late it is.
extension Replica {
    /// Incidents that one answer lists.
    package static let incidentLimit = 500
    /// Items that one answer lists.
    package static let incidentItemLimit = 500

    /// Incidents, the last declared first; at most ``incidentLimit``.
    ///
    /// - Parameters:
    ///   - office: of this office only.
    ///   - today: the day by which lateness is told.
    package func incidents(of office: OfficeID? = nil, on today: CivilDate) throws -> [IncidentAnswer] {
        try store.read { store in
            let desk = try IncidentDesk(self, store, today)
            return try desk.book.incidents.reversed().filter { office == nil || $0.office == office }
                .prefix(Self.incidentLimit).map { try desk.answer($0) }
        }
    }

    /// How many incidents hold this node's own office up now.
    func ownOpenIncidents(_ store: StoreReader) throws -> Int {
        guard let node else { return 0 }
        return try IncidentBook(state, store).open(of: node.office).count
    }

    /// One incident with its acts, and what could belong to it and does not.
    package func incident(_ document: DocumentID, on today: CivilDate) throws -> IncidentPage {
        try store.read { store in
            let desk = try IncidentDesk(self, store, today)
            guard let incident = desk.book.incident(document) else {
                throw Refusal(.notFound, field: "incident", ["found": document.description])
            }
            return try desk.page(incident)
        }
    }
}

/// What answers about incidents are made from, on one day.
struct IncidentDesk {
    let book: IncidentBook
    private let store: StoreReader
    private let names: Names
    private let reader: BacklogReader
    private let calendar: WorkingCalendar
    private let standards: Standards
    private let today: CivilDate

    init(_ replica: Replica, _ store: StoreReader, _ today: CivilDate) throws {
        let state = replica.state
        (self.store, self.today, names) = (store, today, Names(state))
        book = try IncidentBook(state, store)
        reader = try BacklogReader(state, store)
        (calendar, standards) = (replica.workingCalendar, Standards(state.authority.currentView))
    }

    private func deadline(of incident: Incident) -> Deadline? { incident.deadline(by: calendar, standards) }

    func answer(_ incident: Incident) throws -> IncidentAnswer {
        answer(incident, try reader.items(of: incident))
    }

    func page(_ incident: Incident) throws -> IncidentPage {
        let items = try reader.items(of: incident)
        let deadline = deadline(of: incident)
        let listed = items.filter { $0.collectedOn == nil } + items.filter { $0.collectedOn != nil }
        let others = try reader.couldBelong(to: incident, besides: book)
        let limit = Replica.incidentItemLimit
        return IncidentPage(
            incident: answer(incident, items),
            items: try listed.prefix(limit).map { try answer($0, deadline) },
            couldBelong: try others.prefix(limit).map { try answer($0, nil) },
            cut: items.count > limit || others.count > limit
        )
    }

    private func answer(_ incident: Incident, _ items: [BacklogItem]) -> IncidentAnswer {
        let deadline = deadline(of: incident)
        return IncidentAnswer(
            document: incident.document,
            office: incident.office,
            officeName: names.office(incident.office),
            cause: incident.cause,
            measures: incident.measures,
            operations: incident.operations.map(\.word),
            startedOn: incident.startedOn,
            state: incident.state.word,
            open: incident.isOpen,
            reportedOn: incident.reported?.day,
            clearedOn: incident.cleared?.day,
            completedOn: incident.completed?.day,
            closedOn: incident.closed?.day,
            deadline: deadline.map(DeadlineAnswer.init),
            overdue: deadline?.isOver(on: today),
            backlog: IncidentOperation.allCases.map { operation in
                let days = items.filter { operation == .collect || $0.operation == operation }
                    .map { operation == .collect ? $0.collectedOn : $0.doneOn }
                return BacklogAnswer(operation, done: days, deadline, on: today)
            },
            findings: incident.findings.map { IncidentFindingAnswer(act: $0.act, code: $0.fault.rawValue) }
        )
    }

    private func answer(_ item: BacklogItem, _ deadline: Deadline?) throws -> IncidentItemAnswer {
        IncidentItemAnswer(
            act: item.act,
            license: try store.license(item.license).map { LicenseRow($0, at: today, names) },
            operation: item.operation.word,
            date: item.dated,
            doneOn: item.doneOn,
            collectedOn: item.collectedOn,
            daysLate: deadline?.daysLate(doneOn: item.collectedOn ?? today)
        )
    }
}

extension BacklogAnswer {
    /// - Parameter done: of each act the day on which it was done; nil: not yet.
    fileprivate init(_ operation: IncidentOperation, done: [CivilDate?], _ deadline: Deadline?, on today: CivilDate) {
        let late = done.map { deadline?.daysLate(doneOn: $0 ?? today) ?? 0 }
        let isDoneLate = zip(done, late).filter { $0 != nil && $1 > 0 }.count
        let finished = done.count { $0 != nil }
        self.init(
            operation: operation.word,
            all: done.count,
            inTime: finished - isDoneLate,
            late: isDoneLate,
            open: done.count - finished,
            daysLate: late.max() ?? 0
        )
    }
}

extension Replica {
    /// Least digits of an id by which a person may name an incident.
    private static let shortestID = 8

    /// The incident that a person means: by document id, or as many of its first digits as tell it from the others.
    package func incident(named name: String) throws -> DocumentID {
        let found = try store.read { store in
            try IncidentBook(state, store).incidents.map(\.document).filter {
                name.count >= Self.shortestID && $0.description.hasPrefix(name.lowercased())
            }
        }
        guard let only = found.first else { throw Refusal(.notFound, field: "incident", ["found": name]) }
        guard found.count == 1 else { throw Refusal(.ambiguous, field: "incident", ["count": "\(found.count)"]) }
        return only
    }
}
