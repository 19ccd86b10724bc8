import ArgumentParser
import Node

struct CatalogueCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "catalogue",
            .catalogue,
            subcommands: [CatalogueSubmit.self, CatalogueApprove.self, CatalogueRetire.self, CatalogueList.self]
        )
    }
}

struct CatalogueSubmit: Subcommand {
    static var configuration: CommandConfiguration { .of("submit", .catalogueSubmit) }

    @Argument(help: .of(.itemFile)) var file: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let request = APIRequest("POST", "/v1/catalogue", body: try session.read(file), contentType: "application/yaml")
        let answer = try await session.ask(request)
        session.show(answer) { DoneText(Phrase.itemSubmitted, answer: $0).lines }
    }
}

struct CatalogueApprove: Subcommand {
    static var configuration: CommandConfiguration { .of("approve", .catalogueApprove) }

    @Argument(help: .of(.item)) var item: String
    @Option(help: .of(.submission, "act")) var submission: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members(["item": .string(item), "submission": submission.map(JSON.string)])
        let answer = try await session.ask(APIRequest("POST", "/v1/catalogue/approve", body: body.bytes))
        session.show(answer) { DoneText(Phrase.itemApproved, ["name": item], answer: $0).lines }
    }
}

struct CatalogueRetire: Subcommand {
    static var configuration: CommandConfiguration { .of("retire", .catalogueRetire) }

    @Argument(help: .of(.item)) var item: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try session.confirm(.confirmRetire, ["name": item])
        let body = JSON.members(["item": .string(item)])
        let answer = try await session.ask(APIRequest("POST", "/v1/catalogue/retire", body: body.bytes))
        session.show(answer) { DoneText(Phrase.itemRetired, ["name": item], answer: $0).lines }
    }
}

struct CatalogueList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .catalogueList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/v1/catalogue"))
        session.show(answer) { CatalogueText(answer: $0).lines }
    }
}
