import ArgumentParser

/// The licenses that this node holds, page by page.
struct List: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .list) }

    @Argument(help: .of(.searchWords)) var words: [String] = []
    @Option(help: .of(.filterHolder, "code|name")) var holder: String?
    @Option(help: .of(.filterNumber, "text")) var number: String?
    @Option(help: .of(.filterState, "state")) var state: String?
    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("licenses").adding("q", words.isEmpty ? nil : words.joined(separator: " "))
            .adding("holder", holder).adding("number", number).adding("state", state)
        try await session.showPage(path.adding(listing)) { LicenseListText(answer: $0).lines }
    }
}
