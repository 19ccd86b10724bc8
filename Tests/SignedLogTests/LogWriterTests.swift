import SignedLog
import Signing
import Testing

@Suite struct LogWriterTests {
    private let world: World
    private let entropy = Entropy.seeded(bytes32(1))

    init() throws { world = try World() }

    private func writer(previous: [EntryID] = []) -> LogWriter {
        world.writer(world.alice, Audience([world.office]), epoch: 20, previous: previous)
    }

    private func prepare(
        _ drafts: [ActDraft],
        seen: [EntryID]? = nil,
        time: Int64? = nil
    ) throws(EntryRefusal) -> (entry: VerifiedEntry, disclosures: [FullDisclosure]) {
        try writer().prepared(drafts: drafts, seen: seen ?? [world.enrollment.id], time: time, entropy: entropy)
    }

    @Test func numbersFollowEachOtherOnceCommitted() throws {
        var writer = writer(previous: [EntryID(bytes32(5)), EntryID(bytes32(4))])
        let opening = try writer.next([.note(1)], seen: [world.enrollment.id], time: 5)
        let second = try writer.next([.note(2)], seen: [world.enrollment.id])
        #expect(opening.header.number == 0)
        #expect(opening.header.previous == [EntryID(bytes32(4)), EntryID(bytes32(5))].sorted())
        #expect(opening.header.time == 5)
        #expect(second.header.number == 1)
        #expect(second.header.previous == [opening.id])
        #expect(second.header.epoch == Epoch(bytes16(20)))
        #expect(second.log == writer.logID)
        #expect(writer.nextNumber == 2)
        #expect(writer.nextPrevious == [second.id])
    }

    @Test func preparingDoesNotAdvance() throws {
        let writer = writer()
        let first = try writer.prepared(drafts: [.note(1)], seen: [], time: nil, entropy: entropy).entry
        let again = try writer.prepared(drafts: [.note(1)], seen: [], time: nil, entropy: entropy).entry
        #expect(first == again)
        #expect(writer.nextNumber == 0)
    }

    @Test func foundedCountsLicensesOnly() throws {
        var writer = writer()
        let first = try writer.next([.note(1, kind: 100), .note(2, kind: 100), .note(3)], seen: [])
        #expect(writer.founded == 2)
        var amendment = ActDraft.note(4, kind: 100)
        amendment.subject = .document(first.acts[0].document)
        amendment.parents = [first.acts[0].id]
        _ = try writer.next([amendment], seen: [])
        #expect(writer.founded == 2)
    }

