import Foundation
import Logging

/// Runs the node of a data directory: syncs by itself, answers peers and the API on its socket, until SIGTERM or SIGINT.
///
/// Throws ``APIFailure``: no node there, directory or port in use, wrong passphrase …
///
/// - Parameter stopsWithInput: whether the end of standard input is such a signal, too: the node of a parent process
///   that holds the other end of a pipe.
package func serve(
    _ configuration: NodeConfiguration,
    passphrase: @escaping PassphraseProvider,
    stopsWithInput: Bool = false
) async throws {
    let isTerminal = isatty(STDERR_FILENO) == 1
    let format = configuration.logFormat.flatMap(LogFormat.init) ?? (isTerminal ? .text : .json)
    let logger = format.bootstrap(level: configuration.logLevel)
    let node = try OpenNode.open(configuration, passphrase: passphrase, surroundings: .system, logger: logger)
    logger.info("node opened", metadata: ["data": "\(configuration.data)"])
    try await NodeServer(node: node, logger: logger).run(stopsWithInput: stopsWithInput) { ports in
        let (sync, api) = (ports.sync.map { String($0) } ?? "none", ports.api.map { String($0) } ?? "none")
        logger.info("node is running", metadata: ["port": "\(sync)", "api": "\(api)"])
    }
    logger.info("node has stopped")
}
