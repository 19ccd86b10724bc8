import District
import Logging
import Replica
import ServiceLifecycle

/// What a running node does for itself once a second: a witness's receipts, views that wait to be folded again, the index
/// of words, the endpoint act if its address or certificate is not the one that the district knows, and the peers that
/// the endpoint acts of others name.
struct Upkeep: Service {
    /// Documents that are folded again in one step; in between, others are served.
    private static let foldLimit = 256

    let node: OpenNode
    /// Where this node is reached now; nil until its listener is bound, or if it has none.
    let addresses: @Sendable () async -> [String]?
    let peers: PeerBook
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await step()
                try? await Task.sleep(for: .seconds(1))
            }
        }
    }

    /// A step that fails is told and tried again: the disk may be full now and not then.
    private func step() async {
        do {
            if let addresses = await addresses() { try await node.announce(addresses) }
            _ = try await node.owned.author { try $0.witnessTick() }
            try await node.owned.perform { try $0.keepSilence() }
            try await peers.refresh()
            while try await node.owned.perform({ try $0.foldPending(limit: Self.foldLimit) }) > 0 {}
            while try await node.owned.perform({ try $0.indexPending() }) {}
        } catch {
            let failure = APIFailure(error)
            let metadata: Logger.Metadata = ["code": "\(failure.code)", "cause": "\(failure.detail ?? "")"]
            logger.warning("upkeep failed", metadata: metadata)
        }
    }
}

extension OpenNode {
    /// Tells the district where this node is reached and by which certificate, unless it knows.
    func announce(_ addresses: [String]) async throws {
        let certificate = tls.certificate
        try await owned.author { replica in
            guard let node = replica.node, replica.stop == nil else { return }
            let known = replica.endpoints().first { $0.node.document == node.document }
            guard known?.addresses != addresses || known?.certificate != certificate else { return }
            _ = try replica.author(.announceEndpoint(addresses: addresses, certificate: certificate))
        }
    }
}
