import Foundation
package import Logging

/// The API of a node that does not run: the data directory is opened here, for as long as this value is used.
struct InProcessAPI: LocalAPI {
    private let api: NodeAPI

    init(_ node: OpenNode, logger: Logger) {
        api = NodeAPI(node: node, logger: logger)
    }

    func call(
        _ request: APIRequest,
        progress: (@Sendable ([UInt8]) -> Void)?
    ) async throws -> APIResponse {
        await api.answer(request, of: .ownUser) { progress?($0) }
    }

    func close() async {
        await api.peers.close()
        await api.owned.close()
    }
}

/// The node that a command talks to: the one that runs, over its socket; else the data directory, opened here.
///
/// Throws ``APIFailure``: no node there, wrong passphrase, directory in use …
package func connectLocalAPI(
    configuration: NodeConfiguration,
    passphrase: @escaping PassphraseProvider
) async throws -> any LocalAPI {
    if let running = await SocketAPI.connect(to: configuration.socketPath) { return running }
    var logger = Logger(label: "hefu") { StreamLogHandler.standardError(label: $0) }
    logger.logLevel = .warning
    return try openLocalAPI(configuration, passphrase: passphrase, surroundings: .system, logger: logger)
}

/// The API of a data directory that no node runs on.
package func openLocalAPI(
    _ configuration: NodeConfiguration,
    passphrase: PassphraseProvider,
    surroundings: NodeSurroundings,
    logger: Logger
) throws -> any LocalAPI {
    InProcessAPI(
        try OpenNode.open(configuration, passphrase: passphrase, surroundings: surroundings, logger: logger),
        logger: logger
    )
}
