import Logging
import NIOHTTP1
import Replica
import ServiceLifecycle
import SignedLog

/// 送达 by channels: asks one after another, in the order of the settings, to bring each version that is in force and not
/// delivered to its holder. What is delivered is an act; what waits is what has none, so nothing is lost with the process,
/// and a channel knows by the version's id what it was asked before.
struct DeliveryOutbox: Service {
    let node: OpenNode
    let channels: [DeliveryContract]
    let client: OutsideClient
    let book: OutsideBook
    let logger: Logger

    func run() async throws {
        await OutsideSweep(node: node, logger: logger) { try $0.deliveryStep(&$1) }.run { try await bring($0) }
        await client.close()
    }

    /// Answers the licenses that a channel has taken and not brought yet.
    private func bring(_ documents: [DocumentID]) async throws -> [DocumentID] {
        var taken: [DocumentID] = []
        var backoff = Backoff(node.surroundings.replica.entropy)
        for order in try await orders(of: documents) {
            var (current, left) = (Optional(order), channels[...])
            while let order = current, let channel = left.first, !Task.isCancelled {
                do {
                    let answer = try await ask(channel, order)
                    await book.answered(channel.channel, at: node.now)
                    backoff.reset()
                    switch answer {
                    case .delivered(let proof): try await note(proof, order)
                    case .accepted: taken.append(order.license)
                    case .refused:
                        tell("a channel refused a delivery", channel, "refused", order)
                        left = left.dropFirst()
                        continue
                    }
                    current = nil
                } catch let failure as OutsideFailure {
                    await book.failed(channel.channel, failure.word, at: node.now)
                    tell("a channel does not answer", channel, failure.word, order)
                    current = nil
                    guard failure.isOfAll else { continue }
                    try? await Task.sleep(for: backoff.next())
                    // As it is by now: meanwhile it may have ended, or come to its holder in another way.
                    current = try await orders(of: [order.license]).first
                }
            }
        }
        return taken
    }

    private func orders(of documents: [DocumentID]) async throws -> [DeliveryOrder] {
        let unsealed = node.configuration.isDeliveringUnsealed
        return try await node.owned.perform { try $0.deliveryOrders(documents, unsealed: unsealed) }
    }

    private func ask(
        _ channel: DeliveryContract,
        _ order: DeliveryOrder
    ) async throws(OutsideFailure) -> DeliveryContract.Answer {
        let body = channel.body(of: order)
        let now = (node.now ?? 0) / 1_000
        let headers = channel.headers(of: order, body, at: now)
        return try channel.answer(try await client.send(.POST, channel.address.description, body, headers: headers))
    }

    /// A proof that contradicts what is known (dated before the version, or of another license) is told and not written.
    private func note(_ proof: DeliveryProof, _ order: DeliveryOrder) async throws {
        do {
            let by = node.configuration.by ?? proof.channel
            _ = try await node.owned.author { try $0.deliver(order, proof, by: by) }
        } catch let refusal as Refusal {
            let metadata: Logger.Metadata = [
                "channel": "\(proof.channel)", "license": "\(order.license)", "code": "\(refusal.code.rawValue)",
            ]
            logger.warning("a proof of delivery is not believed", metadata: metadata)
        }
    }

    /// Without what the license says: it names people.
    private func tell(_ what: String, _ channel: DeliveryContract, _ cause: String, _ order: DeliveryOrder) {
        let metadata: Logger.Metadata = [
            "channel": "\(channel.channel)", "license": "\(order.license)", "cause": "\(cause)",
        ]
        logger.warning("\(what)", metadata: metadata)
    }
}
