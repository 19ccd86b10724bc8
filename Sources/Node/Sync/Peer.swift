import Replica
import Signing

/// A node that this one dials, as `peer add` has it.
struct Peer: Hashable, Sendable {
    let address: PeerAddress
    let name: String?
    /// The certificate that was pasted, DER; nil: the one that the district's `endpoint` acts name.
    let certificate: [UInt8]?
    /// The key that must answer; nil: whoever does, if enrolled.
    let node: PublicKey?
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
}
