import ArgumentParser
import Node
import Words

/// 电子督查: which offices want a word, and why.
struct SuperviseCommand: Subcommand {
    static var configuration: CommandConfiguration { .of("supervise", .supervise) }

    @Option(help: .of(.asOf, "date")) var asOf: String?
    @Flag(help: .of(.asCSV)) var csv = false
    @Option(name: .customLong("set"), help: .of(.standardSet, "name=number")) var changes: [StandardChange] = []
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        if !changes.isEmpty { try await set(in: session) }
        let answer = try await session.ask(APIRequest("GET", RequestPath("supervision").adding("asOf", asOf).text))
        session.show(answer) { csv ? SupervisionText.csv($0) : SupervisionText.lines($0) }
    }

    private func set(in session: Session) async throws {
        let standards = Dictionary(changes.map { ($0.name, JSON.int($0.value)) }) { $1 }
        let body = JSON.object(["standards": .object(standards)])
        _ = try await session.ask(APIRequest("POST", "/api/v1/standards", body: body.bytes))
    }
}

/// `rival-days=5`
struct StandardChange: ExpressibleByArgument {
    let name: String
    let value: Int

    init?(argument: String) {
        let sides = argument.split(separator: "=")
        guard sides.count == 2, let value = Int(sides[1]) else { return nil }
        (name, self.value) = (String(sides[0]), value)
    }
}
