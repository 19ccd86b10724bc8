import District
import Foundation
import Licenses
import SignedLog
import Signing
import Testing

/// 全区发证清单 as its bytes, see `docs/formats/issuing-list.md`.
@Suite struct IssuingListTests {
    private var district: SmallDistrict
    private let education: SmallDistrict.Bureau
    private let health: SmallDistrict.Bureau

    init() throws {
        district = try SmallDistrict()
        education = try district.bureau("教育局")
        health = try district.bureau("卫健委")
        try approve(Sample.school.with { $0.fields = Array($0.fields.prefix(2)) }, of: education)
        try approve(Self.clinic, of: health)
    }

    /// Says nothing of 类目公开属性.
    private static let clinic = Sample.noted.with {
        $0.typeCode = "11310107002450056K003"
        $0.name = "诊所\"备案\"凭证\\\u{7}"
        $0.fields = Array($0.fields.suffix(1))
    }

    @discardableResult
    private mutating func approve(_ item: ItemSubmission, of bureau: SmallDistrict.Bureau) throws -> DocumentID {
        let submission = item.with { $0.office = bureau.office }
        // Its name has a character that nobody may author: a list shows what is there.
        var draft = try ActDraft.submitItem(submission.with { $0.name = "名称" }, nonce: Sample.nonce("\(item.name)"))
        draft.body[Int64(101)] = .text(item.name)
        let act = try district.submits(bureau, draft)
        _ = try district.rootWrites(.approveItem(act.document, submission: act.id, version: 1))
        return act.document
    }

    private func list(_ reader: IssuingList.Reader) throws -> IssuingList {
        let view = district.authority.currentView
        return try #require(IssuingList(of: district.catalogue(at: view), view, district.id, for: reader))
    }

    @Test(arguments: [IssuingList.Reader.district, .everybody])
    func aListHasTheBytesOfItsFixture(reader: IssuingList.Reader) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let file = folder.appending(path: "Fixtures/issuing-list-\(reader.rawValue).json")
        let list = try list(reader)
        if ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil { try Data(list.bytes).write(to: file) }
        #expect(list.bytes == Array(try Data(contentsOf: file)))
        #expect(list.digest == SHA256.digest(list.bytes))
    }

    private struct Parsed: Decodable {
        struct Item: Decodable {
            let name: String
            let sharesNameWith: [String]?
            let retired: Bool?

            enum CodingKeys: String, CodingKey {
                case name = "CertificateTypeName"
                case sharesNameWith, retired
            }
        }

        let items: [Item]
    }

    private func items(_ reader: IssuingList.Reader) throws -> [Parsed.Item] {
        try JSONDecoder().decode(Parsed.self, from: Data(try list(reader).bytes)).items
    }

    @Test func whatSaysNothingOfPublicityIsNotPublished() throws {
        #expect(
            try items(.district).map(\.name) == [Sample.school.name.string, Self.clinic.name.string]
        )
        #expect(try items(.everybody).map(\.name) == [Sample.school.name.string])
    }

    @Test mutating func aRetiredItemIsPublishedNoLonger() throws {
        let document = try approve(
            Self.clinic.with {
                $0.typeCode = "11310107002450056K004"
                $0.isPublic = true
                $0.notes = ItemNotes()
            },
            of: health
        )
        #expect(try list(.everybody).itemCount == 2)
        _ = try district.rootWrites(.retireItem(document, parents: [document.founding]))
        #expect(try list(.everybody).itemCount == 1)
        #expect(try items(.district).compactMap(\.retired) == [false, false, true])
    }

    @Test mutating func oneTypeOfTwoOfficesIsFlagged() throws {
        let other = try approve(Sample.school.with { $0.typeCode = "11310107002450056K006" }, of: health)
        let flags = try items(.district).compactMap(\.sharesNameWith)
        #expect(flags[0] == [other.bytes.hex], "by name, whatever codes they have")
        #expect(flags[1] == [])
        #expect(flags[2].count == 1)
        #expect(try items(.everybody).allSatisfy { $0.sharesNameWith == nil })
    }

    /// The digest is the list's version: a new office or node is no new list.
    @Test mutating func theDigestChangesExactlyWhenTheListDoes() throws {
        let before = try list(.district).digest
        _ = try district.bureau("文旅局")
        #expect(try list(.district).digest == before)
        try approve(Self.clinic.with { $0.typeCode = "11310107002450056K009" }, of: health)
        #expect(try list(.district).digest != before)
    }
}
