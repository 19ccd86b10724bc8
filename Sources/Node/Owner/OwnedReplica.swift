import NIOCore
import NIOPosix
package import Replica
import Replication
import Storage

/// The one owner of a replica. Every question and every write goes through here, one after another, on a thread of its
/// own: SQLite blocks, and the threads that move bytes must not.
///
/// Work comes as a closure and is bounded by whoever hands it in (one act, one batch of an import, one page): while it
/// runs, nobody else is served.
package actor OwnedReplica {
    private let replica: Replica
    private let store: Store
    private let mark: MarkKeeper
    private let thread: MultiThreadedEventLoopGroup
    private nonisolated let executor: any SerialExecutor
    private var waiters: [UInt64: Waiter] = [:]
    private var nextWaiter: UInt64 = 0
    private var isClosing = false
    /// No more than requests are served at once.
    var waitingActs: [WaitingAct] = []
    var stepping = SteppingQuestions()
    var dialers: [DialerNumber: DialerSession] = [:]
    var nextDialer: UInt64 = 0
    var responder: Responder?
    /// Requests whose batches are being read. No more than requests are served at once.
    var begunRequests: [SessionNumber: CheckedContinuation<ResponderStep, Never>] = [:]

    /// `unsafe` because the reference does not keep the executor alive; the actor does, as long as it lives itself, and
    /// nobody asks it for its executor afterwards.
    nonisolated package var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Opens the replica and keeps it: whoever opened it has no part in it any more.
    init(opening open: () throws -> sending OpenedReplica) rethrows {
        let opened = try open()
        replica = opened.replica
        store = opened.store
        mark = opened.mark
        thread = MultiThreadedEventLoopGroup(numberOfThreads: 1)
        executor = thread.next().executor
    }

    /// Asks, or takes in what others have written.
    package func perform<Result: Sendable>(
        _ work: @Sendable (Replica) throws -> Result
    ) throws -> Result {
        defer { wake() }
        return try work(replica)
    }

    /// Asks what never fails.
    package func ask<Result: Sendable>(_ question: @Sendable (Replica) -> Result) -> Result {
        question(replica)
    }

    /// Does what may write entries of our own. The mark follows them.
    package func author<Result: Sendable>(
        _ work: @Sendable (Replica) throws -> Result
    ) throws -> Result {
        let before = replica.changeCount
        defer {
            // Each commit of an authoring call holds one entry of ours. It is durable by now; a crash before the next
            // line leaves a mark that is behind the database, which fits.
            mark.advance(by: replica.changeCount - before)
            wake()
        }
        return try work(replica)
    }

    /// What Node itself keeps beside the replica: peers, settings.
    func withStore<Result: Sendable>(_ work: @Sendable (Store) throws -> Result) throws -> Result {
        try work(store)
    }

    func withReplica<Result>(_ work: (Replica) throws -> Result) rethrows -> Result {
        defer { wake() }
        return try work(replica)
    }

    package var changeCount: UInt64 { replica.changeCount }

    /// Closes the store; the directory is free when it returns.
    package func close() async {
        stopWaiting()
        dialers = [:]
        responder = nil
        for request in begunRequests.values { request.resume(returning: .none) }
        begunRequests = [:]
        try? store.close()
    }

    deinit {
        thread.shutdownGracefully { _ in }
    }
}

// MARK: Waiting for a change

/// Why a wait is over.
package enum WaitEnd: Hashable, Sendable {
    case changed, timeUp
    /// The waiting task was canceled, or the node shuts down.
    case stopped
}

extension OwnedReplica {
    private struct Waiter {
        let count: UInt64
        let continuation: CheckedContinuation<WaitEnd, Never>
    }

    /// Returns as soon as something has been admitted after the change that `count` stands for.
    package func change(after count: UInt64, within limit: Duration) async -> WaitEnd {
        guard !isClosing else { return .stopped }
        guard replica.changeCount <= count else { return .changed }
        let number = nextWaiter
        nextWaiter += 1
        let timer = Task {
            try? await Task.sleep(for: limit)
            end(number, .timeUp)
        }
        defer { timer.cancel() }
        return await withTaskCancellationHandler {
            // This actor is not left between the check above and here, so no change is missed.
            await withCheckedContinuation { waiters[number] = Waiter(count: count, continuation: $0) }
        } onCancel: {
            Task { await end(number, .stopped) }
        }
    }

    /// Ends all waits, now and from now on: the node shuts down.
    package func stopWaiting() {
        isClosing = true
        for number in waiters.keys.sorted() { end(number, .stopped) }
    }

    private func wake() {
        let count = replica.changeCount
        for number in waiters.filter({ $0.value.count < count }).keys.sorted() { end(number, .changed) }
    }

    private func end(_ number: UInt64, _ end: WaitEnd) {
        waiters.removeValue(forKey: number)?.continuation.resume(returning: end)
    }
}
