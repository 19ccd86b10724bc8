import ArgumentParser
import Node
import Words

/// A register from a CSV file. A bad row is quarantined with line, column and reason, and the import goes on.
struct Import: Subcommand {
    static var configuration: CommandConfiguration { .of("import", .import) }

    @Argument(help: .of(.csvFile)) var file: String
    @Option(help: .of(.type, "code|name")) var type: String
    @Option(help: .of(.mapping, "name|file")) var mapping: String?
    @Option(help: .of(.encoding, "utf-8|gb18030")) var encoding: String?
    @Option(help: .of(.importSource, "text")) var source: String?
    @Option(help: .of(.by, "name")) var by: String?
    @Option(help: .of(.decidedOn, "date")) var decidedOn: String?
    @Option(help: .of(.quarantineFile, "file")) var quarantineFile: String?
    @Flag(help: .of(.dryRun)) var dryRun = false
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] { ["by": by].compactMapValues { $0 } }

    func perform(in session: Session) async throws {
        guard let by = by ?? session.configuration.by, !by.isEmpty else {
            throw Trouble.refused(RefusalAnswer(.operatorMissing, field: "by"))
        }
        let body = JSON.members([
            "path": .string(FilePath.absolute(file)), "type": .string(type), "by": .string(by),
            "mapping": mapping.map { .string(Self.mappingName($0)) }, "encoding": encoding.map(JSON.string),
            "source": source.map(JSON.string), "decidedOn": decidedOn.map(JSON.string), "dryRun": .bool(dryRun),
            "quarantineFile": quarantineFile.map { .string(FilePath.absolute($0)) },
        ])
        let progress = Progress(session: session, doing: .importing)
        let answer = try await session.ask(APIRequest("POST", "/api/v1/import", body: body.bytes)) { progress.show($0) }
        progress.finish()
        let text = ImportText(answer: answer, isDryRun: dryRun)
        session.show(answer) { _ in text.lines }
        guard text.quarantinedCount == 0 else { throw Trouble.told(.partial) }
    }

    /// A mapping is a built-in one or a file; a file is named by a path.
    static func mappingName(_ mapping: String) -> String {
        mapping.contains("/") || mapping.contains(".") ? FilePath.absolute(mapping) : mapping
    }
}
