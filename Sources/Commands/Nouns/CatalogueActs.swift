import ArgumentParser
import Node

/// Puts items, or new versions of them, before the district office.
struct CatalogueSubmit: Subcommand {
    static var configuration: CommandConfiguration { .of("submit", .catalogueSubmit) }

    @Argument(help: .of(.itemFiles)) var files: [String]
    @OptionGroup var global: GlobalOptions

    /// One after another: where one is refused, those before it are submitted, and it is named.
    func perform(in session: Session) async throws {
        for file in files {
            if files.count > 1 { session.say(file) }
            let content = try session.read(file)
            let request = APIRequest("POST", "/api/v1/catalogue", body: content, contentType: "application/yaml")
            let answer = try await session.ask(request)
            session.show(answer) { DoneText(Phrase.itemSubmitted, answer: $0).lines }
        }
    }
}

struct CatalogueApprove: Subcommand {
    static var configuration: CommandConfiguration { .of("approve", .catalogueApprove) }

    @Argument(help: .of(.item)) var item: String
    @Option(help: .of(.submission, "act")) var submission: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members(["item": .string(item), "submission": submission.map(JSON.string)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/catalogue/approve", body: body.bytes))
        session.show(answer) { DoneText(Phrase.itemApproved, ["name": item], answer: $0).lines }
    }
}

/// Gives a submission back, with what is to be mended.
struct CatalogueReturn: Subcommand {
    static var configuration: CommandConfiguration { .of("return", .catalogueReturn) }

    @Argument(help: .of(.item)) var item: String
    @Option(name: .customLong("reason"), help: .of(.returnReason, "text")) var reasons: [String] = []
    @Option(help: .of(.returned, "act")) var submission: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "item": .string(item), "submission": submission.map(JSON.string),
            "reasons": .array(reasons.map(JSON.string)),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/catalogue/return", body: body.bytes))
        session.show(answer) { DoneText(Phrase.itemReturned, ["name": item], answer: $0).lines }
    }
}

struct CatalogueRetire: Subcommand {
    static var configuration: CommandConfiguration { .of("retire", .catalogueRetire) }

    @Argument(help: .of(.item)) var item: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try session.confirm(.confirmRetire, ["name": item])
        let body = JSON.members(["item": .string(item)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/catalogue/retire", body: body.bytes))
        session.show(answer) { DoneText(Phrase.itemRetired, ["name": item], answer: $0).lines }
    }
}
