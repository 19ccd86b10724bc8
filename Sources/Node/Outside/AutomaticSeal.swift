import Logging
import Replica
import ServiceLifecycle
import SignedLog

/// Seals on the city node, or sends back, whatever awaits the city's seal.
struct AutomaticSeal: Service {
    let node: OpenNode
    /// 证照签章名称.
    let name: Text
    let logger: Logger

    func run() async throws {
        await cancelWhenGracefulShutdown {
            var sweep = LicenseSweep()
            while !Task.isCancelled { sweep = await step(sweep) }
        }
    }

    private func step(_ sweep: LicenseSweep) async -> LicenseSweep {
        let count = await node.owned.changeCount
        do {
            let (next, done) = try await node.owned.author { [name] replica in
                var sweep = sweep
                guard let documents = try replica.sealStep(&sweep) else { return (sweep, nil as (Int, Int)?) }
                return (sweep, try replica.seal(documents, name: name) as (Int, Int)?)
            }
            guard let done else {
                _ = await node.owned.change(after: count, within: .seconds(60))
                return next
            }
            let metadata: Logger.Metadata = ["sealed": "\(done.0)", "refused": "\(done.1)"]
            if done.0 + done.1 > 0 { logger.info("the city's seal", metadata: metadata) }
            return next
        } catch {
            logger.warning("nothing can be sealed", metadata: ["code": "\(APIFailure(error).code)"])
            _ = await node.owned.change(after: count, within: .seconds(60))
            return LicenseSweep()
        }
    }
}
