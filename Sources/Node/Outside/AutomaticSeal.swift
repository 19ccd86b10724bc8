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
        await OutsideSweep(node: node, logger: logger) { try $0.sealStep(&$1) }.run { documents in
            let done = try await node.owned.author { [name] in try $0.seal(documents, name: name) }
            let metadata: Logger.Metadata = ["sealed": "\(done.sealed)", "refused": "\(done.refused)"]
            if done.sealed + done.refused > 0 { logger.info("the city's seal", metadata: metadata) }
            return []
        }
    }
}
