import SignedLog
import Signing
import Testing

/// The examples of the COSE working group for COSE_Sign1: the bytes that are signed are theirs; as entries all are
/// refused by name, because our profile is narrower.
@Suite struct COSEVectorTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let curve: String
        let key: [UInt8]
        let externalData: [UInt8]
        let toBeSigned: [UInt8]
        let cose: [UInt8]

        init(_ columns: [String]) {
            name = columns[0]
            curve = columns[2]
            key = hex(columns[3])
            externalData = hex(columns[4])
            toBeSigned = hex(columns[5])
            cose = hex(columns[6])
        }

        var testDescription: String { name }

        /// Without the tag in front, 18 or 998.
        var untagged: [UInt8] {
            switch cose.first {
            case 0xd2: Array(cose.dropFirst())
            case 0xd9: Array(cose.dropFirst(3))
            default: cose
            }
        }

        func parts() throws -> (protected: [UInt8], payload: [UInt8], signature: [UInt8]) {
            let parts = try #require(try CBOR.decode(untagged).asArray)
            return (
                try #require(parts[0].asBytes?.array), try #require(parts[2].asBytes?.array),
                try #require(parts[3].asBytes?.array)
            )
        }
    }

    static let rows = (try? TestFiles.rows("cose-sign1.tsv").map(Row.init)) ?? []

    @Test func allRowsAreHere() {
        #expect(Self.rows.count == 11)
        #expect(Self.rows.count { $0.curve == "Ed25519" } == 1)
    }

    /// Where the example was changed after signing (five rows that must fail) or signs `a0` as if it were empty
    /// (one), our bytes differ from those that it signed; in all others they are the same.
    @Test(arguments: rows)
    func whatIsSignedIsTheSigStructure(row: Row) throws {
        let (protected, payload, _) = try row.parts()
        let ours = Derivation.signatureStructure(
            protected: protected,
            externalData: row.externalData,
            payload: payload
        )
        let changed: Set = [
            "sign-fail-02", "sign-fail-03", "sign-fail-04", "sign-fail-06", "sign-fail-07", "sign-pass-01",
        ]
        #expect((ours == row.toBeSigned) == !changed.contains(row.name))
    }

    @Test func theEd25519ExampleVerifies() throws {
        let row = try #require(Self.rows.first { $0.curve == "Ed25519" })
        let (_, _, signature) = try row.parts()
        let key = PublicKey(try #require(Bytes32(row.key)))
        #expect(key.validates(try #require(Signature(signature)), over: row.toBeSigned))
    }

    /// Untagged first, else the tag alone would refuse them.
    static let refusals: [String: EntryRefusal] = [
        "eddsa-sig-01": .wrongShape(.unprotected), "eddsa-sig-02": .wrongShape(.unprotected),
        "sign-fail-01": .wrongShape(.unprotected), "sign-fail-02": .wrongShape(.unprotected),
        "sign-fail-03": .wrongShape(.unprotected), "sign-fail-04": .wrongShape(.unprotected),
        "sign-fail-06": .wrongShape(.unprotected), "sign-fail-07": .wrongShape(.unprotected),
        "sign-pass-01": .wrongShape(.unprotected), "sign-pass-02": .wrongShape(.unprotected),
        "sign-pass-03": .wrongShape(.unprotected),
    ]

    @Test(arguments: rows)
    func noneIsAnEntry(row: Row) throws {
        #expect(throws: try #require(Self.refusals[row.name])) { try SignedEntry(cose: row.untagged, acts: []) }
        if row.cose != row.untagged {
            #expect(throws: EntryRefusal.notCBOR(.cose, .tag(offset: 0))) { try SignedEntry(cose: row.cose, acts: []) }
        }
    }

    /// With the unprotected map emptied, as our profile wants it, the next rule speaks.
    @Test(arguments: rows)
    func theProtectedHeaderIsNotOurs(row: Row) throws {
        let (protected, payload, signature) = try row.parts()
        let parts: [CBOR] = [.bytes(protected), .map(CBORMap()), .bytes(payload), .bytes(signature)]
        let refusal: EntryRefusal =
            switch row.name {
            case "eddsa-sig-01": .wrongShape(.protected)  // Our algorithm, but no key, and a content type.
            case "eddsa-sig-02": .wrongShape(.signature)  // Ed448 signs with 114 bytes.
            case "sign-fail-03": .upgradeNeeded(.algorithm(-999))
            case "sign-fail-04", "sign-pass-01": .wrongShape(.protected)
            default: .upgradeNeeded(.algorithm(-7))
            }
        #expect(throws: refusal) { try SignedEntry(cose: CBOR.array(parts).encoded(), acts: []) }
    }
}
