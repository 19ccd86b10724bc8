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
    /// What came last; other workers are reading it.
    private var begun: Begun?

    private enum Begun {
        case entries(ArrivingEntries)
        case failed
    }

    init(replica: Replica, machine: SyncDialer) {
        (self.replica, self.machine) = (replica, machine)
    }

    /// The key that answered last, or that must answer.
    package var peer: PublicKey? { machine.peer }

    package func start(_ plan: DialPlan) -> DialerStep { run(.start(plan)) }

    /// Whether ``storeBegun()`` has something to store.
    package var isStoring: Bool { begun != nil }

    /// Stores what came last, while the answer to the last post is on its way. Where nobody calls it, ``next(_:)`` does it.
    package func storeBegun() {
        guard let begun else { return }
        self.begun = nil
        let fact: SyncFact =
            switch begun {
            case .entries(let entries): replica.take([entries])[0]
            case .failed: .failed
            }
        precondition(machine.handle(.done(fact)).isEmpty, "the dialer goes on before it is answered")
    }

    /// The answer to the last post; nil: the connection failed, or patience ran out.
    package func next(_ answer: [UInt8]?) -> DialerStep {
        storeBegun()
        return run(answer.map(SyncDialer.Event.received) ?? .dropped)
    }

    /// Carries out what the machine asks of the store until it wants something of the line.
    private func run(_ event: SyncDialer.Event) -> DialerStep {
        var directives = machine.handle(event)[...]
        while let directive = directives.popFirst() {
            switch directive {
            case .work(let work, let peer): directives += machine.handle(.done(replica.carryOut(work, for: peer)))
            case .begin(let batch): begin(batch)
            case .send(let bytes, let route, let patience): return .post(route, bytes, patienceSeconds: patience)
            case .finish(let outcome): return .finished(outcome)
            }
        }
        preconditionFailure("the dialer neither sends nor finishes")
    }

    private func begin(_ batch: IncomingBatch) {
        do {
            var entries = try replica.arriving(batch.entries, batch.disclosures)
            entries.begin()
            begun = .entries(entries)
        } catch {
            begun = .failed
        }
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

    /// - Parameters:
    ///   - certificate: SHA-256 of the certificate that this node shows; zeros on plain loopback.
    ///   - batchByteTarget: bytes of entries and disclosures that an answer is filled up to.
    package func makeResponder(
        certificate: Bytes32,
        batchByteTarget: Int = PeerBudget.batchByteTarget
    ) throws -> Responder {
        guard let district else { throw Refusal(.noDistrict) }
        let machine = SyncResponder(
            own: identity.signing,
            district: district,
            certificate: certificate,
            entropy: surroundings.entropy,
            batchByteTarget: batchByteTarget,
            workers: surroundings.workers
        )
        return Responder(replica: self, machine: machine)
    }
}
