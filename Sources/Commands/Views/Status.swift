import ArgumentParser
import Node

/// One screen: this node, its peers, its audiences, and all that wants a person's eye.
struct Status: Subcommand {
    static var configuration: CommandConfiguration { .of("status", .status) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/status"))
        session.show(answer) { StatusText(answer: $0).lines }
    }
}

/// Verifies everything that is stored again, rebuilds every view, and names what differs.
struct Check: Subcommand {
    static var configuration: CommandConfiguration { .of("check", .check) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let progress = Progress(session: session, doing: .checking)
        let answer = try await session.ask(APIRequest("POST", "/api/v1/check")) { progress.show($0) }
        progress.finish()
        session.show(answer) { CheckText(answer: $0).lines }
        guard CheckText(answer: answer).isSound else { throw Trouble.told(.damaged) }
    }
}
