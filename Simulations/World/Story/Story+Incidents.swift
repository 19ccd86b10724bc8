import District
package import Licenses
package import Replica
package import SignedLog

// Outages: what is declared, what belongs to them, what is caught up.
extension Story {
    package func publish(_ notices: [HolidayNotice]) throws {
        try step {
            let result = try run.attempt(at: run.nodes[hub]) { try $0.publish(notices) }
            guard case .done = result else { throw RunFailure.safety("the root could not publish a calendar") }
        }
    }

    /// Declared by a node for its own office.
    package func declare(_ cause: String, on day: CivilDate, at node: NodeIndex) throws -> DocumentID {
        var request = IncidentRequest(.declare, cause: cause)
        request.day = day
        guard let incident = try author(request, at: node).incidents.first else {
            throw RunFailure.safety("a declaration has founded nothing")
        }
        return incident
    }

    package func clear(_ incident: DocumentID, on day: CivilDate, at node: NodeIndex) throws {
        var request = IncidentRequest(.clear, cause: "故障排除")
        (request.incident, request.day) = (incident, day)
        _ = try author(request, at: node)
    }

    private func author(_ request: IncidentRequest, at node: NodeIndex) throws -> IncidentDone {
        try step {
            let installation = run.nodes[node]
            let result = try run.attempt(at: installation) { try $0.author(request) }
            guard case .done(let done) = result else {
                throw RunFailure.safety("\(installation.code) could not write a step of an incident")
            }
            run.acknowledge(done.entry, "incident", at: installation)
            return done
        }
    }

    /// A license that belongs to an incident by its own word.
    package func issue(
        _ name: String,
        on day: CivilDate,
        in incident: DocumentID,
        at node: NodeIndex
    ) throws -> DocumentID {
        try step {
            let installation = run.nodes[node]
            var request = run.issue(by: installation, for: name)
            (request.date, request.validTo, request.incident) = (day, .longTerm, incident)
            guard let done = try run.author(request, at: installation) else {
                throw RunFailure.safety("\(installation.code) could not issue \(name)")
            }
            return done.document
        }
    }

    /// What a node tells of an incident on a day.
    package func page(_ incident: DocumentID, on day: CivilDate, at node: NodeIndex) throws -> IncidentPage {
        guard let replica = run.nodes[node].running else { throw RunFailure.safety("the node does not run") }
        return try replica.incident(incident, on: day).answer()
    }
}
