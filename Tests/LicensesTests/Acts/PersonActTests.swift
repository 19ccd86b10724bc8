import District
import Foundation
import Licenses
import SignedLog
import Signing
import Testing

/// 专人 as acts: the bytes of the page `person-acts.md`, and what is no appointment.
@Suite struct PersonActTests {
    private static let document = DocumentID(Sample.digest("appointment"))

    private static func bytes(_ name: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let text = try String(contentsOf: folder.appending(path: "Fixtures/\(name).hex"), encoding: .utf8)
        return try #require(Hex.decode(text.split(whereSeparator: \.isWhitespace).joined()))
    }

    private static let founding = Act(
        kind: 160,
        isCritical: false,
        subject: .founding(nonce: Sample.nonce("appointment")),
        body: CBORMap([
            (.int(BodyKey.dated), 2022_11_07), (100, 1),
            (
                .int(BodyKey.fields),
                .map(
                    CBORMap([
                        ("name", .bytes(Sample.digest("name"))), ("contact", .bytes(Sample.digest("contact"))),
                        ("duty", "电子证照"),
                    ])
                )
            ),
        ]),
        about: CBORMap([(.int(AboutKey.by), .bytes(Sample.digest("operator")))])
    )

    private static let filing = Act(
        kind: 161,
        isCritical: false,
        subject: .document(document),
        parents: [document.founding],
        body: CBORMap([
            (.int(BodyKey.dated), 2022_11_10), (.int(BodyKey.basis), "普备〔2022〕1号"),
            (100, .bytes(document.founding)),
        ]),
        about: CBORMap([(.int(AboutKey.by), .bytes(Sample.digest("operator")))])
    )

    @Test func actsHaveTheBytesOfTheirFixtures() throws {
        #expect(try Self.founding.encoded() == Self.bytes("appoint"))
        #expect(try Self.filing.encoded() == Self.bytes("file-person"))
    }

    @Test func fixturesAreRead() throws {
        let appointment = try Appointment.decode(try Act.decode(Self.bytes("appoint")))
        #expect(appointment == Appointment(role: .responsible, dated: day(2022_11_07), duty: "电子证照"))
        let filing = try PersonFiling.decode(try Act.decode(Self.bytes("file-person")))
        #expect(filing == PersonFiling(Self.document.founding, dated: day(2022_11_10), number: "普备〔2022〕1号"))
        #expect(try Appointment.decode(Self.filing) == nil)
        #expect(try PersonFiling.decode(Self.founding) == nil)
    }

    /// Nobody's name stands in the clear, not even where a program wants to put it there.
    @Test(arguments: [
        (BodyKey.dated, CBOR.int(2022_02_30)), (BodyKey.until, CBOR.int(2022_11_06)), (Int64(100), CBOR.int(0)),
        (Int64(100), CBOR.int(4)), (Int64(100), CBOR.text("1")), (BodyKey.fields, CBOR.map(CBORMap())),
        (BodyKey.fields, CBOR.map(CBORMap([("name", "王某")]))),
        (BodyKey.fields, CBOR.map(CBORMap([("name", .bytes(Sample.digest("n"))), ("contact", "021")]))),
    ])
    func anAppointmentOfAnotherFormIsRefused(_ key: Int64, _ value: CBOR) {
        var body = Self.founding.body
        body[key] = value
        let act = Act(kind: 160, isCritical: false, subject: .founding(nonce: Sample.nonce("x")), body: body)
        #expect(throws: ActRefusal.self) { try Appointment.decode(act) }
    }

    @Test(arguments: [
        (Int64(100), CBOR.int(1)), (BodyKey.dated, CBOR.text("2022-11-07")), (BodyKey.basis, CBOR.int(1)),
    ])
    func aFilingOfAnotherFormIsRefused(_ key: Int64, _ value: CBOR) {
        var body = Self.filing.body
        body[key] = value
        let act = Act(
            kind: 161,
            isCritical: false,
            subject: .document(Self.document),
            parents: [Self.document.founding],
            body: body
        )
        #expect(throws: ActRefusal.self) { try PersonFiling.decode(act) }
    }

    @Test func aDraftCommitsToWhoeverItIs() throws {
        let draft = try ActDraft.appoint(
            Appointment(role: .security, dated: day(2022_11_07), until: day(2022_12_31), duty: "密钥"),
            name: "王某",
            contact: "021-1234",
            by: "经办甲",
            subject: .founding(nonce: Sample.nonce("draft"))
        )
        #expect(draft.committed == CBORMap([("name", "王某"), ("contact", "021-1234")]))
        #expect(draft.fields == CBORMap([("duty", "密钥")]))
        let sealed = try SealedAct(draft)
        #expect(try Appointment.decode(sealed.act)?.until == day(2022_12_31))
        #expect(try sealed.disclosed()["name"] == .text("王某"))
    }

    @Test func whatNobodyCouldReadBackIsRefused() {
        let draft = { (name: Text, contact: Text, until: CivilDate?) throws(AuthoringRefusal) in
            _ = try ActDraft.appoint(
                Appointment(role: .responsible, dated: day(2022_11_07), until: until),
                name: name,
                contact: contact,
                by: "经办甲",
                subject: .founding(nonce: Sample.nonce("draft"))
            )
        }
        #expect(throws: AuthoringRefusal.field("name", .controlCharacter(position: 2))) {
            try draft("王\u{7}", "1", nil)
        }
        let long = Text(String(repeating: "1", count: Appointment.contactByteLimit + 1))
        #expect(throws: AuthoringRefusal.field("contact", .tooLong(byteCount: 257))) { try draft("王", long, nil) }
        #expect(throws: AuthoringRefusal.endsBeforeItBegins(.until, begins: day(2022_11_07), ends: day(2022_11_06))) {
            try draft("王", "1", day(2022_11_06))
        }
    }
}
