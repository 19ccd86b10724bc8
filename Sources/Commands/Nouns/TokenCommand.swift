import ArgumentParser
import Node
import Words

/// 接口令牌: by what programs of the office use the API's port.
struct TokenCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("token", .token, subcommands: [TokenCreate.self, TokenRevoke.self, TokenList.self])
    }
}

struct TokenCreate: Subcommand {
    static var configuration: CommandConfiguration { .of("create", .tokenCreate) }

    @Argument(help: .of(.tokenName)) var name: String
    @Option(name: .customLong("scope"), help: .of(.tokenScope, "read|issue|catalogue|district")) var scopes: [String]
    @Option(help: .of(.tokenLastDay, "date")) var lastDay: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "name": .string(name), "scopes": .array(scopes.map(JSON.string)), "lastDay": lastDay.map(JSON.string),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/tokens", body: body.bytes))
        session.show(answer) { [$0["token"].plainText] }
        session.say(Phrase.tokenIsShownOnce.text(["name": name]))
    }
}

struct TokenRevoke: Subcommand {
    static var configuration: CommandConfiguration { .of("revoke", .tokenRevoke) }

    @Argument(help: .of(.tokenName)) var name: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.object(["name": .string(name)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/tokens/revoke", body: body.bytes))
        session.show(answer) { _ in [Phrase.tokenRevoked.text(["name": name])] }
    }
}

struct TokenList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .tokenList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/tokens"))
        session.show(answer) { TokenListText(answer: $0).lines }
    }
}
