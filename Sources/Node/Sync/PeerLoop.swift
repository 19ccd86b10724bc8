import Logging
import Replica
import ServiceLifecycle
import Signing

/// Dials one peer for as long as the node runs: a session after every change, a held request in between, and patient
/// tries while the line is down. What is written here never waits for it.
struct PeerLoop: Sendable {
    /// Changes of a moment go in one session: a batch of an import, the receipt that answers it.
    private static let gatherTime = Duration.milliseconds(30)
    /// A session that is over sooner was not held.
    private static let quickEnd = Duration.milliseconds(500)

    let peer: Peer
    let node: OpenNode
    let book: PeerBook
    let logger: Logger

    /// Returns when its task is canceled.
    func run() async {
        let line = PeerLine(peer: peer, node: node, logger: logger)
        var isFirst = true
        while !Task.isCancelled {
            let before = await node.owned.changeCount
            let start = ContinuousClock.now
            let contact = await line.round(
                holdSeconds: UInt64(node.configuration.holdSeconds),
                contact: await book.contact(peer)
            )
            await tell(contact, isFirst: isFirst)
            await book.note(contact, for: peer)
            isFirst = false
            await rest(after: contact, changesSince: before, lasted: ContinuousClock.now - start)
        }
        await line.close()
    }

    /// When to dial again: at once after a change here or there; after the interval where nobody answers, or where the
    /// peer does not hold requests.
    private func rest(after contact: PeerContact, changesSince count: UInt64, lasted: Duration) async {
        try? await Task.sleep(for: Self.gatherTime)
        // A change here does not make room there.
        if let seconds = contact.restSeconds { return (try? await Task.sleep(for: .seconds(seconds))) ?? () }
        switch contact.state {
        case .equal where contact.error == nil:
            // A peer that held the request has news or wants a new hello; one that did not hold is not to be pestered.
            guard lasted < Self.quickEnd else { return }
            let isHolding = node.configuration.holdSeconds > 0
            _ = await node.owned.change(after: count, within: isHolding ? Self.quickEnd : backoff)
        case .equal, .behind, .never:
            _ = await node.owned.change(after: count, within: .seconds(1))
        case .unreachable:
            _ = await node.owned.change(after: count, within: backoff)
        }
    }

    /// The interval, a quarter more or less: nodes that lost the line together do not come back in one moment.
    private var backoff: Duration {
        let milliseconds = Int64(node.configuration.syncIntervalSeconds) * 1000
        let dice = Int64(node.surroundings.replica.entropy.bytes(1)[0])
        return .milliseconds(milliseconds * 3 / 4 + milliseconds * dice / 510)
    }

    private func tell(_ contact: PeerContact, isFirst: Bool) async {
        let before = await book.contact(peer)
        guard isFirst || before.state != contact.state || before.error != contact.error else { return }
        let metadata: Logger.Metadata = [
            "peer": "\(peer.address)", "state": "\(contact.state.rawValue)", "error": "\(contact.error ?? "none")",
        ]
        logger.info("peer", metadata: metadata)
    }
}

/// All peers of the node, each in a loop of its own; those that are added later, too.
struct PeerLoops: Service {
    let node: OpenNode
    let book: PeerBook
    let logger: Logger

    func run() async throws {
        let changes = try await book.changes()
        await withTaskCancellationOrGracefulShutdownHandler {
            await withDiscardingTaskGroup { group in
                var running: [Peer: Task<Void, Never>] = [:]
                for await peers in changes {
                    for peer in running.keys where !peers.contains(peer) { running.removeValue(forKey: peer)?.cancel() }
                    for peer in peers where running[peer] == nil {
                        running[peer] = start(peer, in: &group)
                    }
                }
                for loop in running.values { loop.cancel() }
            }
        } onCancelOrGracefulShutdown: {
            Task { await book.close() }
        }
    }

    /// The loop as a task that can be stopped by itself, and that the group waits for.
    private func start(_ peer: Peer, in group: inout DiscardingTaskGroup) -> Task<Void, Never> {
        let loop = Task { await PeerLoop(peer: peer, node: node, book: book, logger: logger).run() }
        group.addTask { await loop.value }
        return loop
    }
}