    @Test func committedValuesStandAsCommitmentsThatTheDisclosureOpens() throws {
        var draft = ActDraft.note(1)
        draft.fields["scope"] = .text("clear")
        draft.committed["holder/name"] = .text("王小明")
        draft.committed["holder/code"] = .text("310107")
        draft.by = .text("clerk 3")
        draft.files = [DraftFile(digest: bytes32(8), byteCount: 17, mediaType: "application/pdf")]
        let (entry, disclosures) = try prepare([.note(2), draft])
        let act = entry.acts[1].act
        let disclosure = try #require(disclosures.first)
        #expect(disclosures.count == 1)
        #expect(disclosure.act == entry.acts[1].id)
        #expect(act.fields["scope"] == .text("clear"))
        #expect(
            disclosure.disclosures.map(\.value) == [
                .text("clerk 3"), .text("310107"), .text("王小明"), .bytes(bytes32(8)),
            ]
        )
        #expect(act.commitments.count == 4)
        for single in disclosure.disclosures {
            let commitment = try #require(act.commitment(single.key))
            #expect(single.opens(commitment, in: entry.log))
        }
        let file = try #require(act.about[4]?.asArray?.first?.asArray)
        #expect(file.dropFirst() == [.int(17), .text("application/pdf")])
    }

    @Test func eachActHasASeedOfItsOwn() throws {
        var drafts = [ActDraft.note(1), ActDraft.note(2)]
        for index in drafts.indices { drafts[index].committed["holder/name"] = .text("王小明") }
        let (entry, disclosures) = try prepare(drafts)
        #expect(disclosures[0].seed != disclosures[1].seed)
        #expect(entry.acts[0].act.commitments[0].commitment != entry.acts[1].act.commitments[0].commitment)
    }

    struct Limit: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let refusal: EntryRefusal
        let drafts: [ActDraft]
        var seen = 1
        var time: Int64?

        init(_ name: String, _ refusal: EntryRefusal, seen: Int = 1, time: Int64? = nil, _ drafts: [ActDraft]) {
            testDescription = name
            self.refusal = refusal
            self.drafts = drafts
            self.seen = seen
            self.time = time
        }
    }

    private static func draft(_ nonce: Int = 1, _ change: (inout ActDraft) -> Void) -> ActDraft {
        var draft = ActDraft.note(nonce)
        change(&draft)
        return draft
    }

    private static func notes(_ count: Int) -> [ActDraft] { (0..<count).map { .note($0) } }

    private static func reply(parents: Int) -> ActDraft {
        draft {
            $0.subject = .document(DocumentID(bytes32(1)))
            $0.parents = (0..<parents).map { ActID(bytes32($0)) }
        }
    }

    private static func citing(_ count: Int) -> ActDraft {
        draft { $0.references = (0..<count).map { EntryID(bytes32($0)) } }
    }

    /// An act of exactly so many bytes.
    private static func sized(_ byteCount: Int, nonce: Int = 1) -> ActDraft {
        draft(nonce) { $0.body[1] = .bytes([UInt8](repeating: 1, count: byteCount - overhead)) }
    }

    private static let overhead = Act.note(1).encoded().count + 4  // A body key, and a head for its bytes.

    static let refused: [Limit] = [
        Limit("no act", .listTooLong(.count, count: 0, limit: 4096), []),
        Limit("4097 acts", .listTooLong(.count, count: 4097, limit: 4096), notes(4097)),
        Limit("17 parents", .listTooLong(.actParents, count: 17, limit: 16), [reply(parents: 17)]),
        Limit("no parent", .wrongShape(.actParents), [reply(parents: 0)]),
        Limit("founding with a parent", .wrongShape(.actParents), [draft { $0.parents = [ActID(bytes32(1))] }]),
        Limit("1025 refs", .listTooLong(.actReferences, count: 1025, limit: 1024), [citing(1025)]),
        Limit("65 seen", .listTooLong(.seen, count: 65, limit: 64), seen: 65, notes(1)),
        Limit("negative time", .wrongShape(.time), time: -1, notes(1)),
        Limit("64 KiB and 1", .actTooLarge(byteCount: 65537), [sized(65537)]),
        Limit("kind beyond int64", .wrongShape(.actKind), [draft { $0.kind = 1 << 63 }]),
        Limit("negative body key", .wrongShape(.actBody), [draft { $0.body[-1] = .null }]),
        Limit("text about key", .wrongShape(.actAbout), [draft { $0.about["by"] = .null }]),
        Limit("face in the body", .wrongShape(.draftFields), [draft { $0.body[10] = .null }]),
        Limit("operator in about", .wrongShape(.draftAbout), [draft { $0.about[1] = .null }]),
        Limit("files in about", .wrongShape(.draftAbout), [draft { $0.about[4] = .null }]),
        Limit("clear bytes on the face", .wrongShape(.draftFields), [draft { $0.fields["a"] = .bytes([]) }]),
        Limit(
            "clear and committed",
            .wrongShape(.draftFields),
            [
                draft {
                    $0.fields["a"] = .null
                    $0.committed["a"] = .null
                }
            ]
        ),
        Limit("key that is no text", .wrongShape(.draftFields), [draft { $0.committed[1] = .null }]),
        Limit("key of the operator", .wrongShape(.draftFields), [draft { $0.committed["about/by"] = .null }]),
        Limit(
            "sizes beyond int64",
            .wrongShape(.draftAbout),
            [draft { $0.files = [DraftFile(digest: bytes32(1), byteCount: 1 << 63, mediaType: "a/b")] }]
        ),
    ]

    @Test(arguments: refused)
    func whatDoesNotFitIsRefused(row: Limit) {
        #expect(throws: row.refusal) {
            try prepare(row.drafts, seen: (0..<row.seen).map { EntryID(bytes32($0)) }, time: row.time)
        }
    }

    @Test func whatJustFitsIsSealed() throws {
        let seen = (0..<64).map { EntryID(bytes32($0)) }
        #expect(try prepare(Self.notes(4096), seen: seen).entry.acts.count == 4096)
        let large = try prepare([Self.reply(parents: 16), Self.citing(1024), Self.sized(65536)], time: 0).entry
        #expect(large.acts[0].act.parents.count == 16)
        #expect(large.acts[1].act.references.count == 1024)
        #expect(large.acts[2].bytes.count == 65536)
        #expect(writer(previous: seen).nextPrevious.count == 64)
    }

    @Test func fourMegabytesAreSealedAndOneByteMoreIsNot() throws {
        let drafts = (0..<63).map { Self.sized(65536, nonce: $0) }
        let full = try prepare(drafts + [Self.sized(65536, nonce: 63)]).entry
        #expect(full.signed.actBytes.map(\.count).reduce(0, +) == SignedEntry.actsByteLimit)
        let over = drafts + [Self.sized(65237, nonce: 63), Self.sized(300, nonce: 64)]
        #expect(throws: EntryRefusal.actsTooLarge(byteCount: SignedEntry.actsByteLimit + 1)) { try prepare(over) }
    }

    @Test func tooLongDisclosuresAreRefused() {
        let value = CBOR.bytes([UInt8](repeating: 1, count: DisclosureCoding.byteLimit))
        let byteCount = 1 + 34 + 17 + 1 + 2 + 5 + DisclosureCoding.byteLimit
        #expect(throws: EntryRefusal.disclosureTooLarge(byteCount: byteCount)) {
            try prepare([Self.draft { $0.committed["a"] = value }])
        }
    }

    @Test func genesisCommitsToNothing() {
        var committing = ActDraft.genesis(root: world.rootKey, recovery: world.recoveryKey)
        committing.by = .text("nobody")
        let draft = committing
        #expect(throws: EntryRefusal.notGenesis) {
            try LogWriter.genesis(draft: draft, key: world.rootKey, epoch: Epoch(bytes16(1)), time: nil)
        }
    }
}
