import ArgumentParser
import Node

/// Compares the list of a business system with the licenses here: what is missing on either side, and what differs.
struct Reconcile: Subcommand {
    static var configuration: CommandConfiguration { .of("reconcile", .reconcile) }

    @Argument(help: .of(.listFile)) var file: String
    @Option(help: .of(.type, "code|name")) var type: String
    @Option(help: .of(.mapping, "name|file")) var mapping: String?
    @Option(help: .of(.reconcileKey, "holder/code|number|identifier")) var key: String?
    @Option(help: .of(.encoding, "utf-8|gb18030")) var encoding: String?
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.differencesFile, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            file.contains("://") ? "url" : "path": .string(file.contains("://") ? file : FilePath.absolute(file)),
            "type": .string(type),
            "mapping": mapping.map { .string(Import.mappingName($0)) }, "key": key.map(JSON.string),
            "encoding": encoding.map(JSON.string), "output": output.map { .string(FilePath.absolute($0)) },
        ])
        let progress = Progress(session: session, doing: .reconciling)
        let answer = try await session.ask(APIRequest("POST", "/api/v1/reconcile", body: body.bytes)) {
            progress.show($0)
        }
        progress.finish()
        let text = ReconciliationText(answer: answer)
        session.show(answer) { _ in text.lines }
        guard text.isEqual else { throw Trouble.told(.negative) }
    }
}
