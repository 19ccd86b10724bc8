import Licenses
import SignedLog
import Testing

@Suite struct DuplicateTests {
    private let one = DocumentID(Sample.digest("one"))
    private let two = DocumentID(Sample.digest("two"))

    @Test func twoLicensesOfOneKeyAreFoundOnce() {
        let number = DuplicateKey.number(item: Sample.itemDocument, "府教社字第　號")
        let keys: [(DuplicateKey, DocumentID)] = [
            (number, one), (.identifier("a"), one), (number, two), (number, one), (.identifier("b"), two),
        ]
        let expected = [Duplicate.any(number, [one, two])]
        #expect(Duplicates.findings(keys) == expected)
        #expect(Duplicates.findings(keys.reversed()) == expected)
    }

    @Test func oneNumberOfTwoTypesIsNoDuplicate() {
        let keys: [(DuplicateKey, DocumentID)] = [
            (.number(item: Sample.itemDocument, "1"), one), (.number(item: two, "1"), two),
        ]
        #expect(Duplicates.findings(keys).isEmpty)
    }

    @Test func numbersAreComparedByteForByte() {
        let keys: [(DuplicateKey, DocumentID)] = [
            (.number(item: Sample.itemDocument, "e\u{301}"), one), (.number(item: Sample.itemDocument, "\u{e9}"), two),
        ]
        #expect(Duplicates.findings(keys).isEmpty)
    }

    @Test func aLicenseClaimsAllKeysOfItsVersionsInEffect() throws {
        var license = LicenseCase()
        let file = Sample.digest("file")
        let about = CBORMap([
            (.int(AboutKey.provenance), .array([.bytes(file), 7])),
            (.int(AboutKey.idempotencyKey), .bytes(Sample.nonce("request"))),
        ])
        let issue = license.issue(about: about)
        var body = LicenseCase.content(version: 2, dated: 2024_02_01)
        body[BodyKey.number] = "2"
        body[BodyKey.identifier] = .text(try Sample.identifier(version: 2))
        license.add("amend", .amend, after: [issue], body)
        let expected: [DuplicateKey] = [
            .identifier(try Sample.identifier(version: 2)), .number(item: Sample.itemDocument, "2"),
            .number(item: Sample.itemDocument, "教民131010730000001号"), .provenance(Provenance(file: file, row: 7)),
            .idempotencyKey(Sample.nonce("request")),
        ]
        #expect(license.folded().duplicateKeys == expected)
    }

    @Test func aVoidLicenseClaimsNothing() {
        var license = LicenseCase()
        let issue = license.issue()
        license.correct([issue], after: [issue])
        #expect(license.folded().duplicateKeys.isEmpty)
    }
}

extension Duplicate {
    fileprivate static func any(_ key: DuplicateKey, _ documents: [DocumentID]) -> Duplicate {
        Duplicate(key: key, documents: documents.sorted())
    }
}
