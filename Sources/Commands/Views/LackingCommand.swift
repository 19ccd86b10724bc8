import ArgumentParser
import Node

/// Licenses in force of which the paper is missing or carries an older version.
struct LackingCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("lacking", .lacking) }

    @Option(help: .of(.type, "code|name")) var type: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.limit, "n")) var limit: Int?
    @Option(help: .of(.after, "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("v1", "lacking-paper")
            .adding("type", type).adding("office", office).adding("limit", limit.map(String.init))
            .adding("after", after)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { LackingText(answer: $0).lines }
        if let next = answer["next"].string { session.say(Phrase.morePages.text(["cursor": next])) }
    }
}
