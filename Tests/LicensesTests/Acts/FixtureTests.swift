import District
import Foundation
import Licenses
import SignedLog
import Signing
import Testing

@Suite struct FixtureTests {
    private func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "Fixtures/\(name).hex"), encoding: .utf8)
        return try #require(Hex.decode(text.split(whereSeparator: \.isWhitespace).joined()))
    }

    /// Only while the formats are not released.
    private func write(_ row: FixtureRow) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/\(row.name).hex")
        guard !FileManager.default.fileExists(atPath: file.path()) else { return }
        try Hex.encode(row.act.encoded()).write(to: file, atomically: true, encoding: .utf8)
    }

    @Test(arguments: FixtureRow.all.map(\.name))
    func anActHasTheBytesOfItsFixture(name: String) throws {
        let row = try #require(FixtureRow.all.first { $0.name == name })
        if ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil { try write(row) }
        let bytes = try bytes(name)
        #expect(row.act.encoded() == bytes)
        #expect(try Act.decode(bytes) == row.act)
    }

    @Test(arguments: FixtureRow.licenses.map(\.name))
    func aLicenseActIsReadFromItsFixture(name: String) throws {
        let row = try #require(FixtureRow.all.first { $0.name == name })
        let decoded = try #require(try LicenseAct.decode(try Act.decode(try bytes(name))))
        #expect(decoded == row.license)
        #expect(decoded.kind.rawValue == row.act.kind)
    }

    @Test func everyKindOfALicenseHasAFixture() {
        #expect(Set(FixtureRow.licenses.map(\.act.kind)) == Set(LicenseActKind.allCases.map(\.rawValue)))
        #expect(FixtureRow.all.count == 34)
    }

    @Test func anIssueIsReadWhole() throws {
        let act = try Act.decode(try bytes("issue"))
        let content = try #require(try LicenseAct.decode(act)?.content)
        #expect(content.version == 1)
        #expect(content.number == "教民131010730000001号")
        #expect(content.identifier == (try Sample.identifier(version: 1)))
        #expect(content.dated == day(2024_01_10))
        #expect(content.item == Sample.itemDocument)
        #expect(content.itemVersion == 1)
        #expect(content.validFrom == day(2024_01_10))
        #expect(content.validTo == .until(day(2028_12_31)))
        #expect(content.holderType == "001")
        #expect(content.fields[Text("principal")] == .bytes(Sample.digest("principal")))
        #expect(Sample.item.faults(in: content).isEmpty)
        #expect(act.commitments.map(\.key) == ["principal", "about/by"])
    }

    @Test func aSubmissionIsReadWhole() throws {
        let submission = try ItemSubmission.decode(try Act.decode(try bytes("submit")))
        #expect(submission.typeCode == Sample.typeCode)
        #expect(submission.fields.map(\.key) == ["address", "principal", "area"])
        #expect(submission.definingBody == "上海市教育委员会")
        #expect(submission.catalogType == .license)
    }

    @Test func aSubmissionWithNotesIsReadWhole() throws {
        let submission = try ItemSubmission.decode(try Act.decode(try bytes("submit-noted")))
        #expect(submission.fields.map(\.codes) == Sample.noted.fields.suffix(1).map(\.codes))
        #expect(submission.notes == Sample.noted.notes)
    }

    @Test func objectionsFitTheTableOfKinds() throws {
        for row in FixtureRow.objections {
            let rule = try #require(KindTable.rule(for: row.act.kind))
            #expect(rule.isCritical == row.act.isCritical)
            #expect(rule.isFounding == row.act.isFounding)
        }
    }
}
