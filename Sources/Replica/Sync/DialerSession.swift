package import Replication
import SignedLog
package import Signing

/// What the dialing end does next.
package enum DialerStep: Sendable {
    /// Post the body; hand the answer to ``DialerSession/next(_:)`` as the reader has read it, or nil if none came in time.
    case post(DialerPost, reader: ArrivedAnswer.Reader)
    case finished(SyncOutcome)
}

/// One peer that this node dials: Replication's machine, driven against the store. Lives as long as the node, so that
/// the session stays warm.
package final class DialerSession {
    private let replica: Replica
    private var machine: SyncDialer
    /// What came last, on its way into the store.
    private var begun: ArrivingEntries?
    /// The answer that is being worked at.
    private var arrived: ArrivedAnswer?

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
        guard let entries = begun.take() else { return }
        precondition(machine.handle(stored(consume entries)).isEmpty, "the dialer goes on before it is answered")
    }

    /// The answer to the last post; nil: the connection failed, or patience ran out.
    package func next(_ answer: ArrivedAnswer?) -> DialerStep {
        storeBegun()
        arrived = answer
        defer { arrived = nil }
        return run(answer.map { .received($0.read) } ?? .dropped)
    }

    /// Carries out what the machine asks of the store until it wants something of the line.
    private func run(_ event: SyncDialer.Event) -> DialerStep {
        var directives = machine.handle(event)[...]
        while let directive = directives.popFirst() {
            switch directive {
            case .work(.store(let batch), _): directives += machine.handle(stored(arrivedEntries(of: batch)))
            case .work(let work, let peer): directives += machine.handle(.done(replica.carryOut(work, for: peer)))
            case .begin(let batch): begun = arrivedEntries(of: batch)
            case .send(let post): return .post(post, reader: replica.reader(of: post.reader))
            case .finish(let outcome): return .finished(outcome)
            }
        }
        preconditionFailure("the dialer neither sends nor finishes")
    }

    private func arrivedEntries(of batch: IncomingBatch) -> ArrivingEntries {
        guard let arrived else { preconditionFailure("a batch that no answer brought") }
        return arrived.entries(of: batch)
    }

    private func stored(_ entries: consuming ArrivingEntries) -> SyncDialer.Event {
        let fact = replica.take([copy entries])[0]
        let count = entries.actCount
        replica.surroundings.workers.discard(entries, of: count)
        return .done(fact)
    }
}

extension Replica {
    fileprivate func reader(of reader: AnswerReader) -> ArrivedAnswer.Reader {
        guard let district else { preconditionFailure("a session without a district") }
        return ArrivedAnswer.Reader(reader: reader, district: district, workers: surroundings.workers)
    }

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
