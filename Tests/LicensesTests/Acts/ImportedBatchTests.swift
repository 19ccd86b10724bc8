import District
import Licenses
import SignedLog
import Signing
import Testing

@Suite struct ImportedBatchTests {
    private static let batch = ImportedBatch(
        file: Bytes32(Array(repeating: 1, count: 32))!,
        item: DocumentID(Bytes32(Array(repeating: 2, count: 32))!),
        counts: .init(new: 17_000, held: 545, differing: 0, quarantined: 2),
        reasons: [.init(code: "csv-short-row", count: 1), .init(code: "date-impossible", count: 1)]
    )

    private static func draft(_ batch: ImportedBatch) throws -> ActDraft {
        try .batch(batch, source: "导出.csv", by: "王经办", decidedOn: nil, nonce: Bytes16.zero)
    }

    private static func act(_ draft: ActDraft) -> Act {
        Act(
            kind: draft.kind,
            isCritical: draft.isCritical,
            subject: draft.subject,
            parents: draft.parents,
            references: draft.references,
            body: draft.body,
            about: draft.about
        )
    }

    /// The bytes of the page `license-acts.md`.
    @Test func aBatchIsWrittenAsThePageSaysAndReadBack() throws {
        let draft = try Self.draft(Self.batch)
        let file = String(repeating: "01", count: 32)
        let item = String(repeating: "02", count: 32)
        #expect(
            Hex.encode(CBOR.map(draft.body).encoded())
                == "a4055820\(item)18645820\(file)186584194268190221000218668282"
                + "6d6373762d73686f72742d726f7701826f646174652d696d706f737369626c6501"
        )
        #expect(draft.kind == 150)
        #expect(try ImportedBatch.decode(Self.act(draft)) == Self.batch)
    }

    /// Names of files name people, and so does the operator's.
    @Test func sourceAndOperatorAreCommittedTo() throws {
        let draft = try Self.draft(Self.batch)
        #expect(draft.committed[ImportedBatch.sourceKey] == .text("导出.csv"))
        #expect(draft.fields == CBORMap())
    }

    @Test(arguments: [
        (Int64(5), CBOR.int(1)), (100, .int(1)), (101, .array([1, 2, 3])), (101, .array([1, 2, 3, -4])),
        (102, .array([])), (102, .array([.array(["b", 1]), .array(["a", 1])])), (102, .array([.array(["a", 0])])),
        (102, .array([.array(["a", 1, 1])])),
    ])
    func aBatchOfAnotherFormIsRefused(_ key: Int64, _ value: CBOR) throws {
        var draft = try Self.draft(Self.batch)
        draft.body[key] = value
        let act = Self.act(draft)
        #expect(throws: ActRefusal.self) { try ImportedBatch.decode(act) }
    }

    @Test func anotherKindIsNoBatch() throws {
        var draft = try Self.draft(Self.batch)
        draft.kind = 118
        #expect(try ImportedBatch.decode(Self.act(draft)) == nil)
    }
}
