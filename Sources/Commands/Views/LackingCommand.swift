import ArgumentParser

/// Licenses in force of which the paper is missing or carries an older version.
struct LackingCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("lacking", .lacking) }

    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try await session.showPage(RequestPath("lacking-paper").adding(listing)) { LackingText(answer: $0).lines }
    }
}
