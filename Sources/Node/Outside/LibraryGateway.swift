import Logging
import NIOHTTP1
import Replica
import ServiceLifecycle
import SignedLog

/// The city node's way to the city library: an outbox that the log itself is. What is owed, what was submitted and what was
/// answered are acts, so nothing is lost with the process; a submission is named by its act, so nothing is taken twice.
struct LibraryGateway: Service {
    /// As the book of systems outside names it.
    private static let system = "library"

    let node: OpenNode
    let contract: LibraryContract
    let client: OutsideClient
    let book: OutsideBook
    let logger: Logger

    func run() async throws {
        await OutsideSweep(node: node, logger: logger) { try $0.libraryStep(&$1) }.run { documents in
            try await submit(documents)
            return []
        }
        await client.close()
    }

    private func submit(_ documents: [DocumentID]) async throws {
        for start in stride(from: 0, to: documents.count, by: Replica.libraryLimit) {
            let part = Array(documents[start..<min(start + Replica.libraryLimit, documents.count)])
            let orders = try await node.owned.author { try $0.submit(part) }
            try await send(orders)
        }
    }

    /// Sends them one after another, for as long as it takes: months, if the library is away for months.
    private func send(_ orders: [LibraryOrder]) async throws {
        var replies: [LibraryReply] = []
        var backoff = Backoff(node.surroundings.replica.entropy)
        for order in orders {
            var current: LibraryOrder? = order
            while let order = current, !Task.isCancelled {
                do {
                    replies.append(try await ask(order))
                    await book.answered(Self.system, at: node.now)
                    backoff.reset()
                    current = nil
                } catch {
                    // What was answered is written down before anything is waited for.
                    try await note(replies)
                    replies = []
                    await book.failed(Self.system, error.word, at: node.now)
                    logger.warning("the city library does not answer", metadata: ["cause": "\(error.word)"])
                    current = nil
                    guard error.isOfAll else { continue }
                    try? await Task.sleep(for: backoff.next())
                    // As it is by now: meanwhile it may have changed, ended, or lost a value.
                    current = try await node.owned.perform { try $0.libraryOrder(order.license) }
                }
            }
        }
        try await note(replies)
    }

    private func ask(_ order: LibraryOrder) async throws(OutsideFailure) -> LibraryReply {
        let body = contract.body(of: order)
        let reply = try await client.send(.PUT, contract.url(of: order), body, headers: contract.headers)
        return try LibraryContract.reply(reply, to: order)
    }

    private func note(_ replies: [LibraryReply]) async throws {
        guard !replies.isEmpty else { return }
        try await node.owned.author { try $0.note(replies) }
        logger.info("submitted to the city library", metadata: ["count": "\(replies.count)"])
    }
}
