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
    package static func run(_ session: DialerSession, with answering: Responder) -> SyncOutcome {
        var step = session.start(DialPlan())
        while true {
            switch step {
            case .finished(let outcome): return outcome
            case .post(let post, let reader):
                step = session.next(answer(answering.answer(post.body), by: answering).map(reader.read))
            }
        }
    }

    /// Sessions side by side, until all have ended: the requests of all of them stand before the other end, then each gets
    /// its answer.
    ///
    /// - Parameter answers: of each request the answer, or nil if none came.
    package static func run(
        _ sessions: [DialerSession],
        answers: (_ requests: [[UInt8]]) -> [[UInt8]?]
    ) -> [SyncOutcome] {
        var steps = sessions.map { $0.start(DialPlan()) }
        while true {
            let requests = steps.enumerated().compactMap { index, step in
                if case .post(let post, let reader) = step {
                    (index: index, body: post.body, reader: reader)
                } else {
                    nil
                }
            }
            if requests.isEmpty { break }
            for (request, answer) in zip(requests, answers(requests.map(\.body))) {
                steps[request.index] = sessions[request.index].next(answer.map(request.reader.read))
            }
        }
        return steps.compactMap { step in
            if case .finished(let outcome) = step { outcome } else { nil }
        }
    }

    /// Requests that come at one moment, answered as a node does it: while what some of them have brought is stored, what
    /// those behind them have brought is being read.
    package static func answers(to requests: [[UInt8]], by answering: Responder) -> [[UInt8]?] {
        var answers = [[UInt8]?](repeating: nil, count: requests.count)
        var begun: [SessionNumber: Int] = [:]
        func storeBegun() {
            for (session, step) in answering.storeBegun() {
                guard let index = begun.removeValue(forKey: session) else { continue }
                answers[index] = answer(step, by: answering)
            }
        }
        for (index, request) in requests.enumerated() {
            let step = answering.answer(request)
            if case .begun(let session) = step {
                begun[session] = index
            } else {
                answers[index] = answer(step, by: answering)
            }
            if begun.count == requestsAtOnce { storeBegun() }
        }
        while !begun.isEmpty { storeBegun() }
        return answers
    }

    /// With as many a node begins (Node's `TurnQueue`).
    private static let requestsAtOnce = 12

    /// A request that would be held runs out of patience at once: nothing else happens in this thread.
    private static func answer(_ step: ResponderStep, by answering: Responder) -> [UInt8]? {
        switch step {
        case .answer(let answer, _): answer
        case .none: nil
        case .begun: answering.storeBegun().first.flatMap { answer($0.step, by: answering) }
        case .hold(_, let session): answer(answering.resume(session, .timedOut), by: answering)
        }
    }
}
