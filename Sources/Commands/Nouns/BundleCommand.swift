import ArgumentParser
import Node

struct BundleCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("bundle", .bundle, subcommands: [BundleExport.self, BundleImport.self])
    }
}

struct BundleExport: Subcommand {
    static var configuration: CommandConfiguration { .of("export", .bundleExport) }

    @Argument(help: .of(.bundleFile)) var file: String
    @Option(name: .customLong("to"), help: .of(.recipient, "node")) var recipients: [String] = []
    @Option(name: .customLong("audience"), help: .of(.audience, "office,…")) var audiences: [String] = []
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "path": .string(FilePath.absolute(file)),
            "recipients": recipients.isEmpty ? nil : .array(recipients.map(JSON.string)),
            "audiences": audiences.isEmpty ? nil : .array(audiences.map(JSON.string)),
        ])
        let progress = Progress(session: session, doing: .writingBundle)
        let request = APIRequest("POST", "/api/v1/bundles/export", body: body.bytes)
        let answer = try await session.ask(request) { progress.show($0) }
        progress.finish()
        session.show(answer) { DoneText(Phrase.bundleWritten, ["path": file], answer: $0).lines }
    }
}

struct BundleImport: Subcommand {
    static var configuration: CommandConfiguration { .of("import", .bundleImport) }

    @Argument(help: .of(.bundleFile)) var file: String
    @Option(help: .of(.bundleDistrict, "hex")) var district: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let body = JSON.members([
            "path": .string(FilePath.absolute(file)), "district": district.map(JSON.string),
        ])
        let progress = Progress(session: session, doing: .readingBundle)
        let request = APIRequest("POST", "/api/v1/bundles/import", body: body.bytes)
        let answer = try await session.ask(request) { progress.show($0) }
        progress.finish()
        session.show(answer) { BundleImportText(answer: $0).lines }
    }
}
