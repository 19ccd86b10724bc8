import ArgumentParser
import Foundation
import Node
import Words

/// 签章, and 退回签章 with `--refuse`: on a node of the city.
struct Seal: Subcommand {
    static var configuration: CommandConfiguration { .of("seal", .seal) }

    @Argument(help: .of(.license)) var license: String
    @Option(help: .of(.sealName, "text")) var name: String?
    @Option(help: .of(.sealedFile, "file")) var file: String?
    @Option(help: .of(.refuseSeal, "text")) var refuse: String?
    @Option(help: .of(.factDate, "date")) var date: String?
    @Option(name: .customLong("of-version"), help: .of(.ofVersion, "n")) var version: Int?
    @Option(help: .of(.by, "name")) var by: String?
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] { ["by": by].compactMapValues { $0 } }

    func perform(in session: Session) async throws {
        let verb = refuse == nil ? VerbName.seal : .refuseSeal
        let sealed = try file.map { Data(try session.read($0)).base64EncodedString() }
        let texts = [
            "verb": verb.rawValue, "license": license, "seal": refuse == nil ? name : nil, "ground": refuse,
            "layout": sealed, "date": date, "by": by ?? session.configuration.by,
        ]
        var members = texts.compactMapValues { $0.map(JSON.string) }
        members["version"] = version.map(JSON.int)
        let body = JSON.object(members)
        let answer = try await session.ask(
            APIRequest("POST", "/api/v1/acts", body: body.bytes, headers: [.ifMatch: "*"])
        )
        session.show(answer) { AcknowledgementText(answer: $0, verb: verb).lines }
    }
}
