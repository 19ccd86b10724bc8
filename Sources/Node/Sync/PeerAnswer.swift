import District
import Replica
import SignedLog
import Signing
import Storage

/// How the API tells of a peer.
struct PeerAnswer: Encodable, Sendable {
    let name: String?
    let node: DocumentID?
    let nodeCode: String?
    /// Nil for a node that only dials us.
    let address: String?
    /// `added` by a person, found in the `district`'s acts, or a `caller` that this node does not dial.
    let origin: String
    let state: String
    /// Milliseconds since 1970 by this node's clock.
    let lastContact: Int64?
    /// Entries that the peer is not known to hold, as far as its last word tells.
    let theyLack: Int?
    /// Entries that it told of and that are not here: at least so many.
    let weLack: Int?
    /// When the oldest that it lacks came to be here.
    let oldestPending: Int64?
    /// Disclosures that the peer wants.
    let wanted: Int?
    let error: String?
}

extension PeerAnswer {
    /// - Parameter peer: nil for a node that only dials us.
    init(_ peer: Peer?, _ contact: PeerContact, in replica: Replica) throws {
        let key = contact.node ?? peer?.node
        let lack = try key.map { try replica.lack(of: $0, contact.known) }
        let enrollment = key.flatMap { replica.enrollment(of: $0) }
        self.init(
            name: peer?.name,
            node: enrollment?.document,
            nodeCode: enrollment.map { String(decoding: $0.code, as: UTF8.self) },
            address: peer?.address.description,
            origin: peer?.origin.rawValue ?? "caller",
            state: contact.state.rawValue,
            lastContact: contact.lastContact,
            theyLack: lack?.theyLack,
            weLack: lack?.weLack,
            oldestPending: lack?.oldest,
            wanted: contact.wanted,
            error: contact.error
        )
    }
}
