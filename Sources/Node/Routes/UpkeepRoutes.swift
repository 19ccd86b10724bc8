import Foundation
import Replica
import Storage

/// How the node is, and what keeps it well.
enum UpkeepRoutes {
    static let all: [Route] = [
        Route("GET", "/livez", .open) { _, _ in APIResponse(Alive(status: "ok")) },
        Route("GET", "/readyz", .open) { api, _ in try await ready(api) },
        Route("GET", "/api/v1/status", .scope(.read)) { api, call in
            try call.target.finish()
            let status = try await api.owned.perform { try $0.status() }
            let (peers, outside) = (try await api.peers.answers(), await api.outside.answers)
            return APIResponse(NodeStatus(status: status, peers: peers, outside: outside, now: api.node.now))
        },
        Route("POST", "/api/v1/check", .own, isStreamed: true) { api, call in
            try call.target.finish()
            let progress = call.progress
            let report = try await api.owned.check { done, total in
                progress(JSONBody.encode(Progress(progress: .init(rows: done, total: total))))
            }
            return APIResponse(CheckAnswer(report))
        },
    ]

    /// Ready means: licenses can be issued. A node that no peer can reach is ready.
    static func ready(_ api: NodeAPI) async throws -> APIResponse {
        let isEnrolled = await api.owned.ask { $0.node != nil && $0.stop == nil }
        guard isEnrolled else {
            return APIResponse(status: 503, body: JSONBody.encode(Alive(status: "not-enrolled")))
        }
        return APIResponse(Alive(status: "ok"))
    }

    private struct Alive: Encodable {
        let status: String
    }

    struct Progress: Encodable {
        let progress: Count

        struct Count: Encodable {
            let rows: Int
            let total: Int
        }
    }

    /// What `check` found; nothing, or each damage with its place.
    private struct CheckAnswer: Encodable {
        let ok: Bool
        let entries, acts, documents: Int
        let damage: [Damage]

        struct Damage: Encodable {
            let table, row, code: String
        }

        init(_ report: CheckReport) {
            ok = report.isSound
            (entries, acts, documents) = (report.entries, report.acts, report.licenses)
            damage = report.findings.map { .init(table: $0.table, row: $0.key, code: $0.description) }
        }
    }

    /// The replica's status with what only Node knows: how its peers and other systems are reached, and its clock.
    private struct NodeStatus: Encodable {
        let status: StatusAnswer
        let peers: [PeerAnswer]
        let outside: [OutsideAnswer]
        let now: Int64?

        func encode(to encoder: any Encoder) throws {
            try status.encode(to: encoder)
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(peers, forKey: .peers)
            try container.encode(outside, forKey: .outside)
            try container.encodeIfPresent(now, forKey: .now)
        }

        enum Key: CodingKey { case peers, outside, now }
    }
}
