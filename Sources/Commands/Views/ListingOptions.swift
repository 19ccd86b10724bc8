import ArgumentParser
import Node
import Words

/// Which licenses of a long list: of a type, of an office, and which page of them.
struct ListingOptions: ParsableArguments {
    @Option(help: .of(.type, "code|name")) var type: String?
    @Option(help: .of(.filterOffice, "code|name")) var office: String?
    @Option(help: .of(.limit, "n")) var limit: Int?
    @Option(help: .of(.after, "cursor")) var after: String?
}

extension RequestPath {
    func adding(_ listing: ListingOptions) -> RequestPath {
        adding("type", listing.type).adding("office", listing.office)
            .adding("limit", listing.limit.map(String.init)).adding("after", listing.after)
    }
}

extension Session {
    /// Asks for a page, shows it, and says how to go on.
    func showPage(_ path: RequestPath, _ lines: (JSON) -> [String]) async throws {
        let answer = try await ask(APIRequest("GET", path.text))
        show(answer) { lines($0) }
        if let next = answer["next"].string { say(Phrase.morePages.text(["cursor": next])) }
    }
}
