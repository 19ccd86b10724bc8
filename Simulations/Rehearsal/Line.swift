package import Replica
package import Replication
import Signing

/// A line between two nodes, without sockets: what one end posts is handed to the other.
package enum Line {
    /// One session, the first dialing the second, until it ends.
    @discardableResult
    package static func meet(_ dialer: Replica, _ responder: Replica) throws -> SyncOutcome {
        run(try dialer.makeDialer(peer: nil), with: try responder.makeResponder(certificate: .zero))
    }

    /// One session between ends that may have met before: then it is warm.
    ///
    /// - Parameter around: what is done around each answer, say to measure it.
    package static func run(
        _ session: DialerSession,
        with answering: Responder,
        around: (() -> Void) -> Void = { $0() }
    ) -> SyncOutcome {
        var step = session.start(DialPlan())
        while true {
            switch step {
            case .finished(let outcome): return outcome
            case .post(_, let bytes, _):
                var answer: [UInt8]?
                around { answer = self.answer(to: bytes, by: answering) }
                step = session.next(answer)
            }
        }
    }

    /// A request that would be held runs out of patience at once: nothing else happens in this thread.
    private static func answer(to bytes: [UInt8], by answering: Responder) -> [UInt8]? {
        switch answering.answer(bytes) {
        case .answer(let answer, _): return answer
        case .none: return nil
        case .hold(_, let held):
            guard case .answer(let answer, _) = answering.resume(held, .timedOut) else { return nil }
            return answer
        }
    }
}
