import ArgumentParser
import Node

/// The node: syncs by itself, answers peers and the API on its socket, until it is told to stop.
struct Serve: Subcommand {
    static var configuration: CommandConfiguration { .of("serve", .serve) }

    @Option(help: .of(.listen, "host:port")) var listen: String?
    @Option(help: .of(.advertise, "host:port,…")) var advertise: String?
    @Option(help: .of(.api, "host:port")) var api: String?
    @Flag(help: .of(.tls)) var tls = false
    @Flag(help: .of(.stopWithInput)) var stopWithInput = false
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] {
        ["listen": listen, "advertise": advertise, "api": api, "tls": tls ? "true" : nil].compactMapValues { $0 }
    }

    func perform(in session: Session) async throws {
        try await serve(
            session.configuration,
            passphrase: { try session.passphrase.existing() },
            stopsWithInput: stopWithInput
        )
    }
}
