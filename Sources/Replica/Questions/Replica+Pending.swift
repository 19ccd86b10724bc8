package import District
import Replication
package import Signing
import Storage

/// What a peer does not have yet, as far as its last word tells.
package struct PendingAnswer: Hashable, Sendable {
    /// Entries of audiences that it may hold.
    package let entries: Int
    /// When the oldest of them came here, in milliseconds since 1970 by the local clock; nil if none is pending.
    package let oldest: Int64?
}

extension Replica {
    /// How far this store has come: everything that is here now came before what comes later.
    package func position() throws -> Int64 {
        try store.read { try $0.lastSequence() }
    }

    /// What came here after a position at which the peer held the same, its own entries left out.
    package func pending(after position: Int64, for peer: PublicKey) throws -> PendingAnswer {
        let reach = NodeReach(of: peer, in: state.authority.currentView)
        return try store.read { store in
            let logs = try store.logs(changedAfter: position).filter { $0.author != peer && reach.reaches($0.audience) }
            let sequences = try logs.flatMap { try store.sequences(of: $0.log) }.filter { $0 > position }
            return PendingAnswer(
                entries: sequences.count,
                oldest: try sequences.min().flatMap { try store.receptionTime(of: $0) }
            )
        }
    }

    /// What a key is enrolled as; nil if it is not.
    package func enrollment(of key: PublicKey) -> NodeEnrollment? {
        state.authority.currentView.enrollment(of: key)
    }
}
