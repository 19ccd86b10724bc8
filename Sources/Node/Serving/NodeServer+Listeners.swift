import NIOSSL
import Replica
import Replication
import Signing

/// Where a node listens: its socket, the port for other nodes, the port for programs.
extension NodeServer {
    /// Longest body on the socket. Whoever may use it is the node's own user; imports name a file instead.
    private static let bodyByteLimit = 64 << 20
    /// Longest body on the API's port: a batch of a thousand acts.
    private static let remoteBodyByteLimit = 8 << 20

    var socketListener: Listener {
        Listener(
            place: .unixSocket(path: node.directory.socket),
            access: .own(bodyByteLimit: Self.bodyByteLimit),
            isStreamed: Routing.isStreamed,
            logger: logger,
            handler: { request, _, progress in await api.answer(request, of: .ownUser, progress: progress) }
        )
    }

    /// The port for other nodes. Outside loopback it speaks TLS only.
    var syncListener: Listener? {
        get throws {
            guard let address = try address(node.configuration.listen, of: "listen") else { return nil }
            let isTLS = !address.isLoopback || node.configuration.isTLSOnLoopback
            let handler = SyncHandler(api: api, certificate: isTLS ? node.tls.digest : .zero, logger: logger)
            let limits = node.surroundings.limits
            return Listener(
                place: .tcp(
                    host: address.host,
                    port: address.port,
                    tls: isTLS ? try node.tls.serverConfiguration() : nil
                ),
                access: .guarded(
                    listenerGuard {
                        $0 == SyncRoute.turn.rawValue ? limits.bodyByteCount : limits.openingByteCount
                    }
                ),
                isStreamed: { _ in false },
                logger: logger,
                handler: { request, origin, _ in await handler.answer(request, from: origin) }
            )
        }
    }

    /// The port for programs of the office, which show tokens. Outside loopback it speaks TLS only.
    var apiListener: Listener? {
        get throws {
            guard let address = try address(node.configuration.api, of: "api") else { return nil }
            let isTLS = !address.isLoopback || node.configuration.isTLSOnLoopback
            return Listener(
                place: .tcp(host: address.host, port: address.port, tls: isTLS ? try apiTLS : nil),
                access: .guarded(listenerGuard { _ in Self.remoteBodyByteLimit }),
                isStreamed: { _ in false },
                logger: logger,
                handler: { request, origin, _ in await api.answer(request, of: .remote(address: origin)) }
            )
        }
    }

    /// The operator's certificate, else the node's own.
    private var apiTLS: TLSConfiguration {
        get throws {
            let configuration = node.configuration
            switch (configuration.apiCertificate, configuration.apiKey) {
            case (nil, nil): return try node.tls.serverConfiguration()
            case (let certificate?, let key?):
                return try TLSIdentity.serverConfiguration(certificateChain: certificate, key: key)
            // One of them alone is a slip: the node's own certificate would not be what was meant.
            case (nil, _?):
                throw APIFailure(status: 400, code: "configuration-invalid", field: "api-certificate")
            case (_?, nil): throw APIFailure(status: 400, code: "configuration-invalid", field: "api-key")
            }
        }
    }

    private func address(_ text: String?, of setting: String) throws -> PeerAddress? {
        guard let text else { return nil }
        guard let address = PeerAddress(listening: text) else {
            throw APIFailure(status: 400, code: "configuration-invalid", field: setting, ["value": text])
        }
        return address
    }

    private func listenerGuard(bodyByteLimit: @escaping @Sendable (String) -> Int) -> ListenerGuard {
        ListenerGuard(
            node.surroundings.limits,
            milliseconds: node.surroundings.replica.monotonicMilliseconds,
            bodyByteLimit: bodyByteLimit
        )
    }
}
