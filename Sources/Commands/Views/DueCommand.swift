import ArgumentParser

/// What wants a person at a counter within the next days.
struct DueCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("due", .due) }

    @Option(help: .of(.within, "days")) var within: Int?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("due").adding("within", within.map(String.init)).adding("asOf", asOf)
        try await session.showPage(path.adding(listing)) { DueText(answer: $0).lines }
    }
}
