import ArgumentParser
import Node
import Words

/// A new node's half of joining: keys, certificate, and a request that a person carries to the district office.
struct NodeInit: Subcommand {
    static var configuration: CommandConfiguration { .of("init", .nodeInit) }

    @Option(help: .of(.initOffice, "name")) var office: String
    @Option(help: .of(.nodeKind)) var kind: NodeKindArgument = .bureau
    @Flag(help: .of(.noPassphrase)) var noPassphrase = false
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let passphrase = noPassphrase ? nil : try session.passphrase.new()
        let request = try await NodeSetup.initialize(
            session.configuration,
            office: office,
            kind: kind.rawValue,
            passphrase: passphrase
        )
        let members = [
            "fingerprint": request.fingerprint, "path": request.path, "request": request.text.trimmingWhitespace,
        ]
        session.show(.object(members.mapValues(JSON.string))) { _ in
            [
                Phrase.nodeInitialized.text, Phrase.giveRequest.text(members), "", request.text.trimmingWhitespace, "",
                Phrase.compareFingerprint.text(members),
            ]
        }
    }
}
