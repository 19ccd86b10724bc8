import Logging
import Replica
import ServiceLifecycle
import SignedLog

/// Shows a service all licenses that wait for it, and from then on those that something happens to, for as long as the node
/// runs.
struct OutsideSweep: Sendable {
    /// After this everything is looked at once more: a value that came late brings no event.
    private static let age = Duration.seconds(3_600)
    /// Licenses that are kept to be looked at again; more come with the next sweep.
    private static let leftLimit = 10_000

    let node: OpenNode
    let logger: Logger
    /// What waits next; nil: nothing now.
    let step: @Sendable (Replica, inout LicenseSweep) throws -> [DocumentID]?

    /// - Parameter see: sees to some of them. Answers those that are to be looked at again after the interval of the
    ///   settings.
    func run(_ see: @escaping @Sendable ([DocumentID]) async throws -> [DocumentID]) async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled { await sweep(see) }
        }
    }

    private func sweep(_ see: @Sendable ([DocumentID]) async throws -> [DocumentID]) async {
        let pause = Duration.seconds(node.configuration.outsideIntervalSeconds)
        let start = ContinuousClock.now
        var (sweep, left, again) = (LicenseSweep(), [DocumentID](), start)
        while !Task.isCancelled, ContinuousClock.now - start < Self.age {
            let count = await node.owned.changeCount
            do {
                let next = try await next(sweep)
                if let documents = next.documents {
                    left = Self.merged(left, try await see(documents))
                    // Not before: what could not be seen to comes again.
                    sweep = next.sweep
                    continue
                }
                sweep = next.sweep
                if !left.isEmpty, ContinuousClock.now >= again {
                    left = try await seeAgain(left, see)
                    again = ContinuousClock.now + pause
                }
            } catch {
                tell(error)
            }
            _ = await node.owned.change(after: count, within: pause)
        }
    }

    /// A step at a time, so that nobody waits long for the replica.
    private func seeAgain(
        _ documents: [DocumentID],
        _ see: @Sendable ([DocumentID]) async throws -> [DocumentID]
    ) async throws -> [DocumentID] {
        var left: [DocumentID] = []
        for start in stride(from: 0, to: documents.count, by: LicenseSweep.stepLimit) {
            left += try await see(Array(documents[start..<min(start + LicenseSweep.stepLimit, documents.count)]))
        }
        return left
    }

    /// Each once, the first first.
    private static func merged(_ left: [DocumentID], _ more: [DocumentID]) -> [DocumentID] {
        let known = Set(left)
        return Array((left + more.filter { !known.contains($0) }).suffix(leftLimit))
    }

    private func next(_ sweep: LicenseSweep) async throws -> (sweep: LicenseSweep, documents: [DocumentID]?) {
        try await node.owned.perform { [step] replica in
            var sweep = sweep
            let documents = try step(replica, &sweep)
            return (sweep, documents)
        }
    }

    private func tell(_ error: any Error) {
        let failure = APIFailure(error)
        let metadata: Logger.Metadata = ["code": "\(failure.code)", "cause": "\(failure.detail ?? "")"]
        logger.warning("nothing can be done outside", metadata: metadata)
    }
}
