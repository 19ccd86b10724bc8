import ArgumentParser
import Node

/// One round with every peer, or with one. While `hefu serve` runs this happens by itself.
struct Sync: Subcommand {
    static var configuration: CommandConfiguration { .of("sync", .sync) }

    @Argument(help: .of(.peer)) var peer: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members(["peer": peer.map(JSON.string)])
        let progress = Progress(session: session, doing: .syncing)
        let answer = try await session.ask(APIRequest("POST", "/api/v1/sync", body: body.bytes)) { progress.show($0) }
        progress.finish()
        session.show(answer) { SyncText(answer: $0).lines }
        guard SyncText(answer: answer).isReached else { throw Trouble.told(.unreachable) }
    }
}
