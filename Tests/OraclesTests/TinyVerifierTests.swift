import Oracles
import Replica
import SignedLog
import Signing
import Storage
import Testing
import TinyVerifier

@Suite struct TinyVerifierTests {
    private let entries: [SignedEntry]
    private let district: DistrictID

    init() throws {
        let crowd = try Crowd(seed: 3)
        for _ in 1...20 { try crowd.step() }
        let hub = crowd.members[0]
        district = try #require(hub.replica.district)
        entries = try hub.store.read { store in
            try store.logs().flatMap { try store.entries(in: $0.log) }.compactMap { try store.signedEntry($0.id) }
        }
    }

    private func plain(_ entry: SignedEntry, cose: [UInt8]? = nil, acts: [[UInt8]]? = nil) throws -> PlainEntry {
        try PlainEntry(
            cose: cose ?? entry.cose,
            acts: acts ?? entry.actBytes,
            district: entry.header.isGenesis ? nil : PlainID(district.bytes.array)
        )
    }

    @Test func itFindsTheSameIdsAsTheEngine() throws {
        for entry in entries {
            let verified = try entry.verified(in: district)
            let plain = try plain(entry)
            #expect(plain.id.bytes == verified.id.bytes.array)
            #expect(plain.log.bytes == verified.log.bytes.array)
            #expect(plain.acts.map(\.id.bytes) == verified.acts.map(\.id.bytes.array))
        }
        #expect(entries.count > 10)
    }

    @Test func noBitOfAnEntryCanTurn() throws {
        let entry = try #require(entries.last)
        for place in entry.cose.indices {
            var cose = entry.cose
            cose[place] ^= 1 << UInt8(place % 8)
            #expect(throws: PlainFault.self, "byte \(place) of the header") { try plain(entry, cose: cose) }
        }
        for place in entry.actBytes[0].indices {
            var acts = entry.actBytes
            acts[0][place] ^= 1 << UInt8(place % 8)
            #expect(throws: PlainFault.self, "byte \(place) of the act") { try plain(entry, acts: acts) }
        }
    }

    @Test func aSetWithoutSomethingThatItRefersToIsOpen() throws {
        let all = try entries.map { try plain($0) }
        _ = try PlainSet(all)
        let root = try #require(all.first { $0.acts[0].kind == 2 })
        #expect(throws: PlainFault.open) { try PlainSet(all.filter { $0.id != root.id }) }
    }
}
