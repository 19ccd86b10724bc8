package import Replication
import Signing

/// What the answering end does next with one request.
package enum ResponderStep: Sendable {
    case answer([UInt8], notes: [PeerNote])
    /// Keep the request; ``Responder/resume(_:_:)`` when something changed or so many seconds are over.
    case hold(seconds: UInt64, session: SessionNumber)
    /// Nothing yet: a held request goes on being held, a dropped one is gone.
    case none
}

/// Why a held request is looked at again.
package enum HoldEnd: Hashable, Sendable {
    case changed, timedOut, dropped
}

/// All sessions in which this node answers: Replication's machine, driven against the store.
package final class Responder {
    private let replica: Replica
    private var machine: SyncResponder

    init(replica: Replica, machine: SyncResponder) {
        (self.replica, self.machine) = (replica, machine)
    }

    /// A request's body, from either route.
    package func answer(_ body: [UInt8]) -> ResponderStep {
        let (session, directives) = machine.receive(body, at: replica.surroundings.monotonicMilliseconds())
        return run(directives, session)
    }

    package func resume(_ session: SessionNumber, _ why: HoldEnd) -> ResponderStep {
        let event: SyncResponder.Event =
            switch why {
            case .changed: .changed
            case .timedOut: .timedOut
            case .dropped: .dropped
            }
        return run(machine.handle(event, in: session), session)
    }

    private func run(_ first: [SyncResponder.Directive], _ session: SessionNumber) -> ResponderStep {
        var directives = first[...]
        var notes: [PeerNote] = []
        var step = ResponderStep.none
        while let directive = directives.popFirst() {
            switch directive {
            case .work(let work, let peer):
                directives += machine.handle(.done(replica.carryOut(work, for: peer)), in: session)
            case .answer(let bytes): step = .answer(bytes, notes: notes)
            case .hold(let seconds): step = .hold(seconds: seconds, session: session)
            case .note(let note): notes.append(note)
            }
        }
        guard case .answer(let bytes, _) = step else { return step }
        return .answer(bytes, notes: notes)
    }
}
