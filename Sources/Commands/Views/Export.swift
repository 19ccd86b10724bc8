import ArgumentParser
import Node
import Words

/// One license with its proof, or an audience as a CBOR sequence, for others' tools.
struct Export: Subcommand {
    static var configuration: CommandConfiguration { .of("export", .export) }

    @Argument(help: .of(.exported)) var license: String?
    @Flag(help: .of(.layout)) var layout = false
    @Flag(help: .of(.entries)) var entries = false
    @Option(help: .of(.audience, "office,…")) var audience: String?
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.output, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard entries == (license == nil) else { throw ValidationError(Phrase.licenseOrEntries.text) }
        guard entries || audience == nil else { throw ValidationError(Phrase.licenseOrEntries.text) }
    }

    func perform(in session: Session) async throws {
        guard output != nil || !session.console.isOutputTerminal else {
            throw Trouble.refused(RefusalAnswer(.badRequest, ["detail": Phrase.outputIsBinary.text]))
        }
        let answer = try await session.call(APIRequest("GET", path.text))
        try session.write(answer.body, to: output)
        guard let output, output != "-" else { return }
        session.say(Phrase.written.text(["path": output, "bytes": String(answer.body.count)]))
    }

    private var path: RequestPath {
        guard let license else { return RequestPath("entries").adding("audience", audience) }
        return RequestPath("licenses", license, layout ? "layout" : "export")
    }
}
