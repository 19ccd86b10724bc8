import ArgumentParser
import Node

/// 号段: who gives out which numbers.
struct NumbersCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("numbers", .numbers, subcommands: [NumbersLease.self, NumbersList.self])
    }
}

/// A year's blocks for the nodes of an office, by the root.
struct NumbersLease: Subcommand {
    static var configuration: CommandConfiguration { .of("lease", .numbersLease) }

    @Option(help: .of(.type, "code|name")) var type: String
    @Option(help: .of(.leaseYear, "year")) var year: Int
    @Option(name: .customLong("block"), help: .of(.leaseBlock, "node=from-to")) var blocks: [LeasedBlock]
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "item": .string(type), "year": .int(year), "blocks": .array(blocks.map(\.json)),
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/numbers/lease", body: body.bytes))
        session.show(answer) { DoneText(Phrase.numbersLeased, ["name": type], answer: $0).lines }
    }
}

/// `HX01=1-500`: the node's code, its first number and its last.
struct LeasedBlock: ExpressibleByArgument {
    let node: String
    let from: Int
    let to: Int

    init?(argument: String) {
        let sides = argument.split(separator: "=")
        guard sides.count == 2 else { return nil }
        let ends = sides[1].split(separator: "-").map { Int($0) }
        guard ends.count == 2, let from = ends[0], let to = ends[1] else { return nil }
        (node, self.from, self.to) = (String(sides[0]), from, to)
    }

    fileprivate var json: JSON { .object(["node": .string(node), "from": .int(from), "to": .int(to)]) }
}

struct NumbersList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .numbersList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/numbers"))
        session.show(answer) { NumbersText(answer: $0).lines }
    }
}
