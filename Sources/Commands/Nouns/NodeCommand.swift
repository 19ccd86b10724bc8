import ArgumentParser
import Node
import Words

struct NodeCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of(
            "node",
            .node,
            subcommands: [NodeInit.self, NodeEnroll.self, NodeCutOff.self, NodeAdopt.self, NodeList.self]
        )
    }
}

/// The district office's half of joining: a request comes in by file or pasted text, a bundle goes back.
struct NodeEnroll: Subcommand {
    static var configuration: CommandConfiguration { .of("enroll", .nodeEnroll) }

    @Argument(help: .of(.joinRequest)) var request: String
    @Option(help: .of(.nodeOffice, "code|name")) var office: String
    @Option(help: .of(.nodeCode, "4 × 0-9A-Z")) var nodeCode: String
    @Option(help: .of(.nodeKind)) var kind: NodeKindArgument?
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.welcome, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let text = try JoinText.read(request, in: session)
        let body = JSON.members([
            "request": .string(text), "office": .string(office), "nodeCode": .string(nodeCode),
            "kind": kind.map { .string($0.rawValue) }, "path": output.map { .string(FilePath.absolute($0)) },
        ])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/nodes/enroll", body: body.bytes))
        session.show(answer) { DoneText(Phrase.nodeEnrolled, ["code": nodeCode], answer: $0).lines }
    }
}

/// The kinds of node, as the API names them.
enum NodeKindArgument: String, ExpressibleByArgument, CaseIterable {
    case bureau, hub, city
}

struct NodeCutOff: Subcommand {
    static var configuration: CommandConfiguration { .of("cut-off", .nodeCutOff) }

    @Argument(help: .of(.node)) var node: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        try session.confirm(.confirmCutOff, ["node": node])
        let body = JSON.members(["node": .string(node)])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/nodes/cut-off", body: body.bytes))
        session.show(answer) { DoneText(Phrase.cutOffDone, ["node": node], answer: $0).lines }
    }
}

struct NodeAdopt: Subcommand {
    static var configuration: CommandConfiguration { .of("adopt", .nodeAdopt) }

    @Argument(help: .of(.adopted)) var subjects: [String]
    @Flag(help: .of(.adoptEntries)) var entries = false
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard entries || subjects.count == 1 else { throw ValidationError(Phrase.oneNode.text) }
    }

    func perform(in session: Session) async throws {
        let body: JSON =
            entries
            ? .object(["entries": .array(subjects.map(JSON.string))]) : .object(["node": .string(subjects[0])])
        let answer = try await session.ask(APIRequest("POST", "/api/v1/nodes/adopt", body: body.bytes))
        session.show(answer) { DoneText(Phrase.adopted, ["node": subjects.joined(separator: ", ")], answer: $0).lines }
    }
}

struct NodeList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .nodeList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/nodes"))
        session.show(answer) { NodeListText(answer: $0).lines }
    }
}

/// A request to join, in a file or pasted as it stands.
enum JoinText {
    static func read(_ argument: String, in session: Session) throws -> String {
        let isPasted = argument.count > 100 && !argument.contains("/")
        if isPasted { return argument }
        let bytes = try session.read(argument)
        // A request file is text to paste, or the same as bytes, which the API takes as hexadecimal digits.
        guard let text = String(validating: bytes, as: UTF8.self) else {
            return bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        }
        return text.trimmingWhitespace
    }
}

extension String {
    var trimmingWhitespace: String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
