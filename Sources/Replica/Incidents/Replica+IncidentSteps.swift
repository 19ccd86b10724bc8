import District
import Licenses
package import SignedLog
import Signing
import Storage

/// Declaring incidents, and what follows: by a node of the office, or by the service center and the district office.
extension Replica {
    /// Offices for which one request declares.
    package static let incidentOfficeLimit = 100

    /// Checks, signs and stores the step; a declaration for several offices is an incident for each.
    package func author(_ request: IncidentRequest) throws -> IncidentDone {
        let drafts = try store.read { store in
            let planner = try IncidentPlanner(self, store)
            return try request.step == .declare ? planner.declarations(request) : [planner.step(request)]
        }
        let entry = try write(drafts, for: .district, key: identity.signing)
        return IncidentDone(incidents: entry.acts.map(\.document), acts: entry.acts.map(\.id), entry: entry.id)
    }

    /// The office says on clearing what belongs to an incident beside what cites it.
    ///
    /// - Parameter by: the operator.
    package func assign(_ acts: [ActID], to incident: DocumentID, by: String) throws -> Acknowledgement {
        let (roll, office) = try store.read { store in
            try IncidentPlanner(self, store).roll(of: acts, incident)
        }
        let draft: ActDraft
        do { draft = try .roll(roll, by: Text(by), nonce: surroundings.entropy.bytes16()) } catch {
            throw Refusal(error)
        }
        let entry = try write([draft], for: Audience([office]), key: identity.signing)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }
}

/// Turns requests about incidents into acts that have their effect.
struct IncidentPlanner {
    private let replica: Replica
    private let store: StoreReader
    private let node: NodeEnrollment
    private let view: AuthorityView
    private let book: IncidentBook

    init(_ replica: Replica, _ store: StoreReader) throws {
        node = try DistrictPlanner(replica, store).ownNode()
        (self.replica, self.store, view) = (replica, store, replica.state.authority.currentView)
        book = try IncidentBook(replica.state, store)
    }

    func declarations(_ request: IncidentRequest) throws -> [ActDraft] {
        let offices = request.offices.isEmpty ? [node.office] : request.offices
        let limit = Replica.incidentOfficeLimit
        guard offices.count <= limit else {
            throw Refusal(.tooLarge, field: "offices", ["count": "\(offices.count)", "limit": "\(limit)"])
        }
        for office in offices { try checkMay(office) }
        let (cause, measures) = (
            try text(request.cause, "cause"), try request.measures.map { try text($0, "measures") }
        )
        let day = try day(request)
        return offices.map { office in
            let act = IncidentAct(
                office: office,
                cause: cause,
                day: day.map { UInt64($0.yyyymmdd) },
                operations: Array(Set(request.operations)),
                measures: measures
            )
            return .incident(act, nonce: replica.surroundings.entropy.bytes16())
        }
    }

    func step(_ request: IncidentRequest) throws -> ActDraft {
        let incident = try incident(request.incident)
        try checkMay(incident.office)
        let day = try day(request)
        try check(request.step, of: incident, day)
        let act = IncidentAct(
            office: incident.office,
            step: request.step,
            cause: try text(request.cause, "cause"),
            day: day.map { UInt64($0.yyyymmdd) }
        )
        let parents = try replica.state.lastActs(of: incident.document, in: store)
        return .incident(act, of: incident.document, parents: parents)
    }

    func roll(of acts: [ActID], _ document: DocumentID) throws -> (IncidentRoll, OfficeID) {
        let incident = try incident(document)
        guard view.acts(node.key, for: incident.office) else { throw notCompetent(incident.office) }
        let reader = try BacklogReader(replica.state, store)
        let held = try Set(book.incidents.flatMap { try reader.acts(of: $0).map(\.id) })
        for id in acts {
            guard let act = try store.storedAct(id), try reader.item(act, office: incident.office) != nil else {
                throw Refusal(.notFound, field: "acts", ["found": id.description])
            }
            if held.contains(id) { throw Refusal(.incidentTaken, field: "acts", ["found": id.description]) }
        }
        return (IncidentRoll(incident: document, acts: acts), incident.office)
    }
}

extension IncidentPlanner {
    private func incident(_ document: DocumentID?) throws -> Incident {
        if let document {
            if let incident = book.incident(document) { return incident }
            throw Refusal(.notFound, field: "incident", ["found": document.description])
        }
        let open = book.incidents.filter { $0.closed == nil && view.acts(node.key, for: $0.office) }
        guard let only = open.first else { throw Refusal(.notFound, field: "incident", ["found": ""]) }
        guard open.count == 1 else { throw Refusal(.ambiguous, field: "incident", ["count": "\(open.count)"]) }
        return only
    }

    private func checkMay(_ office: OfficeID) throws {
        guard view.office(office) != nil else { throw Refusal(.unknownOffice, field: "offices") }
        guard view.acts(node.key, for: office) || view.supervises(node.key) else { throw notCompetent(office) }
    }

    private func notCompetent(_ office: OfficeID) -> Refusal {
        Refusal(.notCompetent, field: "incident", ["office": view.office(office)?.name.string ?? ""])
    }

    private func check(_ step: IncidentStep, of incident: Incident, _ day: CivilDate?) throws {
        let mayCorrect = view.supervises(node.key)
        if incident.closed != nil && !mayCorrect { throw Refusal(.incidentClosed, field: "incident") }
        switch step {
        case .declare, .report: break
        case .clear:
            if let cleared = incident.cleared, !mayCorrect {
                throw Refusal(.incidentCleared, field: "incident", ["day": cleared.day?.description ?? ""])
            }
            if let start = incident.startedOn, let day, day < start {
                throw Refusal(.endBeforeStart, field: "date", ["start": "\(start)", "end": "\(day)"])
            }
        case .complete:
            guard incident.cleared != nil else { throw Refusal(.incidentNotCleared, field: "incident") }
            let open = try BacklogReader(replica.state, store).items(of: incident)
                .count { $0.collectedOn == nil }
            if open > 0 { throw Refusal(.backlogOpen, field: "incident", ["count": "\(open)"]) }
        case .close: break
        }
    }

    private func day(_ request: IncidentRequest) throws -> CivilDate? {
        let today = replica.surroundings.today
        guard let day = request.day ?? today else {
            guard request.step == .clear else { return nil }
            throw Refusal(.missingField, field: "date")
        }
        try replica.checkNotInFuture(day, store)
        return day
    }

    /// Everybody in the district reads it: it names no citizen.
    private func text(_ written: String, _ field: String) throws -> Text {
        do { return try IncidentAct.checked(Text(written)) } catch {
            let refusal = Refusal(error)
            throw Refusal(refusal.code, field: field, refusal.parameters)
        }
    }
}
