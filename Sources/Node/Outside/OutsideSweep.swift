import Logging
import Replica
import ServiceLifecycle
import SignedLog

/// Shows a service all licenses that wait for it, and from then on those that something happens to, for as long as the node
/// runs.
struct OutsideSweep: Sendable {
    /// After this everything is looked at once more: a value that came late brings no event.
    private static let age = Duration.seconds(3_600)
    /// Between two looks where nothing has changed.
    private static let pause = Duration.seconds(60)

    let node: OpenNode
    let logger: Logger
    /// What waits next; nil: nothing now.
    let step: @Sendable (Replica, inout LicenseSweep) throws -> [DocumentID]?

    /// - Parameter see: sees to some of them. Answers whether something is left that is to be looked at again from the
    ///   beginning, after a pause.
    func run(_ see: @escaping @Sendable ([DocumentID]) async throws -> Bool) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await sweep(see) }
        }
    }

    private func sweep(_ see: @Sendable ([DocumentID]) async throws -> Bool) async {
        var sweep = LicenseSweep()
        let start = ContinuousClock.now
        while !Task.isCancelled, ContinuousClock.now - start < Self.age {
            let count = await node.owned.changeCount
            do {
                let (next, documents) = try await node.owned.perform { [sweep, step] replica in
                    var sweep = sweep
                    let documents = try step(replica, &sweep)
                    return (sweep, documents)
                }
                sweep = next
                if let documents, try await !see(documents) { continue }
                if documents != nil { sweep = LicenseSweep() }
            } catch {
                let failure = APIFailure(error)
                let metadata: Logger.Metadata = ["code": "\(failure.code)", "cause": "\(failure.detail ?? "")"]
                logger.warning("nothing can be done outside", metadata: metadata)
            }
            _ = await node.owned.change(after: count, within: Self.pause)
        }
    }
}
