import SignedLog
import Signing
import Testing

@Suite struct ActProofTests {
    private let world: World

    init() throws { world = try World() }

    private func entry(_ count: Int) throws -> VerifiedEntry {
        try world.raw((0..<count).map { .note($0) }).verified()
    }

    @Test(arguments: 1...33)
    func everyActIsProvedAlone(count: Int) throws {
        let entry = try entry(count)
        for (index, act) in entry.acts.enumerated() {
            let proof = ActProof(ofActAt: index, in: entry)
            let read = try ActProof.decode(proof.encoded())
            #expect(read == proof)
            let proved = try read.verified(in: world.district)
            #expect(proved.id == act.id)
            #expect(proved.act == act.act)
            #expect(proved.document == act.document)
            #expect(proved.header == SignedHeader(entry))
        }
    }

    @Test func genesisIsProvedToo() throws {
        let proof = ActProof(ofActAt: 0, in: world.genesis)
        #expect(try proof.verified(in: world.district).id == world.genesis.acts[0].id)
        #expect(throws: EntryRefusal.otherDistrict(world.district)) {
            try proof.verified(in: DistrictID(bytes32(1)))
        }
    }

    @Test func whatIsChangedProvesNothing() throws {
        let entry = try entry(5)
        let good = ActProof(ofActAt: 2, in: entry)
        let proof = { (act: [UInt8]?, index: Int, count: Int, path: [Bytes32]) in
            ActProof(cose: good.cose, act: act ?? good.act, index: index, count: count, path: path)
        }
        let mismatches = [
            proof(Act.note(77).encoded(), 2, 5, good.path), proof(nil, 3, 5, good.path),
            proof(nil, 2, 5, Array(good.path.dropLast())), proof(nil, 2, 5, good.path + [bytes32(1)]),
            proof(nil, 2, 5, good.path.reversed()), proof(nil, 2, 5, []),
        ]
        for mismatch in mismatches {
            #expect(throws: EntryRefusal.proofMismatch) { try mismatch.verified(in: world.district) }
        }
        #expect(throws: EntryRefusal.actCount(declared: 5, found: 6)) {
            try proof(nil, 2, 6, good.path).verified(in: world.district)
        }
        #expect(throws: EntryRefusal.signatureInvalid(author: world.alice.publicKey)) {
            try good.verified(in: DistrictID(bytes32(1)))
        }
    }

    @Test func otherShapesAreRefused() throws {
        let good = ActProof(ofActAt: 0, in: try entry(1))
        let items: [CBOR] = [.int(1), .bytes(good.cose), .bytes(good.act), .int(0), .int(1), .array([])]
        let broken: [(Int, CBOR, EntryRefusal)] = [
            (0, .int(2), .upgradeNeeded(.proofVersion(2))), (0, .null, .wrongShape(.proof)),
            (1, .null, .wrongShape(.proof)), (2, .null, .wrongShape(.proof)), (3, .int(1), .wrongShape(.proof)),
            (3, .int(-1), .wrongShape(.proof)), (4, .int(0), .wrongShape(.proof)),
            (4, .int(4097), .wrongShape(.proof)), (5, .null, .wrongShape(.proof)),
            (5, .array([.bytes([1])]), .wrongShape(.proof)),
            (
                5, .array([CBOR](repeating: .bytes(bytes32(1)), count: 13)),
                .listTooLong(.proof, count: 13, limit: 12)
            ),
        ]
        #expect(try ActProof.decode(CBOR.array(items).encoded()) == good)
        for (index, item, refusal) in broken {
            var changed = items
            changed[index] = item
            let bytes = CBOR.array(changed).encoded()
            #expect(throws: refusal) { try ActProof.decode(bytes) }
        }
        #expect(throws: EntryRefusal.notCBOR(.proof, .truncated(offset: 0))) { try ActProof.decode([]) }
    }
}
