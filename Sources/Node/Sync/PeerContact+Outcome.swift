import Replica
import Replication

extension PeerContact {
    /// How the peer is after a session.
    func after(_ outcome: SyncOutcome, at now: Int64?, position: Int64) -> PeerContact {
        var contact = self
        contact.node = outcome.peer ?? node
        contact.wanted = outcome.theirs.map { Int(clamping: $0.wanted) } ?? wanted
        contact.error = nil
        switch outcome.end {
        case .equal:
            contact.reached(.equal, now)
            contact.equalAt = position
        case .wanting:
            contact.reached(.behind, now)
            contact.equalAt = position
        case .different:
            contact.reached(.behind, now)
        case .refusedByPeer(let refusal), .refused(let refusal):
            contact.reached(.behind, now)
            contact.error = refusal.code
        case .interrupted:
            break  // The line broke or a change here came first; the next session tells more.
        case .storeFailed:
            contact.error = "failed"
        }
        return contact
    }

    private mutating func reached(_ state: State, _ now: Int64?) {
        self.state = state
        lastContact = now ?? lastContact
    }

    func failed(_ failure: APIFailure) -> PeerContact {
        var contact = self
        contact.state = .unreachable
        contact.error = failure.code
        return contact
    }
}

extension SyncRefusal {
    /// The code of `docs/formats/api.md`.
    var code: String {
        switch self {
        case .malformed, .outOfTurn: "peer-not-hefu"
        case .unknownVersion: "upgrade-needed"
        case .unknownSession, .replayed: "session-unknown"
        case .signatureInvalid: "peer-signature"
        case .notEnrolled: "peer-not-enrolled"
        case .otherDistrict: "peer-other-district"
        case .notShared: "not-shared"
        case .budgetSpent: "budget-spent"
        case .unavailable: "busy"
        case .ownKey: "peer-own-key"
        case .otherKey: "wrong-key"
        case .peerCut: "cut-off"
        }
    }
}
