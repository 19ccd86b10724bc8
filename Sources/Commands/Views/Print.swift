import ArgumentParser
import Node
import Words

/// The face of a license as a page to print.
struct Print: Subcommand {
    static var configuration: CommandConfiguration { .of("print", .print) }

    @Argument(help: .of(.license)) var license: String
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.output, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.call(APIRequest("GET", RequestPath("licenses", license, "print").text))
        try session.write(answer.body, to: output)
        guard let output, output != "-" else { return }
        session.say(Phrase.written.text(["path": output, "bytes": String(answer.body.count)]))
    }
}
