import Signing
import Testing

@testable import SignedLog

@Suite struct ActOpeningTests {
    private let world: World
    private let entry: VerifiedEntry
    private let full: FullDisclosure

    /// An act with commitments in all three places where they can stand.
    init() throws {
        world = try World()
        var draft = ActDraft.note(1)
        draft.fields["scope"] = .text("clear")
        draft.fields["list"] = .array([.text("a"), .int(3)])
        draft.committed["holder/name"] = .text("王小明")
        draft.committed["zip"] = .int(200_062)
        draft.by = .text("operator 7")
        draft.files = [DraftFile(digest: bytes32(7), byteCount: 9, mediaType: "image/png")]
        let writer = world.writer(world.alice, Audience([world.office]), epoch: 20, previous: [])
        let seeded = Entropy.seeded(bytes32(1))
        let (entry, disclosures) = try writer.prepared(
            drafts: [.note(2), draft],
            seen: [world.enrollment.id],
            time: nil,
            entropy: seeded
        )
        self.entry = entry
        full = try #require(disclosures.first)
    }

    @Test func theActComesBackByteForByte() throws {
        let packed = entry.signed.packed(with: [1: ActOpening(full)])
        #expect(packed.actBytes[0] == entry.acts[0].bytes)
        #expect(packed.actBytes[1].count == entry.acts[1].bytes.count - 4 * 33)
        let verified = try packed.verified(in: world.district)
        #expect(verified.id == entry.id)
        #expect(verified.acts.map(\.bytes) == entry.acts.map(\.bytes))
        #expect(verified.acts.map(\.disclosure) == [nil, full])
        // What is kept of it is whole.
        #expect(verified.signed == entry.signed)
    }

    @Test func encodedItComesBack() throws {
        let opening = ActOpening(full)
        #expect(try ActOpening.decode(opening.encoded()) == opening)
        for other in [CBOR.array([]), .array([.bytes(bytes16(1))]), .array([.bytes(bytes16(1)), .null]), .null] {
            #expect(throws: EntryRefusal.wrongShape(.disclosure)) { try ActOpening.decode(other.encoded()) }
        }
    }

    @Test func whatOpensOtherValuesMakesAnotherAct() throws {
        for (key, value) in [(Text("holder/name"), CBOR.text("王大明")), (FieldKey.by, .text("operator 8"))] {
            var values = full.values
            values[key] = value
            let other = ActOpening(try #require(FullDisclosure(act: full.act, seed: full.seed, values: values)))
            let packed = entry.signed.packed(with: [1: other])
            #expect(throws: EntryRefusal.self) { try packed.verified(in: world.district) }
        }
        let seed = try #require(FullDisclosure(act: full.act, seed: bytes16(9), values: full.values))
        let packed = entry.signed.packed(with: [1: ActOpening(seed)])
        #expect(throws: EntryRefusal.self) { try packed.verified(in: world.district) }
    }

    @Test func whatDoesNotOpenEverythingPacksNothing() throws {
        var values = full.values
        values[Text("zip")] = nil
        let partial = try #require(FullDisclosure(act: full.act, seed: full.seed, values: values))
        #expect(ActOpening(partial).packed(entry.acts[1].bytes) == nil)
        #expect(ActOpening(full).packed(entry.acts[0].bytes) == nil)
        #expect(entry.signed.packed(with: [1: ActOpening(partial)]) == entry.signed)
    }

    @Test func anOpeningOfAnActWithoutPlacesIsRefused() throws {
        let whole = try SignedEntry(
            cose: entry.signed.cose,
            acts: entry.signed.actBytes,
            openings: [1: ActOpening(full)]
        )
        #expect(throws: EntryRefusal.wrongShape(.disclosure)) { try whole.verified(in: world.district) }
    }
}
