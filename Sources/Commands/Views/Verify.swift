import ArgumentParser
import Licenses
import Node
import SignedLog
import Signing
import Words

/// An exported license with its proof, checked from the file alone: it needs the district's id and nothing else.
struct Verify: Subcommand {
    static var configuration: CommandConfiguration { .of("verify", .verify) }

    @Argument(help: .of(.proofFile)) var file: String
    @Option(help: .of(.districtID, "hex")) var district: String?
    @Option(help: .of(.asOf, "date")) var asOf: String?
    @OptionGroup var global: GlobalOptions

    func perform(in session: Session) async throws {
        let bytes = try session.read(file)
        let (district, date) = (try await districtID(in: session), try date(in: session))
        let statement: JSON
        do throws(LicenseFileRefusal) {
            let file = try LicenseFile.decode(bytes)
            statement = JSON(try LicenseVerification(file, in: district, at: date))
        } catch {
            throw Trouble.refused(RefusalAnswer(error))
        }
        session.show(statement) { StatementText(statement: $0).lines }
        guard StatementText(statement: statement).isPositive else { throw Trouble.told(.negative) }
    }

    /// As given, else that of the node in the data directory.
    private func districtID(in session: Session) async throws -> DistrictID {
        let text: String?
        if let district {
            text = district
        } else {
            text = try await session.ask(APIRequest("GET", "/api/v1/status"))["district"].string
        }
        guard let text else { throw Trouble.refused(RefusalAnswer(.missingField, field: "district")) }
        guard let bytes = Bytes32(hex: text) else {
            throw Trouble.refused(RefusalAnswer(.codeForm, field: "district", ["expected": "64 hex digits"]))
        }
        return DistrictID(bytes)
    }

    /// As given, else today in China by this machine's clock.
    private func date(in session: Session) throws -> CivilDate {
        guard let asOf else { return CivilDate.at(millisecondsSince1970: session.surroundings.wallClock()) }
        guard let date = CivilDate(parsing: Array(asOf.utf8)) else {
            throw Trouble.refused(RefusalAnswer(.dateImpossible, field: "asOf", ["value": asOf]))
        }
        return date
    }
}

extension RefusalAnswer {
    fileprivate init(_ refusal: LicenseFileRefusal) {
        switch refusal {
        case .notALicenseFile: self.init(.fileInvalid, ["expected": LicenseFile.name.string])
        case .upgradeNeeded: self.init(.upgradeNeeded, field: "file")
        case .tooLarge(let byteCount):
            self.init(.tooLarge, field: "file", ["found": String(byteCount), "limit": String(LicenseFile.byteLimit)])
        case .malformed(let part), .rootsBroken(let part): self.init(.fileInvalid, part.parameters)
        case .otherDistrict(let district): self.init(.otherDistrict, ["district": district.description])
        case .noLicense(let flaws):
            // The first one is the reason for the rest.
            self.init(.fileInvalid, flaws.first?.parameters ?? ["rule": FlawName.noFoundingAct.rawValue])
        }
    }
}
