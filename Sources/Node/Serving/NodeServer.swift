import Foundation
package import Logging
import NIOCore
import NIOSSL
import Replica
import Replication
import ServiceLifecycle
import Signing
package import UnixSignals

/// A node that runs: its socket, its port, its dialers and its upkeep, as one group that starts and ends together.
package struct NodeServer: Sendable {
    /// After this the rest is cut: a TLS peer that never says goodbye, a request that does not end.
    private static let shutdownLimit = Duration.seconds(8)

    package let node: OpenNode
    let logger: Logger
    let api: NodeAPI
    private let bound = BoundPort()

    package init(node: OpenNode, logger: Logger) {
        self.node = node
        self.logger = logger
        api = NodeAPI(node: node, logger: logger)
    }

    /// Runs until a signal comes or the task is canceled; the directory is free when it returns.
    ///
    /// - Parameters:
    ///   - signals: what asks for an orderly end.
    ///   - stopsWithInput: whether the end of standard input asks for it, too.
    ///   - onRunning: called once all listeners are bound, with their ports.
    package func run(
        signals: [UnixSignal] = [.sigterm, .sigint],
        stopsWithInput: Bool = false,
        onRunning: @escaping @Sendable (RunningPorts) async -> Void = { _ in }
    ) async throws {
        do {
            try await group(signals, stopsWithInput ? [InputWatch()] : [], onRunning).run()
        } catch {
            await close()
            throw APIFailure(error)
        }
        await close()
    }

    private func close() async {
        try? FileManager.default.removeItem(atPath: node.directory.socket)
        await api.peers.close()
        await node.owned.close()
    }

    private func group(
        _ signals: [UnixSignal],
        _ others: [any Service],
        _ onRunning: @escaping @Sendable (RunningPorts) async -> Void
    ) throws -> ServiceGroup {
        // The database is ours alone: a socket file that is here was left by a process that was killed.
        try? FileManager.default.removeItem(atPath: node.directory.socket)
        let (sync, remote) = (try syncListener, try apiListener)
        let started = Started(count: 1 + [sync, remote].count { $0 != nil }, onRunning)
        let socket = node.directory.socket
        var services: [any Service] = [
            ListenerService(listener: socketListener, setting: "data") { _ in
                try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: socket)
                await started.note(.socket)
            }
        ]
        if let sync {
            services.append(
                ListenerService(listener: sync, setting: "listen") { port in
                    await bound.set(port)
                    await started.note(.sync(port))
                }
            )
        }
        if let remote {
            services.append(
                ListenerService(listener: remote, setting: "api") { port in await started.note(.api(port)) }
            )
        }
        services += [
            Upkeep(node: node, addresses: { await addresses() }, peers: api.peers, logger: logger),
            PeerLoops(node: node, book: api.peers, logger: logger),
        ]
        services += try OutsideServices.all(node, api.outside, logger)
        services += others
        // Ends first, so that no held request keeps the listeners from ending.
        services.append(HoldEnder(owned: node.owned))
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup) },
            gracefulShutdownSignals: signals,
            logger: logger
        )
        configuration.maximumGracefulShutdownDuration = Self.shutdownLimit
        return ServiceGroup(configuration: configuration)
    }

    /// What the endpoint act names: what the operator advertises, else the place where the node listens.
    private func addresses() async -> [String]? {
        guard node.configuration.advertise.isEmpty else { return node.configuration.advertise }
        guard let listen = node.configuration.listen.flatMap({ PeerAddress(listening: $0) }), !listen.isWildcard,
            let port = await bound.port
        else { return nil }
        return [PeerAddress(host: listen.host, port: port).description]
    }
}

private struct ListenerService: Service {
    let listener: Listener
    /// The setting that says where it listens.
    let setting: String
    let onRunning: @Sendable (Int?) async -> Void

    func run() async throws {
        do { try await listener.run(onRunning: onRunning) } catch {
            throw APIFailure(listening: error, at: listener.place, setting)
        }
    }
}

/// Lets all held requests go when the node is told to end.
private struct HoldEnder: Service {
    let owned: OwnedReplica

    func run() async throws {
        try? await gracefulShutdown()
        await owned.stopWaiting()
    }
}

extension APIFailure {
    /// Why a listener did not start, or stopped.
    fileprivate init(listening error: any Error, at place: Listener.Place, _ setting: String) {
        let address = ["address": place.description]
        switch error {
        case let error as IOError where error.errnoCode == EADDRINUSE:
            self.init(status: 503, code: "port-in-use", field: setting, address)
        case let error as IOError where error.errnoCode == EACCES || error.errnoCode == EADDRNOTAVAIL:
            self.init(status: 503, code: "configuration-invalid", field: setting, address, detail: "\(error)")
        case SocketAddressError.unixDomainSocketPathTooLong:
            self.init(status: 400, code: "configuration-invalid", field: setting, ["rule": "socket path too long"])
        case _: self.init(error)
        }
    }
}
