import ArgumentParser
import Node
import Words

struct PeerCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("peer", .peer, subcommands: [PeerAdd.self, PeerRemove.self, PeerList.self])
    }
}

struct PeerAdd: Subcommand {
    static var configuration: CommandConfiguration { .of("add", .peerAdd) }

    @Argument(help: .of(.peerAddress)) var address: String
    @Option(help: .of(.peerCertificate, "file|text")) var certificate: String?
    @Option(help: .of(.peerName, "name")) var name: String?
    @Option(help: .of(.peerNode, "node")) var node: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "address": .string(address), "name": name.map(JSON.string), "node": node.map(JSON.string),
            "certificate": try certificate.map { .string(try certificateText($0, in: session)) },
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/peers", body: body.bytes))
        session.show(answer) { DoneText(Phrase.peerAdded, ["address": address], answer: $0).lines }
    }

    /// Pasted PEM text, or a file of it.
    private func certificateText(_ argument: String, in session: Session) throws -> String {
        guard !argument.contains("-----BEGIN") else { return argument }
        return String(decoding: try session.read(argument), as: UTF8.self)
    }
}

struct PeerRemove: Subcommand {
    static var configuration: CommandConfiguration { .of("remove", .peerRemove) }

    @Argument(help: .of(.peerAddress)) var address: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.object(["address": .string(address)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/peers/remove", body: body.bytes))
        session.show(answer) { _ in [Phrase.peerRemoved.text(["address": address])] }
    }
}

struct PeerList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .peerList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/peers"))
        session.show(answer) { PeerListText(answer: $0).lines }
    }
}
