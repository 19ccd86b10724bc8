import ArgumentParser
import Node
import Words

struct DistrictCommand: ParsableCommand {
    static var configuration: CommandConfiguration {
        .of("district", .district, subcommands: [DistrictCreate.self, DistrictRotate.self])
    }
}

struct DistrictCreate: Subcommand {
    static var configuration: CommandConfiguration { .of("create", .districtCreate) }

    @Option(help: .of(.districtName)) var name: String
    @Option(help: .of(.areaCode, "code")) var areaCode: String
    @Option(help: .of(.officeCode, "code")) var officeCode: String
    @Option(help: .of(.officeName, "name")) var officeName: String
    @Option(help: .of(.nodeCode, "4 × 0-9A-Z")) var nodeCode: String
    @Option(help: .of(.recoveryFile, "file")) var recoveryKey: String
    @Option(help: .of(.rootFile, "file")) var rootKey: String?
    @Flag(help: .of(.noPassphrase)) var noPassphrase = false
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] { ["root-key": rootKey].compactMapValues { $0 } }

    func perform(in session: Session) async throws {
        let passphrase = noPassphrase ? nil : try session.passphrase.new()
        let district = try await NodeSetup.createDistrict(
            session.configuration,
            name: name,
            areaCode: areaCode,
            officeCode: officeCode,
            officeName: officeName,
            nodeCode: nodeCode,
            recoveryKey: recoveryKey,
            passphrase: passphrase
        )
        session.show(.object(["district": .string(district)])) { answer in
            DoneText(.districtCreated, ["name": name], answer: answer).lines
                + [Phrase.keepRecoveryKey.text(["path": recoveryKey])]
        }
    }
}

struct DistrictRotate: Subcommand {
    static var configuration: CommandConfiguration { .of("rotate", .districtRotate) }

    @Option(help: .of(.usedRecoveryFile, "file")) var recoveryKey: String
    @Option(help: .of(.nextRecoveryFile, "file")) var nextRecoveryKey: String
    @Option(help: .of(.rootFile, "file")) var rootKey: String?
    @OptionGroup var global: GlobalOptions

    var settings: [String: String] { ["root-key": rootKey].compactMapValues { $0 } }

    func perform(in session: Session) async throws {
        try session.confirm(.confirmRotate)
        let passphrase = session.passphrase
        let district = try await NodeSetup.rotate(
            session.configuration,
            recoveryKey: recoveryKey,
            nextRecoveryKey: nextRecoveryKey,
            passphrase: { try passphrase.existing() }
        )
        session.show(.object(["district": .string(district)])) { answer in
            DoneText(.districtRotated, answer: answer).lines
                + [Phrase.keepRecoveryKey.text(["path": nextRecoveryKey])]
        }
    }
}
