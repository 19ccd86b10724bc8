import SignedLog
import Signing
import Testing

/// The files in `Fixtures/` are the examples of `docs/formats/`. Bytes that differ from them are a new format.
/// They were written by these tests with WRITE_FIXTURES set in the environment.
@Suite struct FixtureTests {
    private let district: FixtureDistrict

    init() throws { district = try FixtureDistrict() }

    private var entry: VerifiedEntry { district.entry }

    private func expect(_ name: String, _ values: [(String, [UInt8])]) throws {
        let text = values.map { "\($0.0): \(Hex.encode($0.1))\n" }.joined()
        if TestFiles.areFixturesWritten { try TestFiles.writeFixture(name, text) }
        #expect(try TestFiles.fixture(name) == text)
    }

    private func read(_ name: String) throws -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        for line in try TestFiles.fixture(name).split(separator: "\n") {
            let parts = line.split(separator: ":")
            values[String(parts[0])] = hex(String(parts[1]))
        }
        return values
    }

    private func value(_ file: String, _ name: String) throws -> [UInt8] {
        try #require(try read(file)[name])
    }

    @Test func keys() throws {
        let keys = [("root", district.rootKey), ("recovery", district.recoveryKey), ("node", district.nodeKey)]
        try expect(
            "key",
            keys.flatMap { name, key in
                [("\(name) seed", key.seed.array), ("\(name) public key", key.publicKey.bytes.array)]
            }
        )
    }

    @Test func audiences() throws {
        let office = try #require(entry.header.audience.offices.first)
        let both = Audience([office, OfficeID(FixtureDistrict.seed(0x06))])
        let audiences = [("district", Audience.district), ("office", entry.header.audience), ("two offices", both)]
        try expect(
            "audience",
            audiences.flatMap { name, audience in
                [("\(name)", audience.encoded), ("\(name) digest", audience.digest.array)]
            }
        )
    }

    @Test func genesisEntry() throws {
        let genesis = district.genesis
        try expect(
            "genesis",
            [
                ("cose", genesis.signed.cose), ("act", genesis.acts[0].bytes),
                ("act id", genesis.acts[0].id.bytes.array), ("district id", genesis.id.bytes.array),
            ]
        )
        let (cose, act) = (try value("genesis", "cose"), try value("genesis", "act"))
        #expect(try SignedEntry(cose: cose, acts: [act]).verifiedGenesis() == genesis)
    }

    @Test func entries() throws {
        try expect("entry", parts("enrollment", district.enrollment) + parts("licenses", entry))
        for (name, held) in [("enrollment", district.enrollment), ("licenses", entry)] {
            let signed = try SignedEntry.decode(try value("entry", "\(name) sequence"))
            #expect(try signed.verified(in: district.district) == held)
        }
    }

    private func parts(_ name: String, _ entry: VerifiedEntry) -> [(String, [UInt8])] {
        [
            ("\(name) cose", entry.signed.cose), ("\(name) signed bytes", signedBytes(of: entry)),
            ("\(name) entry id", entry.id.bytes.array), ("\(name) log id", entry.log.bytes.array),
            ("\(name) root", entry.header.root.array), ("\(name) sequence", entry.signed.encoded()),
        ]
    }

    /// Taken apart and put together by the CBOR encoder alone.
    private func signedBytes(of entry: VerifiedEntry) -> [UInt8] {
        let parts = (try? CBOR.decode(entry.signed.cose))?.asArray ?? []
        let external = Array("hefu/entry/1".utf8) + district.district.bytes.array
        return CBOR.array([.text("Signature1"), parts[0], .bytes(external), parts[2]]).encoded()
    }

    @Test func acts() throws {
        try expect(
            "act",
            entry.acts.enumerated().flatMap { index, act in
                [("act \(index)", act.bytes), ("act \(index) id", act.id.bytes.array)]
            }
        )
        for (index, act) in entry.acts.enumerated() {
            let bytes = try value("act", "act \(index)")
            #expect(try Act.decode(bytes) == act.act)
            #expect(act.act.encoded() == bytes)
        }
    }

    @Test func contexts() throws {
        let header = entry.header
        let parts: [CBOR] = [
            .text("hefu/context/1"), .bytes(district.district), .bytes(entry.author.bytes),
            .array(header.audience.offices.map { .bytes($0) }), .bytes(header.epoch.bytes),
            .int(Int64(header.number)), .array([]), .array(header.seen.map { .bytes($0) }),
        ]
        let bytes = CBOR.array(parts).encoded()
        let context = Derivation.context(district.district, entry.author, header)
        #expect(SHA256.digest(bytes) == context)
        try expect("context", [("hashed", bytes), ("context", context.array)])
    }

    @Test func commitments() throws {
        let full = district.disclosures[0]
        let single = try #require(full.disclosures.first { $0.key == "holder/name" })
        let hashed: [CBOR] = [
            .text("hefu/field/1"), .bytes(entry.log), .bytes(single.salt), .text(single.key), single.value,
        ]
        let commitment = try #require(entry.acts[0].act.commitment("holder/name"))
        try expect(
            "commitment",
            [
                ("log id", entry.log.bytes.array), ("seed", full.seed.array), ("salt", single.salt.array),
                ("hashed", CBOR.array(hashed).encoded()), ("commitment", commitment.array),
                ("full disclosure", DisclosureCoding.encoded(full)),
                ("single disclosure", DisclosureCoding.encoded(single)),
            ]
        )
        #expect(SHA256.digest(try value("commitment", "hashed")) == commitment)
        #expect(try DisclosureCoding.decode(try value("commitment", "full disclosure")) == .full(full))
        #expect(try DisclosureCoding.decode(try value("commitment", "single disclosure")) == .single(single))
        #expect(single.opens(commitment, in: entry.log))
    }

    @Test func proofs() throws {
        let proof = ActProof(ofActAt: 1, in: entry)
        try expect("proof", [("district id", district.district.bytes.array), ("proof", proof.encoded())])
        let read = try ActProof.decode(try value("proof", "proof"))
        #expect(try read.verified(in: district.district).id == entry.acts[1].id)
    }

    @Test func theDistrictAdmitsItself() throws {
        var world = MemoryEntries()
        var history = RootHistory()
        for entry in [district.genesis, district.enrollment, district.entry] {
            #expect(try Door.admit(entry, history: history, held: world) == .admitted)
            world.insert(entry)
            history.insert(entry)
        }
        #expect(history.names(district.nodeKey.publicKey, in: history.everything) == .node)
    }
}
