import Signing
import Testing

@Suite struct SecretHashTests {
    @Test func ofTheSecretAndOfNoOther() throws {
        let hash = try SecretHash(of: [1, 2, 3])
        #expect(hash.text.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$"))
        #expect(hash.fits([1, 2, 3]))
        #expect(!hash.fits([1, 2, 4]))
        #expect(!hash.fits([]))
        #expect(SecretHash(text: hash.text).fits([1, 2, 3]))
    }

    /// Each has a salt of its own.
    @Test func twiceTheSameSecretIsKeptDifferently() throws {
        #expect(try SecretHash(of: [1]) != SecretHash(of: [1]))
    }

    /// Of the reference implementation's own tests (P-H-C/phc-winner-argon2, src/test.c).
    @Test func anotherProgramsHashIsRead() {
        let text = "$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
        #expect(SecretHash(text: text).fits(Array("password".utf8)))
    }

    @Test(arguments: ["", "$argon2id$", "password", String(repeating: "x", count: 500)])
    func whatIsNoHashFitsNothing(_ text: String) {
        #expect(!SecretHash(text: text).fits(Array("password".utf8)))
    }
}
