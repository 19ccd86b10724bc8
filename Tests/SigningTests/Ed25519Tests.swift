import Signing
import Testing

@Suite("Signatures")
struct Ed25519Tests {
    // The tables are walked within one test each: a test case a row would bury all else that a run prints.

    /// The set of RFC 8032 and SUPERCOP.
    @Test func seedsGiveTheKnownKeysAndSignatures() throws {
        for row in SignedRow.all {
            let signingKey = SigningKey(seed: row.seed)
            #expect(signingKey.publicKey == row.key, "row \(row.index)")
            #expect(signingKey.seed == row.seed, "row \(row.index)")
            let known = try #require(Signature(row.signature), "row \(row.index)")
            switch row.mode {
            case .pure:
                #expect(signingKey.sign(row.message) == known, "row \(row.index)")
                #expect(row.key.flaw(in: known, over: row.message) == nil, "row \(row.index)")
            case .sha256:
                #expect(signingKey.sign(SHA256.digest(row.message).array) == known, "row \(row.index)")
            case .ed25519ph:
                #expect(row.key.flaw(in: known, over: row.message) == .equationFails, "row \(row.index)")
            }
        }
        #expect(SignedRow.all.count == 711)
        #expect(SignedRow.all.count { $0.mode == .pure } == 709)
    }

    @Test func strictTestRefusesWhatBotanRefuses() {
        #expect(SignatureRow.botan.count == 62)
        #expect(SignatureRow.botan.filter { $0.answer != $0.expected }.map(\.name) == [])
        #expect(SignatureRow.botan.count { $0.expected == .none } == 0)
    }

    @Test func strictTestAnswersAsWycheproofSays() {
        #expect(SignatureRow.wycheproof.count == 151)
        #expect(SignatureRow.wycheproof.filter { $0.answer != $0.expected }.map(\.name) == [])
        #expect(SignatureRow.wycheproof.count { $0.expected == .none } == 88)
    }

    @Test func strictTestAcceptsExactlyOneOfCCTV() {
        #expect(SignatureRow.cctv.count == 914)
        #expect(SignatureRow.cctv.filter { $0.answer != $0.expected }.map(\.name) == [])
        #expect(SignatureRow.cctv.filter { $0.answer == .none }.map(\.name) == ["CCTV 305"])
    }

    @Test(arguments: VectorFile.rows("ed25519-keys.tsv", columnCount: 2))
    func keysOfNoUseAreToldApart(columns: [String]) {
        #expect(PublicKey(bytes32(columns[0])).isUsable == (columns[1] == "valid"))
    }

    /// The equation holds for this signature, and libsodium before 2025-12-30 took the key for valid: it is a good key
    /// plus the point of order 2, signed for by whoever knows the good key's seed.
    @Test func keyOfMixedOrderValidatesNothing() throws {
        let key = PublicKey(bytes32("03b5939c1d63adf5410aaf84ecd13a066ab889514141846dbde11596ebb92dd3"))
        let bytes =
            "961900161b0d5517e2e6818bcd81dae9a2a1901dd207df9df803ebd6185c3cf8"
            + "e8fa95701789293bb3d33cf20de7889a9723e9cda9880b9f7dd02ea63bcf3c03"
        let signature = try #require(Signature(fromHex(bytes)))
        #expect(key.flaw(in: signature, over: Array("mixed 0".utf8)) == .keyOutsideMainSubgroup)
        #expect(!key.validates(signature, over: Array("mixed 0".utf8)))
    }

    /// The formula with the cofactor holds for both signatures of `docs/formats/signature.md` that are made to be refused,
    /// and their key is good: of the first, R is a good point plus the point of order 2, of the second the identity.
    @Test(arguments: [
        "540dd9ae44d0859aaf9817d2ab1852e050f924440f82e16813ff5978c1d926a4"
            + "66bfc82525c028a2427f46e8d9e6ede1c6edd4afa7b30f3f9ba8bbb4d7ffff0e",
        "0100000000000000000000000000000000000000000000000000000000000000"
            + "ef11522504dc2e1e644d70517b4a9715c265bf738e54a12439cb44247516c509",
    ])
    func rOutsideTheMainSubgroupIsRefused(hex: String) throws {
        let signature = try #require(Signature(fromHex(hex)))
        let key = SigningKey(seed: counting(from: 0)).publicKey
        #expect(key.flaw(in: signature, over: Array("hefu".utf8)) == .rOutsideMainSubgroup)
    }

    /// Whether R is judged by the equation or tested by itself, depends on the library; what is answered must not.
    @Test func testingRByItselfChangesNoAnswer() {
        for row in SignatureRow.botan + SignatureRow.wycheproof + SignatureRow.cctv {
            #expect(row.answerTestingR == row.answer, "\(row.name)")
        }
    }

    @Test func anyFlippedBitIsRefused() throws {
        let key = SigningKey(seed: counting(from: 7))
        let message = Array("issued while cut off".utf8)
        for bit in 0..<512 {
            var bytes = key.sign(message).array
            bytes[bit / 8] ^= 1 << (bit % 8)
            #expect(!key.publicKey.validates(try #require(Signature(bytes)), over: message), "bit \(bit)")
        }
    }

    @Test func signatureHasExactly64Bytes() {
        let bytes = SigningKey(seed: .zero).sign([]).array
        #expect(Signature(bytes)?.array == bytes)
        #expect(Signature(bytes.dropLast()) == nil)
        #expect(Signature(bytes + [0]) == nil)
    }

    /// `docs/formats/signature.md`, made by PyNaCl 1.6.2.
    @Test func exampleOfThePageIsWhatWeSign() {
        let key = SigningKey(seed: counting(from: 0))
        #expect(key.publicKey.description == "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8")
        let known =
            "99f22651bb2f7a655067e82d54e7ad1faf06dbbbf07d1e97ec00a6873e26d95b"
            + "96acd94989544327e7cac39e905a047f169b677f895ad5fc0f60e3247af3d505"
        #expect(key.sign(Array("hefu".utf8)).description == known)
    }

    @Test func anotherMessageOrKeyIsRefused() {
        let key = SigningKey(seed: counting(from: 0))
        let signature = key.sign([1, 2, 3])
        #expect(key.publicKey.validates(signature, over: [1, 2, 3]))
        #expect(key.publicKey.flaw(in: signature, over: [1, 2]) == .equationFails)
        #expect(SigningKey(seed: .zero).publicKey.flaw(in: signature, over: [1, 2, 3]) == .equationFails)
    }

    @Test func signingKeyNeverPrintsItsSeed() {
        let key = SigningKey(seed: counting(from: 0))
        var dumped = ""
        dump([key], to: &dumped)
        for text in ["\(key)", "\([key])", String(reflecting: key), dumped] {
            #expect(!text.contains("0001020304"))
            #expect(text.contains(key.publicKey.description))
        }
    }
}
