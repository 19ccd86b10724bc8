import District
import Foundation
import Licenses
import Replica
import SignedLog
import Signing
import Testing

/// A license that is handed to a stranger, with its proof.
@Suite struct LicenseFileTests {
    let world: World
    let counter: Replica
    let file: [UInt8]

    init() throws {
        world = try World()
        let education = try world.office(World.educationCode, "教育局")
        counter = try world.node("JYJ1", of: education)
        _ = try world.approveTutoring(education, by: counter)
        _ = try counter.author(.issue("教1号"))
        var change = LicenseRequest.on("教1号", .amend)
        change.fields = ["principal": .text("另一人")]
        _ = try counter.author(change)
        file = try counter.licenseFile("教1号")
    }

    private var district: DistrictID { world.hub.district! }  // The hub founded it.
    private let day = CivilDate(year: 2026, month: 1, day: 15)!

    @Test func whoKnowsOnlyTheDistrictCanVerifyIt() throws {
        let verification = try LicenseVerification(LicenseFile.decode(file), in: district, at: day)
        #expect(verification.statement.isConsistent)
        #expect(verification.history.shown(at: day).state == .valid)
        #expect(verification.officeName == "教育局")
        #expect(verification.typeName == "民办培训机构办学许可证")
        #expect(verification.statement.notEstablished.contains(.laterActs))
        #expect(verification.values.values.contains { $0["principal"] == .text("另一人") })
    }

