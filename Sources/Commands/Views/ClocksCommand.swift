import ArgumentParser

/// 决定、归集、送达: what is done, and what runs or is overdue.
struct ClocksCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("clocks", .clocks) }

    @Option(help: .of(.clock, "collected|delivered")) var clock: String?
    @Option(help: .of(.clockState, "state")) var state: String?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("clocks").adding("clock", clock).adding("progress", state).adding("asOf", asOf)
        try await session.showPage(path.adding(listing)) { ClocksText(answer: $0).lines }
    }
}
