package import Replication
import SignedLog
import Signing

/// What the answering end does next with one request.
package enum ResponderStep: Sendable {
    case answer([UInt8], notes: [PeerNote])
    /// Keep the request; ``Responder/resume(_:_:)`` when something changed or so many seconds are over.
    case hold(seconds: UInt64, session: SessionNumber)
    /// Other workers are reading what came. ``Responder/storeBegun()`` stores it: at once, or after the requests of others,
    /// who need not wait for it.
    case begun(SessionNumber)
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
    private var begun = BegunBatches()

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

    /// Stores what was begun with first, as much of it as is worth a commit, and goes on with the requests that have brought
    /// it. Empty if nothing was begun.
    package func storeBegun() -> [(session: SessionNumber, step: ResponderStep)] {
        let group = begun.takeGroup()
        if group.isEmpty { return [] }
        let steps = zip(group, replica.take(group.map(\.entries))).map { batch, fact in
            (batch.session, run(machine.handle(.done(fact), in: batch.session), batch.session))
        }
        replica.surroundings.workers.discard(group, of: group.reduce(0) { $0 + $1.entries.actCount })
        return steps
    }

    private func run(_ first: [SyncResponder.Directive], _ session: SessionNumber) -> ResponderStep {
        var directives = first[...]
        var notes: [PeerNote] = []
        var step = ResponderStep.none
        while let directive = directives.popFirst() {
            switch directive {
            case .work(let work, let peer):
                if begin(work, session) { return .begun(session) }
                directives += machine.handle(.done(replica.carryOut(work, for: peer)), in: session)
            case .answer(let bytes): step = .answer(bytes, notes: notes)
            case .hold(let seconds): step = .hold(seconds: seconds, session: session)
            case .note(let note): notes.append(note)
            }
        }
        guard case .answer(let bytes, _) = step else { return step }
        return .answer(bytes, notes: notes)
    }

    /// Whether it is work that need not be waited for.
    private func begin(_ work: SyncWork, _ session: SessionNumber) -> Bool {
        guard case .store(let batch) = work, var entries = try? replica.arriving(batch.entries, batch.disclosures)
        else { return false }
        entries.begin()
        begun.add(entries, of: session)
        return true
    }
}

/// What requests have brought and other workers are reading.
private struct BegunBatches {
    typealias Batch = (session: SessionNumber, entries: ArrivingEntries)

    /// Acts that are stored by one commit: it takes the disk hardly longer than for a few, and pages that many of them touch
    /// are written once. No more than a batch of an import has, because nobody else is served meanwhile.
    private static let actLimit = 4_096

    private var batches: [Batch] = []

    mutating func add(_ entries: ArrivingEntries, of session: SessionNumber) { batches.append((session, entries)) }

    /// The first ones, as many as the limit allows, but at least one if there is any.
    mutating func takeGroup() -> [Batch] {
        var group: [Batch] = []
        var actCount = 0
        for next in batches {
            actCount += next.entries.actCount
            guard group.isEmpty || actCount <= Self.actLimit else { break }
            group.append(next)
        }
        batches.removeFirst(group.count)
        return group
    }
}