    @Test func aFileOfAnotherDistrictIsRefused() throws {
        let other = DistrictID(Bytes32(Array(repeating: 7, count: 32))!)
        #expect(throws: LicenseFileRefusal.otherDistrict(district)) {
            try LicenseVerification(LicenseFile.decode(file), in: other, at: day)
        }
    }

    /// Whatever byte is changed, nobody is told the same as before.
    @Test func noChangedByteIsTakenForTheOriginal() throws {
        let original = try LicenseVerification(LicenseFile.decode(file), in: district, at: day).statement
        for index in stride(from: 0, to: file.count, by: 7) {
            var changed = file
            changed[index] ^= 0x10
            guard let parsed = try? LicenseFile.decode(changed),
                let verification = try? LicenseVerification(parsed, in: district, at: day)
            else { continue }
            #expect(verification.statement != original, "byte \(index)")
        }
    }

    /// The file with other acts, roots or items.
    private func file(
        acts: ((LicenseFile) -> [ActProof])? = nil,
        roots: ((LicenseFile) throws -> [SignedEntry])? = nil,
        items: [ActProof]? = nil
    ) throws -> LicenseFile {
        let parsed = try LicenseFile.decode(file)
        return LicenseFile(
            district: parsed.district,
            acts: acts?(parsed) ?? parsed.acts,
            disclosures: parsed.disclosures,
            roots: try roots?(parsed) ?? parsed.roots,
            items: items ?? parsed.items
        )
    }

    /// One bit of an act's address is flipped: it reads on as an act, and is not the one that was signed.
    private func withFlippedAct(at index: Int) throws -> (file: LicenseFile, flaw: FlawedPart) {
        let proof = try LicenseFile.decode(file).acts[index]
        var act = proof.act
        let place = try #require(act.firstRange(of: Array("曹杨路1号".utf8)))
        act[place.upperBound - 4] ^= 1
        let flipped = ActProof(cose: proof.cose, act: act, index: proof.index, count: proof.count, path: proof.path)
        let flaw = FlawedPart(
            .acts,
            at: index + 1,
            of: 2,
            kind: index == 0 ? 100 : 101,
            entry: try SignedHeader(cose: proof.cose, in: district).id,
            .refused(.proofMismatch)
        )
        let changed = try file(acts: { parsed in
            var acts = parsed.acts
            acts[index] = flipped
            return acts
        })
        return (changed, flaw)
    }

    @Test func aFlippedBitInTheFoundingActIsNamed() throws {
        let (changed, flaw) = try withFlippedAct(at: 0)
        #expect(throws: LicenseFileRefusal.noLicense([flaw])) {
            try LicenseVerification(changed, in: district, at: day)
        }
    }

    @Test func aFlippedBitInALaterActIsNamedAndContradictsTheFile() throws {
        let (changed, flaw) = try withFlippedAct(at: 1)
        let statement = try LicenseVerification(changed, in: district, at: day).statement
        #expect(!statement.isConsistent)
        #expect(statement.notEstablished.contains(.contradicted(.proof(flaw))))
    }

    @Test func aRootEntryThatIsNotSignedIsNamed() throws {
        let changed = try file(roots: { parsed in
            var roots = parsed.roots
            var cose = roots[1].cose
            cose[cose.count - 1] ^= 1
            roots[1] = try SignedEntry(cose: cose, acts: roots[1].actBytes)
            return roots
        })
        let refusal = #expect(throws: LicenseFileRefusal.self) {
            try LicenseVerification(changed, in: district, at: day)
        }
        guard case .rootsBroken(let flaw) = refusal else {
            Issue.record("\(String(describing: refusal))")
            return
        }
        #expect(flaw.list == .roots)
        #expect(flaw.position == 2)
        #expect(flaw.reason == .refused(.signatureInvalid(author: world.root.publicKey)))
    }

    @Test func aProofThatIsNoneIsNamed() throws {
        var parts = try #require(CBOR.decode(file).asArray)
        var acts = try #require(parts[3].asArray)
        acts[1] = .bytes([0x80])
        parts[3] = .array(acts)
        #expect(throws: LicenseFileRefusal.malformed(FlawedPart(.acts, at: 2, of: 2, .refused(.wrongShape(.proof))))) {
            try LicenseFile.decode(CBOR.array(parts).encoded())
        }
    }

    @Test func fieldsAreCalledAsTheCatalogueCallsThem() throws {
        let whole = try LicenseVerification(file(), in: district, at: day)
        #expect(whole.labels == ["address": "地址", "principal": "负责人"])
    }

    /// Without its type a license cannot be judged; it must not pass for void.
    @Test func aFileWithoutTheCatalogueItemSaysSoAndNamesNoState() throws {
        let item = try world.hub.item(named: World.tutoringType)
        let bare = try LicenseVerification(file(items: []), in: district, at: day)
        #expect(bare.labels == nil)
        #expect(bare.statement.notEstablished.contains(.itemNotShown(item)))
        let states = bare.statement.established.filter { if case .state = $0 { true } else { false } }
        #expect(states == [])
    }

    /// With others' libraries, from the documents alone. `.ci/run` makes the environment and demands it.
    @Test(.enabled(if: OutsideCheck.isPossible || OutsideCheck.isRequired))
    func othersLibrariesVerifyItToo() throws {
        let told = try OutsideCheck.run(file, district: district)
        #expect(told.status == 0, "\(told.errors)")
        let answer = try #require(JSONSerialization.jsonObject(with: told.output) as? [String: Any])
        let acts = try #require(answer["acts"] as? [[String: Any]])
        #expect(acts.count == 2)
        #expect((acts[1]["opened"] as? [String: Any])?["principal"] as? String == "另一人")
    }

    @Test(.enabled(if: OutsideCheck.isPossible || OutsideCheck.isRequired))
    func othersLibrariesRefuseWhatWasChanged() throws {
        let parsed = try LicenseFile.decode(file)
        let proof = parsed.acts[1]
        var act = proof.act
        act[act.count - 3] ^= 1
        let forged = LicenseFile(
            district: parsed.district,
            acts: [
                parsed.acts[0],
                ActProof(cose: proof.cose, act: act, index: proof.index, count: proof.count, path: proof.path),
            ],
            disclosures: parsed.disclosures,
            roots: parsed.roots,
            items: parsed.items
        )
        let told = try OutsideCheck.run(forged.encoded(), district: district)
        #expect(told.status == 1, "\(told.errors)")
    }
}

/// `Tests/Outside/verify_license.py` in the virtual environment that `.ci/run` makes.
private enum OutsideCheck {
    private static let project = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    private static let python = project.appending(path: ".venv/bin/python")

    static var isPossible: Bool { FileManager.default.isExecutableFile(atPath: python.path) }
    static var isRequired: Bool { ProcessInfo.processInfo.environment["HEFU_REQUIRE_OUTSIDE_CHECK"] != nil }

    static func run(
        _ file: [UInt8],
        district: DistrictID
    ) throws -> (status: Int32, output: Data, errors: String) {
        let path = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID()).license")
        try Data(file).write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        let process = Process()
        process.executableURL = python
        process.arguments = [
            project.appending(path: "Tests/Outside/verify_license.py").path, district.description, path.path,
        ]
        let (output, errors) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (output, errors)
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        let complaint = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, data, String(decoding: complaint, as: UTF8.self))
    }
}
