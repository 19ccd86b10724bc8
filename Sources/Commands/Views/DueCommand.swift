import ArgumentParser
import Node

/// What wants a person at a counter within the next days.
struct DueCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("due", .due) }

    @Option(help: .of(.within, "days")) var within: Int?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @Option(help: .of(.type, "code|name")) var type: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.limit, "n")) var limit: Int?
    @Option(help: .of(.after, "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("v1", "due")
            .adding("within", within.map(String.init)).adding("asOf", asOf).adding("type", type)
            .adding("office", office).adding("limit", limit.map(String.init)).adding("after", after)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { DueText(answer: $0).lines }
        if let next = answer["next"].string { session.say(Phrase.morePages.text(["cursor": next])) }
    }
}
