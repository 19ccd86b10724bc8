import District
import Foundation
import Replica
import SwiftASN1

/// The nodes that this one dials.
enum PeerRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/peers", .own) { api, call in
            try call.target.finish()
            return APIResponse(Peers(peers: try await api.peers.answers(), now: api.node.now))
        },
        Route("POST", "/api/v1/peers", .own) { api, call in
            let peer = try await Peer(body: call.body, owned: api.owned)
            try await api.peers.add(peer)
            return APIResponse(Added(address: peer.address.description, name: peer.name))
        },
        Route("POST", "/api/v1/peers/remove", .own) { api, call in
            var object = try RequestObject(body: call.body)
            let address = try object.required("address")
            try object.finish()
            guard try await api.peers.remove(address) else { throw Refusal(.notFound, field: "address") }
            return APIResponse(Added(address: address, name: nil))
        },
        Route("POST", "/api/v1/sync", .own, isStreamed: true) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.text("peer")
            try object.finish()
            try await api.peers.syncOnce(with: name)
            return APIResponse(Peers(peers: try await api.peers.answers(named: name), now: api.node.now))
        },
    ]

    private struct Peers: Encodable {
        let peers: [PeerAnswer]
        let now: Int64?
    }

    private struct Added: Encodable {
        let address: String
        let name: String?
    }
}

extension Peer {
    /// Reads the body of `POST /api/v1/peers`.
    init(body: [UInt8], owned: OwnedReplica) async throws {
        var object = try RequestObject(body: body)
        let text = try object.required("address")
        guard let address = PeerAddress(text) else {
            throw Refusal(.codeForm, field: "address", ["expected": "host:port", "value": String(text.prefix(64))])
        }
        let name = try object.text("name")
        let certificate = try object.text("certificate").map(Self.certificate(reading:))
        let node = try object.text("node")
        try object.finish()
        let key = try await owned.perform { replica in
            try node.flatMap { replica.enrollment(of: try replica.node(named: $0))?.key }
        }
        self.init(address: address, name: name, certificate: certificate, node: key)
    }

    /// PEM, or the DER in base 64.
    private static func certificate(reading text: String) throws -> [UInt8] {
        let der = (try? PEMDocument(pemString: text).derBytes) ?? Data(base64Encoded: text).map { Array($0) }
        guard let der, (1...2048).contains(der.count), (try? TLSIdentity.clientConfiguration(trusting: der)) != nil
        else {
            throw Refusal(.codeForm, field: "certificate", ["expected": "PEM"])
        }
        return der
    }
}
