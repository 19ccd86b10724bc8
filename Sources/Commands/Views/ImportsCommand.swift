import ArgumentParser
import Node
import Words

/// 存量批次: which files were imported, and what became of their rows.
struct ImportsCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("imports", .imports) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", RequestPath("imports").text))
        session.show(answer) { ImportsText(answer: $0).lines }
    }
}
