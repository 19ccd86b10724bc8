import Foundation
import Logging
import Node
import Replica
import Signing
import Testing

/// A node in a directory of its own beneath the system's temporary directory, with a clock and random bytes of the test.
final class TestNode: Sendable {
    let configuration: NodeConfiguration
    let surroundings: NodeSurroundings
    /// Whose directory it is, if not its own.
    private let origin: TestNode?

    /// 2026-11-24 12:00 UTC.
    static let noon: Int64 = 1_795_521_600_000

    init(
        clock: Int64? = noon,
        limits: PeerLimits = .standard,
        _ settings: (inout NodeConfiguration) -> Void = { _ in }
    ) {
        let folder = FileManager.default.temporaryDirectory.path + "/hefu-" + Hex.encode(Entropy.system.bytes(6))
        var configuration = NodeConfiguration()
        configuration.data = folder + "/data"
        configuration.syncIntervalSeconds = 1
        configuration.holdSeconds = 5
        settings(&configuration)
        self.configuration = configuration
        origin = nil
        let start = ContinuousClock.now
        surroundings = NodeSurroundings(
            replica: Surroundings(
                entropy: .system,
                wallClock: { clock },
                monotonicMilliseconds: {
                    let age = (ContinuousClock.now - start).components
                    return age.seconds * 1000 + age.attoseconds / 1_000_000_000_000_000
                }
            ),
            stateDirectory: folder + "/state",
            machine: "test",
            limits: limits
        )
    }

    /// The same node with other settings: the same directory, which goes with the first one.
    private init(_ other: TestNode, _ settings: (inout NodeConfiguration) -> Void) {
        var configuration = other.configuration
        settings(&configuration)
        (self.configuration, surroundings, origin) = (configuration, other.surroundings, other)
    }

    func with(_ settings: (inout NodeConfiguration) -> Void) -> TestNode { TestNode(self, settings) }

    deinit {
        if origin == nil { try? FileManager.default.removeItem(atPath: folder) }
    }

    var folder: String { String(configuration.data.dropLast("/data".count)) }

    static let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    /// The API of the directory, opened for the time of `body`.
    @discardableResult
    func opened<Result>(_ body: (any LocalAPI) async throws -> Result) async throws -> Result {
        let api = try openLocalAPI(
            configuration,
            passphrase: { nil },
            surroundings: surroundings,
            logger: Self.logger
        )
        do {
            let result = try await body(api)
            await api.close()
            return result
        } catch {
            await api.close()
            throw error
        }
    }

    /// The node runs, so it answers; on a machine that does much else it may take several tries.
    private func connected() async -> SocketAPI? {
        for _ in 0..<24 {
            if let api = await SocketAPI.connect(to: configuration.socketPath) { return api }
        }
        return nil
    }

    /// Runs the node for the time of `body`, which is given its port.
    @discardableResult
    func running<Result: Sendable>(
        _ body: @escaping @Sendable (RunningNode) async throws -> Result
    ) async throws -> Result {
        let node = try OpenNode.open(
            configuration,
            passphrase: { nil },
            surroundings: surroundings,
            logger: Self.logger
        )
        let server = NodeServer(node: node, logger: Self.logger)
        let (ports, started) = AsyncStream<RunningPorts>.makeStream()
        return try await withThrowingTaskGroup(of: Result?.self) { group in
            group.addTask {
                defer { started.finish() }
                try await server.run(signals: []) { started.yield($0) }
                return nil
            }
            group.addTask {
                // Why it did not start is the other task's to say.
                guard let ports = await ports.first(where: { _ in true }) else { return nil }
                let api = try #require(await self.connected())
                let running = RunningNode(owned: node.owned, api: api, port: ports.sync, apiPort: ports.api)
                do {
                    let result = try await body(running)
                    await api.close()
                    return result
                } catch {
                    await api.close()
                    throw error
                }
            }
            defer { group.cancelAll() }
            while let finished = try await group.next() {
                if let result = finished {
                    group.cancelAll()
                    _ = try? await group.next()
                    return result
                }
            }
            throw NeverStarted()
        }
    }
}

struct NeverStarted: Error {}

/// A node that serves, and the socket to ask it by.
struct RunningNode: Sendable {
    let owned: OwnedReplica
    let api: any LocalAPI
    let port: Int?
    let apiPort: Int?

    var address: String { "127.0.0.1:\(port ?? 0)" }

    /// Waits for changes until the condition holds. The bound is generous: it is met by events, not by time.
    func eventually(
        within limit: Duration = .seconds(40),
        _ condition: () async throws -> Bool
    ) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while ContinuousClock.now < end {
            let count = await owned.changeCount
            if try await condition() { return true }
            _ = await owned.change(after: count, within: .milliseconds(250))
        }
        return false
    }
}
