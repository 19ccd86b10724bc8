import District
import Replica
import Signing

/// A node that this one dials.
struct Peer: Hashable, Sendable {
    /// Where this node knows of it from. Raw values are the API's.
    enum Origin: String, Sendable {
        /// `peer add` named it.
        case added
        /// Its endpoint act names the address, and the certificate.
        case district
    }

    let address: PeerAddress
    /// Further addresses of the same node, tried in turn where one does not answer.
    var alternatives: [PeerAddress] = []
    let name: String?
    /// The certificate that was pasted, DER; nil: the one that the district's `endpoint` acts name.
    let certificate: [UInt8]?
    /// The key that must answer; nil: whoever does, if enrolled.
    let node: PublicKey?
    var origin = Origin.added
}

extension Peer {
    /// By what the district knows of a node. Nil if it names no address that can be dialed.
    init?(_ endpoint: NodeEndpoint) {
        let addresses = endpoint.addresses.compactMap { PeerAddress($0) }.filter { !$0.isWildcard }
        guard let first = addresses.first else { return nil }
        self.init(
            address: first,
            alternatives: Array(addresses.dropFirst()),
            name: String(decoding: endpoint.node.code, as: UTF8.self),
            certificate: nil,
            node: endpoint.node.key,
            origin: .district
        )
    }
}

/// How a peer was when we last tried to reach it.
struct PeerContact: Hashable, Sendable {
    enum State: String, Sendable {
        /// Both hold the same.
        case equal
        /// One lacks something that the other has.
        case behind
        /// Not tried since the node was started.
        case never
        case unreachable
    }

    var state = State.never
    /// Milliseconds since 1970 by the local clock.
    var lastContact: Int64?
    var node: PublicKey?
    /// What it is known to hold.
    var known = PeerKnowledge()
    /// Disclosures that the peer wants.
    var wanted: Int?
    /// A code of `docs/formats/api.md`.
    var error: String?
    /// Seconds for which the peer asked to be left alone.
    var restSeconds: Int?
}
