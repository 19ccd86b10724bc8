import ArgumentParser
import Node

/// How much of what was issued the city library has.
struct CoverageCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("coverage", .coverage) }

    @Option(help: .of(.type, "code|name")) var type: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.limit, "n")) var limit: Int?
    @Option(help: .of(.after, "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("v1", "coverage")
            .adding("type", type).adding("office", office).adding("limit", limit.map(String.init))
            .adding("after", after)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { CoverageText(answer: $0).lines }
        if let next = answer["next"].string { session.say(Phrase.morePages.text(["cursor": next])) }
    }
}
