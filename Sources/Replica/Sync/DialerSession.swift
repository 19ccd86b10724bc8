package import Replication
package import Signing

/// What the dialing end does next.
package enum DialerStep: Sendable {
    /// Post the bytes; hand the answer's body to ``DialerSession/next(_:)``, or nil if none came in time.
    case post(SyncRoute, [UInt8], patienceSeconds: UInt64)
    case finished(SyncOutcome)
}

/// One peer that this node dials: Replication's machine, driven against the store. Lives as long as the node, so that
/// the session stays warm.
package final class DialerSession {
    private let replica: Replica
    private var machine: SyncDialer

    init(replica: Replica, machine: SyncDialer) {
        (self.replica, self.machine) = (replica, machine)
    }

    /// The key that answered last, or that must answer.
    package var peer: PublicKey? { machine.peer }

    package func start(_ plan: DialPlan) -> DialerStep { run(.start(plan)) }

    /// The answer to the last post; nil: the connection failed, or patience ran out.
    package func next(_ answer: [UInt8]?) -> DialerStep {
        run(answer.map(SyncDialer.Event.received) ?? .dropped)
    }

    /// Carries out what the machine asks of the store until it wants something of the line.
    private func run(_ event: SyncDialer.Event) -> DialerStep {
        var directives = machine.handle(event)[...]
        while let directive = directives.popFirst() {
            switch directive {
            case .work(let work, let peer): directives += machine.handle(.done(replica.carryOut(work, for: peer)))
            case .send(let bytes, let route, let patience): return .post(route, bytes, patienceSeconds: patience)
            case .finish(let outcome): return .finished(outcome)
            }
        }
        preconditionFailure("the dialer neither sends nor finishes")
    }
}

extension Replica {
    /// - Parameter peer: the key that must answer; nil takes whoever answers and is enrolled.
    package func makeDialer(peer: PublicKey?) throws -> DialerSession {
        guard let district else { throw Refusal(.noDistrict) }
        let machine = SyncDialer(
            own: identity.signing,
            district: district,
            peer: peer,
            entropy: surroundings.entropy,
            workers: surroundings.workers
        )
        return DialerSession(replica: self, machine: machine)
    }

    /// - Parameter certificate: SHA-256 of the certificate that this node shows; zeros on plain loopback.
    package func makeResponder(certificate: Bytes32) throws -> Responder {
        guard let district else { throw Refusal(.noDistrict) }
        let machine = SyncResponder(
            own: identity.signing,
            district: district,
            certificate: certificate,
            entropy: surroundings.entropy,
            workers: surroundings.workers
        )
        return Responder(replica: self, machine: machine)
    }
}
