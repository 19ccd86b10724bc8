import ArgumentParser
import Node
import Words

/// 市电子证照库: what it has, what it rejected, what still waits.
struct LibraryCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("library", .library, subcommands: [LibraryList.self, LibraryResubmit.self])
    }
}

struct LibraryList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .libraryList) }

    @Option(help: .of(.libraryState, "state")) var state: String?
    @OptionGroup var listing: ListingOptions
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("library").adding("library", state).adding(listing)
        try await session.showPage(path) { LibraryText(answer: $0).lines }
    }
}

/// Submits once more what the library did not take, on the city node.
struct LibraryResubmit: Subcommand {
    static var configuration: CommandConfiguration { .of("resubmit", .libraryResubmit) }

    @Argument(help: .of(.license)) var license: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.object(["license": .string(license)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/library/submissions", body: body.bytes))
        session.show(answer) { AcknowledgementText(answer: $0, verb: .submit).lines }
    }
}
