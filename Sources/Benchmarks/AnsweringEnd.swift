import Foundation
import Rehearsal
import Replica
import Replication

/// The other end of a line, answering on a thread of its own while the dialer stores, as the process does that it is in a
/// district.
///
/// `@unchecked Sendable` is sound: of the node that answers, the thread that dials touches nothing between
/// ``ask(_:_:)`` and the return of ``answer()``, and what was given is read only behind the semaphore that is signaled once
/// it is written. The compiler cannot see that; an actor would make the whole benchmark wait in tasks.
final class AnsweringEnd: @unchecked Sendable {
    private let responder: Responder
    private let thread = DispatchQueue(label: "answering end")
    private let isAnswered = DispatchSemaphore(value: 0)
    private var given: ArrivedAnswer?

    init(_ responder: Responder) { self.responder = responder }

    /// One session, until it ends.
    func serve(_ dialer: DialerSession) -> SyncOutcome {
        var step = dialer.start(DialPlan())
        while true {
            switch step {
            case .finished(let outcome): return outcome
            case .post(let post, let reader): step = dialer.next(answer(to: post, reader, dialer))
            }
        }
    }

    private func answer(
        to post: DialerPost,
        _ reader: ArrivedAnswer.Reader,
        _ dialer: DialerSession
    ) -> ArrivedAnswer? {
        guard dialer.isStoring else { return answered(post, reader) }
        ask(post, reader)
        dialer.storeBegun()
        return answer()
    }

    private func answered(_ post: DialerPost, _ reader: ArrivedAnswer.Reader) -> ArrivedAnswer? {
        Line.answers(to: [post.body], by: responder)[0].map(reader.read)
    }

    /// The answer is read on that thread, too, as a node reads it where it comes in.
    private func ask(_ post: DialerPost, _ reader: ArrivedAnswer.Reader) {
        thread.async { [self] in
            given = answered(post, reader)
            isAnswered.signal()
        }
    }

    private func answer() -> ArrivedAnswer? {
        isAnswered.wait()
        defer { given = nil }
        return given
    }
}
