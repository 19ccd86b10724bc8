import Replica
import Replication
import SignedLog
import Signing

/// Names one dialer that the owner of the replica keeps. A dialer lives as long as its peer is dialed, because a warm
/// session costs one trip and a new one two.
struct DialerNumber: Hashable, Sendable {
    let number: UInt64
}

extension OwnedReplica {
    /// - Parameter peer: the key that must answer; nil where only the address is known.
    func makeDialer(peer: PublicKey?) throws -> DialerNumber {
        let number = DialerNumber(number: nextDialer)
        nextDialer += 1
        dialers[number] = try withReplica { try $0.makeDialer(peer: peer) }
        return number
    }

    func dropDialer(_ number: DialerNumber) {
        dialers[number] = nil
    }

    /// Begins a session.
    func dial(_ number: DialerNumber, _ plan: DialPlan) -> DialerStep {
        withReplica { _ in dialer(number).start(plan) }
    }

    /// Stores what the peer sent last, if that can be done while the next answer is on its way.
    func storeBegun(_ number: DialerNumber) {
        guard dialer(number).isStoring else { return }
        withReplica { _ in dialer(number).storeBegun() }
    }

    /// Goes on with what the peer answered; nil: it did not.
    func dial(_ number: DialerNumber, answer: ArrivedAnswer?) -> DialerStep {
        withReplica { _ in dialer(number).next(answer) }
    }

    private func dialer(_ number: DialerNumber) -> DialerSession {
        guard let dialer = dialers[number] else { preconditionFailure("dialer \(number.number) was dropped") }
        return dialer
    }

    /// Answers a request of a peer, or says that it is to be held. While other workers read what it has brought, whoever
    /// else asks is served.
    ///
    /// - Parameter certificate: SHA-256 of the certificate that our listener shows; zeros where it shows none.
    func respond(_ body: [UInt8], certificate: Bytes32) async throws -> ResponderStep {
        let current = try responder ?? withReplica { try $0.makeResponder(certificate: certificate) }
        responder = current
        return await stored(withReplica { _ in current.answer(body) })
    }

    /// Goes on with a request that was held.
    func resume(_ session: SessionNumber, _ end: HoldEnd) async -> ResponderStep {
        guard let responder else { preconditionFailure("a held session without a responder") }
        return await stored(withReplica { _ in responder.resume(session, end) })
    }

    /// The step that follows when what was begun is stored; others as they are.
    private func stored(_ step: ResponderStep) async -> ResponderStep {
        guard case .begun(let session) = step else { return step }
        return await withCheckedContinuation { continuation in
            begunRequests[session] = continuation
            // Comes to its turn behind all who wait for the owner by now: what they bring is read meanwhile.
            if begunRequests.count == 1 { Task { storeBegun() } }
        }
    }

    private func storeBegun() {
        let steps = withReplica { _ in responder?.storeBegun() ?? [] }
        for (session, step) in steps {
            begunRequests.removeValue(forKey: session)?.resume(returning: step)
        }
        if !begunRequests.isEmpty { Task { storeBegun() } }
    }
}
