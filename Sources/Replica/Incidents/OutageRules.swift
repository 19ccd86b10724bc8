import District
import Licenses
import SignedLog
import Signing
import Storage

/// Of what a counter may write while it is out of touch, and as part of which incident.
struct OutageRules {
    private let state: ReplicaState
    private let silence: Silence?
    private let now: Perspective
    private let key: PublicKey
    /// Read when it is first asked for: most acts belong to no incident, and most nodes are in touch.
    private var book: IncidentBook?

    init(_ replica: Replica, _ now: Perspective) {
        (state, silence, self.now) = (replica.state, replica.silence, now)
        key = replica.identity.signing.publicKey
    }

    mutating func check(_ request: LicenseRequest, _ store: StoreReader) throws {
        if let incident = request.incident { try check(incident, store) }
        if request.verb == .issue, request.provenance == nil, let silence, silence.mayStop {
            try check(silence, request.type, store)
        }
    }

    /// It is an incident of the writer's own office that is not closed.
    private mutating func check(_ document: DocumentID, _ store: StoreReader) throws {
        guard let incident = try read(store).incident(document) else {
            throw Refusal(.notFound, field: "incident", ["found": document.description])
        }
        guard now.view.acts(key, for: incident.office) else {
            let owner = now.view.office(incident.office)?.name.string ?? ""
            throw Refusal(.notCompetent, field: "incident", ["office": owner])
        }
        guard incident.closed == nil else { throw Refusal(.incidentClosed, field: "incident") }
    }

    /// A node that has heard nothing for too long stops issuing a type, unless its office has declared an incident: its
    /// keys, catalogue and calendar may be others by now.
    private mutating func check(_ silence: Silence, _ type: String?, _ store: StoreReader) throws {
        let item = now.catalogue.items.first { $0.typeCode.string == type || $0.name.string == type }
        let names = item.map { [$0.typeCode.string, $0.name.string] } ?? []
        guard let limit = silence.limit(of: names), silence.hours >= limit else { return }
        let offices = now.view.offices(servedBy: key)
        if try offices.contains(where: { try !read(store).open(of: $0).isEmpty }) { return }
        throw Refusal(.outOfTouch, ["hours": "\(silence.hours)", "limit": "\(limit)"])
    }

    private mutating func read(_ store: StoreReader) throws -> IncidentBook {
        if let book { return book }
        let read = try IncidentBook(state, store)
        book = read
        return read
    }
}
