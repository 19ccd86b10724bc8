import ArgumentParser
import Node

/// One license: as of a day, as known at a time.
struct Show: Subcommand {
    static var configuration: CommandConfiguration { .of("show", .show) }

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @Option(help: .of(.knownAt, "time")) var knownAt: String?
    @Flag(help: .of(.here)) var here = false
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("licenses", license)
            .adding("asOf", asOf).adding("knownAt", knownAt).adding("here", here)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { LicenseText(answer: $0).lines }
    }
}

/// All acts of one license, in causal order.
struct History: Subcommand {
    static var configuration: CommandConfiguration { .of("history", .history) }

    @Argument(help: .of(.license)) var license: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("licenses", license, "history")
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { HistoryText(answer: $0).lines }
    }
}
