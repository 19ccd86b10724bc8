import Foundation
import Rehearsal
import Replica
import Replication

/// The other end of a line, answering on a thread of its own while the dialer stores, as the process does that it is in a
/// district.
///
/// `@unchecked Sendable` is sound: of the node that answers, the thread that dials touches nothing between
/// ``ask(_:)`` and the return of ``answer()``.
final class AnsweringEnd: @unchecked Sendable {
    private let responder: Responder
    private let thread = DispatchQueue(label: "answering end")
    private let isAnswered = DispatchSemaphore(value: 0)
    private var given: [UInt8]?

    init(_ responder: Responder) { self.responder = responder }

    /// One session, until it ends.
    func serve(_ dialer: DialerSession) -> SyncOutcome {
        var step = dialer.start(DialPlan())
        while true {
            switch step {
            case .finished(let outcome): return outcome
            case .post(_, let bytes, _): step = dialer.next(answer(to: bytes, by: dialer))
            }
        }
    }

    private func answer(to request: [UInt8], by dialer: DialerSession) -> [UInt8]? {
        guard dialer.isStoring else { return Line.answers(to: [request], by: responder)[0] }
        ask(request)
        dialer.storeBegun()
        return answer()
    }

    private func ask(_ request: [UInt8]) {
        thread.async { [self] in
            given = Line.answers(to: [request], by: responder)[0]
            isAnswered.signal()
        }
    }

    private func answer() -> [UInt8]? {
        isAnswered.wait()
        defer { given = nil }
        return given
    }
}
