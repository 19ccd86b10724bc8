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
    package func incidents(of office: OfficeID? = nil, on today: CivilDate) -> IncidentsQuestion {
        IncidentsQuestion(replica: self, of: office, on: today)
    }

    /// One incident with its acts, and what could belong to it and does not.
    package func incident(_ document: DocumentID, on today: CivilDate) -> IncidentQuestion {
        IncidentQuestion(replica: self, document, on: today)
    }

    /// How many incidents hold this node's own office up now.
    func ownOpenIncidents(_ store: StoreReader) throws -> Int {
        guard let node else { return 0 }
        return try IncidentBook(state, store).open(of: node.office).count
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

/// Incidents of which it is told how far they are, one in a step.
package struct IncidentsQuestion: SteppedQuestion {
    private let replica: Replica
    private let office: OfficeID?
    private let today: CivilDate
    private var grounds: BacklogGrounds?
    private var open: ArraySlice<Incident> = []
    private var answers: [IncidentAnswer] = []

    fileprivate init(replica: Replica, of office: OfficeID?, on today: CivilDate) {
        (self.replica, self.office, self.today) = (replica, office, today)
    }

    package mutating func step() throws -> [IncidentAnswer]? {
        try replica.store.read { store in
            guard let grounds else {
                let grounds = try BacklogGrounds(replica.state, store)
                open = grounds.book.incidents.reversed().filter { office == nil || $0.office == office }
                    .prefix(Replica.incidentLimit)
                self.grounds = grounds
                return nil
            }
            guard let incident = open.popFirst() else { return answers }
            answers.append(try IncidentDesk(replica, store, grounds, on: today).answer(incident))
            return nil
        }
    }
}

/// One incident, and what could belong to it.
package struct IncidentQuestion: SteppedQuestion {
    private let replica: Replica
    private let document: DocumentID
    private let today: CivilDate
    private var begun: Begun?

    fileprivate init(replica: Replica, _ document: DocumentID, on today: CivilDate) {
        (self.replica, self.document, self.today) = (replica, document, today)
    }

    package mutating func step() throws -> IncidentPage? {
        try replica.store.read { store in
            guard var begun = begun.take() else {
                begun = try begin(store)
                return nil
            }
            if try begun.candidates.step(by: BacklogReader(replica.state, store, begun.grounds), in: store) {
                self.begun = begun
                return nil
            }
            let desk = IncidentDesk(replica, store, begun.grounds, on: today)
            return try desk.page(begun.incident, others: begun.candidates.items)
        }
    }

    private struct Begun {
        let grounds: BacklogGrounds
        let incident: Incident
        var candidates: CandidateWalk
    }

    private func begin(_ store: StoreReader) throws -> Begun {
        let grounds = try BacklogGrounds(replica.state, store)
        guard let incident = grounds.book.incident(document) else {
            throw Refusal(.notFound, field: "incident", ["found": document.description])
        }
        let reader = BacklogReader(replica.state, store, grounds)
        let candidates = try CandidateWalk(incident, besides: grounds.book, by: reader)
        return Begun(grounds: grounds, incident: incident, candidates: candidates)
    }
}
