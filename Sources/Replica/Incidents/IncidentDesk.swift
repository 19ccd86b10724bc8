import District
import Licenses
import SignedLog
import Storage

/// What answers about incidents are made from, on one day.
struct IncidentDesk {
    private let store: StoreReader
    private let names: Names
    private let reader: BacklogReader
    private let calendar: WorkingCalendar
    private let standards: Standards
    private let today: CivilDate

    init(_ replica: Replica, _ store: StoreReader, _ grounds: BacklogGrounds, on today: CivilDate) {
        let state = replica.state
        (self.store, self.today, names) = (store, today, Names(state))
        reader = BacklogReader(state, store, grounds)
        (calendar, standards) = (replica.workingCalendar, Standards(state.authority.currentView))
    }

    private func deadline(of incident: Incident) -> Deadline? { incident.deadline(by: calendar, standards) }

    func answer(_ incident: Incident) throws -> IncidentAnswer {
        answer(incident, try reader.items(of: incident))
    }

    /// - Parameter others: what could belong to it (``CandidateWalk``).
    func page(_ incident: Incident, others: [BacklogItem]) throws -> IncidentPage {
        let items = try reader.items(of: incident)
        let deadline = deadline(of: incident)
        let listed = items.filter { $0.collectedOn == nil } + items.filter { $0.collectedOn != nil }
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
