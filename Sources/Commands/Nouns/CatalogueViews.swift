import ArgumentParser
import Node
import Signing
import Words

struct CatalogueList: Subcommand {
    static var configuration: CommandConfiguration { .of("list", .catalogueList) }

    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", "/api/v1/catalogue"))
        session.show(answer) { CatalogueText(answer: $0).lines }
    }
}

/// One item: all that it says, its versions, and what is wrong with them.
struct CatalogueShow: Subcommand {
    static var configuration: CommandConfiguration { .of("show", .catalogueShow) }

    @Argument(help: .of(.item)) var item: String
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let answer = try await session.ask(APIRequest("GET", RequestPath("catalogue", "items", item).text))
        session.show(answer) { ItemText(answer: $0).lines }
    }
}

/// What one version of an item changes of another.
struct CatalogueDiff: Subcommand {
    static var configuration: CommandConfiguration { .of("diff", .catalogueDiff) }

    @Argument(help: .of(.item)) var item: String
    @Option(help: .of(.diffFrom, "version|act")) var from: String?
    @Option(help: .of(.diffTo, "version|act")) var to: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = RequestPath("catalogue", "items", item, "diff").adding("from", from).adding("to", to)
        let answer = try await session.ask(APIRequest("GET", path.text))
        session.show(answer) { ItemDifferencesText(answer: $0).lines }
    }
}

/// 全区发证清单, whole or the public part, with its digest beside it.
struct CatalogueExport: Subcommand {
    static var configuration: CommandConfiguration { .of("export", .catalogueExport) }

    @Flag(help: .of(.publicList)) var `public` = false
    @Option(name: [.customLong("output"), .customShort("o")], help: .of(.listOutput, "file")) var output: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let path = `public` ? "/public/issuing-list.json" : "/api/v1/catalogue/list"
        let list = try await session.call(APIRequest("GET", path)).body
        let digest = SHA256.digest(list).hex
        guard let output, output != "-" else {
            try session.write(list, to: nil)
            return session.say(Phrase.listDigest.text(["digest": digest]))
        }
        try session.write(list, to: output)
        try session.write(DigestFile.content(digest, of: output), to: output + DigestFile.suffix)
        let answer = JSON.object([
            "path": .string(output), "bytes": .int(list.count), "digest": .string(digest),
        ])
        session.show(answer) { answer in
            [
                Phrase.written.text(["path": output, "bytes": answer["bytes"].plainText]),
                Phrase.listDigest.text(["digest": digest]),
            ]
        }
    }
}

/// The file that `sha256sum --check` reads, beside the one that it is about.
enum DigestFile {
    static let suffix = ".sha256"

    static func content(_ digest: String, of path: String) -> [UInt8] {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        return Array("\(digest)  \(name)\n".utf8)
    }
}
