import ArgumentParser

/// How much of what was issued the city library has.
struct CoverageCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("coverage", .coverage) }

    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try await session.showPage(RequestPath("coverage").adding(listing)) { CoverageText(answer: $0).lines }
    }
}
