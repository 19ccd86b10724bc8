import Replica
import Replication

extension PeerContact {
    /// How the peer is after a session.
    ///
    /// - Parameter equalAt: how far this store had come when both held the same; nil if it did not come to that.
    func after(_ outcome: SyncOutcome, at now: Int64?, equalAt: Int64?) -> PeerContact {
        var contact = hearing(outcome, equalAt)
        (contact.error, contact.restSeconds) = (nil, nil)
        switch outcome.end {
        case .equal:
            contact.reached(.equal, now)
        case .wanting:
            contact.reached(.behind, now)
        case .different:
            contact.reached(.behind, now)
        case .refusedByPeer(let refusal), .refused(let refusal):
            contact.reached(.behind, now)
            contact.error = refusal.code
            // Sooner it would only be refused again.
            if refusal == .budgetSpent { contact.restSeconds = PeerBudget.restSeconds }
        case .interrupted:
            break  // The line broke or a change here came first; the next session tells more.
        case .storeFailed:
            contact.error = "failed"
        }
        return contact
    }

    /// What a session told of the peer, however it ended.
    func hearing(_ outcome: SyncOutcome, _ equalAt: Int64?) -> PeerContact {
        var contact = self
        contact.node = outcome.peer ?? node
        if let theirs = outcome.theirs {
            contact.wanted = Int(clamping: theirs.wanted)
            contact.known.hear(equalAt, outcome.word)
        }
        return contact
    }

    private mutating func reached(_ state: State, _ now: Int64?) {
        self.state = state
        lastContact = now ?? lastContact
    }

    func failed(_ error: any Error) -> PeerContact {
        var contact = self
        contact.state = .unreachable
        contact.error = APIFailure(error).code
        contact.restSeconds = if case PeerFailure.busy(_, let seconds) = error { seconds } else { nil }
        return contact
    }
}

extension PeerKnowledge {
    /// - Parameter equalAt: nil if the peer holds something else than we do.
    mutating func hear(_ equalAt: Int64?, _ word: PeerWord) {
        if let equalAt { (self.equalAt, self.word) = (equalAt, PeerWord()) }
        // What was said after the two were equal tells that they are no longer.
        agrees = equalAt != nil && word.isEmpty
        self.word.merge(word)
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
