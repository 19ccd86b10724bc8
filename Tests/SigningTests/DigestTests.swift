import Signing
import Testing

@Suite("Digests")
struct DigestTests {
    /// FIPS 180-4, examples; the empty string and the million letters as published beside them.
    @Test(arguments: [
        (Array("abc".utf8), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        ([], "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ])
    func sha256GivesTheKnownDigests(bytes: [UInt8], digest: String) {
        #expect(SHA256.digest(bytes).hex == digest)
        #expect(SHA256.digest(([1] + bytes + [2]).dropFirst().dropLast()).hex == digest)
    }

    @Test func sha256OfAMillionLettersIsKnown() {
        var hash = SHA256()
        for _ in 0..<1000 { hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
        #expect(hash.finish().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    @Test(arguments: [0, 1, 55, 56, 63, 64, 65, 127, 200])
    func sha256InPiecesIsSHA256InOne(cut: Int) {
        let bytes = (0..<200).map { UInt8($0) }
        var hash = SHA256()
        hash.update(bytes[..<cut])
        #expect(hash.finish() == SHA256.digest(bytes[..<cut]), "finishing leaves the digest open")
        hash.update(Array(bytes[cut...]))
        #expect(hash.finish() == SHA256.digest(bytes))
    }

    /// The values were computed with Python's hashlib.
    @Test func leavesAndNodesAreThoseOfRFC9162() {
        let leaf = "67ea2af057ba5dcec4adf45b7dc9cbf9a7dbd754819476a3caa9367481590899"
        #expect(SHA256.digest(prefix: 0, .zero, Array("act".utf8)).hex == leaf)
        let node = "1a378704c17da31e2d05b6d121c2bb2c7d76f6ee6fa8f983e596c2d034963c57"
        #expect(SHA256.node(counting(from: 0), counting(from: 32)).hex == node)
    }

    /// The values were computed with Python's hashlib.
    @Test func blake2bGivesTheKnownDigests() throws {
        let key = try #require(Bytes16(counting(from: 0).array.prefix(16)))
        #expect(
            BLAKE2b.digest16(key: key, message: Array("holder/name".utf8)).hex == "87ba558bddbb80f2c81bccb220b08ddf"
        )
        #expect(BLAKE2b.digest16(key: key, message: []).hex == "083aac7ba77bc664005d821eb8bfa4d9")
        let abc = "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319"
        #expect(BLAKE2b.digest32(Array("abc".utf8)).hex == abc)
    }

    @Test func comparisonInConstantTimeIsComparison() {
        #expect(isEqualInConstantTime([], []))
        #expect(isEqualInConstantTime([1, 2], [1, 2]))
        #expect(!isEqualInConstantTime([1, 2], [1, 3]))
        #expect(!isEqualInConstantTime([1, 2], [1]))
    }
}
