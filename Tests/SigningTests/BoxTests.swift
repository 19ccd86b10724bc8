import Signing
import Testing

@Suite("Sealed boxes")
struct BoxTests {
    private let key = BoxKey(seed: counting(from: 32))
    private let message = Array("两半相合".utf8)

    /// Key and box were made by PyNaCl 1.6.2.
    @Test func othersBoxesOpen() {
        #expect(key.publicKey.description == "5730800ab340fcb18ce5111eda9d705f91388b41e4544cbd103ba5942db2233e")
        let sealed =
            "80ed3bb8581f473eeebb4482d2eff0130c72be229163783914b3ba150e2f6a4c"
            + "8df3a0637b04bcf58807ae832a5343842b4040d8808eeb6497c05c29"
        #expect(key.open(fromHex(sealed)) == message)
    }

    @Test(arguments: [0, 1, 63, 64, 65, 10_000])
    func whatIsSealedOpens(byteCount: Int) throws {
        let message = Entropy.seeded(.zero).bytes(byteCount)
        let sealed = try key.publicKey.seal(message)
        #expect(sealed.count == byteCount + BoxPublicKey.overheadByteCount)
        #expect(key.open(sealed) == message)
    }

    @Test func sealingRepeatsWithItsEntropyOnly() throws {
        let sealed = try key.publicKey.seal(message, entropy: .seeded(.zero))
        #expect(try key.publicKey.seal(message, entropy: .seeded(.zero)) == sealed)
        #expect(try key.publicKey.seal(message, entropy: .seeded(counting(from: 1))) != sealed)
        #expect(try key.publicKey.seal(message) != key.publicKey.seal(message))
    }

    @Test func anotherKeyOpensNothing() throws {
        #expect(BoxKey(seed: .zero).open(try key.publicKey.seal(message)) == nil)
    }

    @Test func anyChangedByteIsRefused() throws {
        let sealed = try key.publicKey.seal(message, entropy: .seeded(.zero))
        for position in sealed.indices {
            var changed = sealed
            changed[position] ^= 1
            #expect(key.open(changed) == nil, "byte \(position)")
        }
    }

    @Test func anyCutBoxIsRefused() throws {
        let sealed = try key.publicKey.seal(message, entropy: .seeded(.zero))
        for count in 0..<sealed.count {
            #expect(key.open(Array(sealed[..<count])) == nil, "\(count) bytes")
        }
        #expect(key.open(sealed + [0]) == nil)
    }

    /// With such a key the shared secret would be zero, and anybody could open the box.
    @Test(arguments: [
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    ])
    func nothingIsSealedToAKeyOfSmallOrder(hex: String) {
        let key = BoxPublicKey(bytes32(hex))
        #expect(throws: SealRefusal.keyOfSmallOrder(key)) { try key.seal(message) }
    }

    @Test func boxKeyNeverPrintsItsSecret() {
        var dumped = ""
        dump(key, to: &dumped)
        #expect("\(key)" == "BoxKey(secret, public \(key.publicKey))")
        #expect(!dumped.contains("2021222324"))
    }
}
