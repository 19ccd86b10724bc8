import District
import Replica
import SignedLog
import Signing

/// The nodes of the district: enrolling, cutting off, adopting what a cut one has written.
enum NodeRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/nodes", .scope(.read)) { api, call in
            try call.target.finish()
            return APIResponse(Nodes(nodes: await api.owned.ask { $0.nodes() }))
        },
        Route("POST", "/api/v1/nodes/enroll", .own) { api, call in
            let order = try EnrollmentOrder(body: call.body)
            return APIResponse(try await order.carryOut(on: api.owned))
        },
        Route("POST", "/api/v1/nodes/cut-off", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("node")
            try object.finish()
            return APIResponse(
                try await api.owned.author { try $0.author(.cutOff(node: $0.node(named: name))) }
            )
        },
        Route("POST", "/api/v1/nodes/adopt", .scope(.district)) { api, call in
            var object = try RequestObject(body: call.body)
            let entries: [EntryID] = try object.ids("entries")
            let name = try object.text("node")
            try object.finish()
            guard entries.isEmpty != (name == nil) else { throw Refusal(.missingField, field: "entries") }
            return APIResponse(
                try await api.owned.author { replica in
                    let all = try name.map { try replica.adoptableEntries(of: replica.node(named: $0)) } ?? entries
                    return try replica.author(.adopt(all))
                }
            )
        },
    ]

    private struct Nodes: Encodable {
        let nodes: [NodeAnswer]
    }
}

/// The district office's half of joining: a request has come in by file or pasted text, a bundle goes back.
struct EnrollmentOrder: Sendable {
    private let request: JoinRequest
    private let office: String
    private let kind: NodeKind
    private let code: String
    /// Where the bundle for the new node is written.
    private let path: OutputFile?

    init(body: [UInt8]) throws {
        var object = try RequestObject(body: body)
        request = try JoinRequest(pasted: try object.required("request"))
        office = try object.required("office")
        code = try object.required("nodeCode")
        kind =
            try object.text("kind").map { name throws(Refusal) in
                try NodeKind(apiName: name, field: "kind")
            } ?? request.nodeKind
        path = try object.text("path").map { path throws(Refusal) in try OutputFile(path, field: "path") }
        try object.finish()
    }

    func carryOut(on owned: OwnedReplica) async throws -> Answer {
        let (request, office, kind, code) = (request, office, kind, code)
        let acknowledgement = try await owned.author { replica in
            try replica.author(
                .enrollNode(request, office: replica.office(named: office), kind: kind, code: code)
            )
        }
        let document = acknowledgement.document
        if let path {
            try await owned.perform { replica in
                try path.write { sink in
                    _ = try replica.exportBundle(audiences: [.district], recipients: [document], to: sink)
                }
            }
        }
        return Answer(
            document: document,
            entry: acknowledgement.entry,
            fingerprint: request.fingerprint,
            path: path?.path,
            officeName: request.officeName.string
        )
    }

    struct Answer: Encodable, Sendable {
        let document: DocumentID
        let entry: EntryID
        /// To be compared with the bearer's paper.
        let fingerprint: String
        let path: String?
        /// As the bearer wrote it.
        let officeName: String
    }
}

extension JoinRequest {
    /// The marked text, or the bytes in hexadecimal digits.
    init(pasted text: String) throws(JoinRefusal) {
        if text.utf8.count <= 2 * Self.byteLimit, let bytes = Hex.decode(String(text.trimmed)) {
            try self.init(decoding: bytes)
        } else {
            try self.init(text: text)
        }
    }
}
