import ArgumentParser
import Node

/// The licenses that this node holds, page by page.
struct List: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .list) }

    @Option(help: .of(.type, "code|name")) var type: String?
    @Option(help: .of(.filterHolder, "code|name")) var holder: String?
    @Option(help: .of(.filterNumber, "text")) var number: String?
    @Option(help: .of(.filterState, "state")) var state: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.limit, "n")) var limit: Int?
    @Option(help: .of(.after, "cursor")) var after: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("v1", "licenses")
            .adding("type", type).adding("holder", holder).adding("number", number).adding("state", state)
            .adding("office", office).adding("limit", limit.map(String.init)).adding("after", after)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { LicenseListText(answer: $0).lines }
        if let next = answer["next"].string { session.say(Phrase.morePages.text(["cursor": next])) }
    }
}
