import SignedLog
import Signing
import Testing

@Suite struct DoorTests {
    private func admission(_ raw: RawEntry, to world: World) throws -> Admission {
        var world = world
        return try world.admit(try raw.verified())
    }

    @Test func entriesAreAdmittedOnceTheirPastIs() throws {
        var world = try World()
        let entry = try world.raw().verified()
        #expect(try world.admit(entry) == .admitted)
        #expect(try world.admit(entry) == .alreadyHeld)
        #expect(try world.admit(world.genesis) == .alreadyHeld)
    }

    @Test func anEmptyStoreTakesGenesisAndWaitsForIt() throws {
        let world = try World()
        #expect(
            try Door.admit(world.genesis, history: RootHistory(), held: MemoryEntries()) == .admitted
        )
        #expect(
            try Door.admit(world.enrollment, history: RootHistory(), held: MemoryEntries())
                == .early(missing: [.entry(world.genesis.id)])
        )
    }

    @Test func earlyEntryNamesAllThatIsMissing() throws {
        let world = try World()
        let reply = Act(
            kind: 999,
            isCritical: false,
            subject: .document(DocumentID(bytes32(1))),
            parents: [ActID(bytes32(2))],
            references: [EntryID(bytes32(3)), EntryID(bytes32(4))]
        )
        var raw = world.raw([reply])
        raw.set(seen: [EntryID(bytes32(5)), world.enrollment.id])
        raw.set(previous: [EntryID(bytes32(6))])
        let entries = [3, 4, 5, 6].map { EntryID(bytes32($0)) }.sorted().map { Missing.entry($0) }
        let acts = [1, 2].map { ActID(bytes32($0)) }.sorted().map { Missing.act($0) }
        #expect(try admission(raw, to: world) == .early(missing: entries + acts))
    }

    @Test func entriesOfOneBatchMayReferToEachOther() throws {
        var world = try World()
        var writer = world.writer(world.alice, Audience([world.office]), epoch: 20)
        let first = try writer.next([.note(1)], seen: [world.enrollment.id])
        var reply = ActDraft.note(2)
        reply.subject = .document(first.acts[0].document)
        reply.parents = [first.acts[0].id]
        reply.references = [first.id]
        let second = try writer.next([reply], seen: [world.enrollment.id])
        #expect(
            try world.admit(second)
                == .early(missing: [.entry(first.id), .act(first.acts[0].id)])
        )
        #expect(try world.admit(first) == .admitted)
        #expect(try world.admit(second) == .admitted)
    }

    @Test func actMayFollowAnotherOfItsOwnEntry() throws {
        let world = try World()
        let raw = world.raw([.note(1)])
        let founding = try raw.verified().acts[0]
        var both = raw
        both.acts.append(Act.reply(to: founding).encoded())
        #expect(try admission(both, to: world) == .admitted)
    }

    @Test func otherAudiencesMayNotBeReferredTo() throws {
        var world = try World()
        var elsewhere = world.writer(world.alice, Audience([world.otherOffice]), epoch: 20)
        let other = try elsewhere.next([.note(1)], seen: [world.enrollment.id])
        try world.admitOrFail(other)
        let citing = world.raw([.note(2, refs: [other.id])])
        #expect(try admission(citing, to: world) == .refused(.referenceOutsideAudience(other.id)))
        let replying = world.raw([.reply(to: other.acts[0])])
        #expect(try admission(replying, to: world) == .refused(.actOutsideAudience(other.acts[0].id)))
        let districtWide = world.raw([.note(3, refs: [world.enrollment.id]), .reply(to: world.enrollment.acts[0])])
        #expect(try admission(districtWide, to: world) == .admitted)
    }

    @Test func parentsAreOfTheSameDocument() throws {
        var world = try World()
        let held = try world.raw([.note(1), .note(2)]).verified()
        try world.admitOrFail(held)
        let (one, two) = (held.acts[0], held.acts[1])
        let act = Act(kind: 999, isCritical: false, subject: .document(one.document), parents: [two.id])
        var raw = world.raw([act])
        raw.epoch = .bytes(bytes16(2))
        #expect(try admission(raw, to: world) == .refused(.actOfOtherDocument(two.id)))
        let reply = try world.raw([.note(1), .note(2), .reply(to: one)]).verified()
        var later = world
        #expect(try later.admit(reply) == .admitted)
        let replyID = reply.acts[2].id
        let confused = Act(
            kind: 999,
            isCritical: false,
            subject: .document(DocumentID(founding: replyID)),
            parents: [replyID]
        )
        raw.acts = [confused.encoded()]
        #expect(try admission(raw, to: later) == .refused(.actOfOtherDocument(replyID)))
    }

    @Test func withinAnEpochEachFollowsTheOneBefore() throws {
        var world = try World()
        let first = try world.raw().verified()
        try world.admitOrFail(first)
        var next = world.raw([.note(2)])
        next.set(previous: [first.id])
        next.number = .int(1)
        #expect(try admission(next, to: world) == .admitted)
        next.number = .int(2)
        #expect(try admission(next, to: world) == .refused(.previousOutOfStep(first.id)))
        next.number = .int(1)
        next.epoch = .bytes(bytes16(2))
        #expect(try admission(next, to: world) == .refused(.previousOutOfStep(first.id)))
        next.number = .int(0)
        #expect(try admission(next, to: world) == .admitted)
        next.epoch = .bytes(bytes16(1))
        #expect(try admission(next, to: world) == .refused(.previousOfOwnEpoch(first.id)))
    }

    @Test func previousIsOfTheSameLog() throws {
        var world = try World()
        var elsewhere = world.writer(world.alice, Audience([world.otherOffice]), epoch: 20)
        let other = try elsewhere.next([.note(1)], seen: [world.enrollment.id])
        try world.admitOrFail(other)
        var raw = world.raw()
        raw.set(previous: [other.id])
        #expect(try admission(raw, to: world) == .refused(.previousOfOtherLog(other.id)))
    }

    @Test func twoBranchesOfAForkAreNotFollowed() throws {
        var world = try World()
        let branches = try [world.raw([.note(1)]), world.raw([.note(2)])].map { try $0.verified() }
        for branch in branches { try world.admitOrFail(branch) }
        var raw = world.raw([.note(3)])
        raw.epoch = .bytes(bytes16(2))
        raw.set(previous: branches.map(\.id))
        let ids = branches.map(\.id).sorted()
        #expect(try admission(raw, to: world) == .refused(.previousParted(ids[0], ids[1])))
    }

    @Test func seenAreRootEntriesThatNameTheKey() throws {
        var world = try World()
        let own = try world.raw().verified()
        try world.admitOrFail(own)
        var raw = world.raw([.note(2)])
        raw.set(seen: [own.id, world.enrollment.id])
        #expect(try admission(raw, to: world) == .refused(.seenNotByRoot(own.id)))
        raw.set(seen: [world.genesis.id, world.enrollment.id])
        #expect(try admission(raw, to: world) == .refused(.seenNotMinimal(world.genesis.id)))
        raw.set(seen: [world.genesis.id])
        #expect(try admission(raw, to: world) == .refused(.keyNotNamed(world.alice.publicKey)))
        raw.set(seen: [])
        #expect(try admission(raw, to: world) == .refused(.keyNotNamed(world.alice.publicKey)))
        raw.set(seen: [world.enrollment.id])
        raw.key = world.bob
        #expect(try admission(raw, to: world) == .refused(.keyNotNamed(world.bob.publicKey)))
    }

    /// The root goes on; Alice's later entries must not forget what her earlier ones have seen.
    @Test func whatThePastHasSeenIsCovered() throws {
        var world = try World()
        var root = world.writer(world.rootKey, epoch: 12, previous: [world.enrollment.id])
        let news = try root.next([.enrolling(world.bob, nonce: 2)], seen: [])
        try world.admitOrFail(news)
        var informed = world.raw()
        informed.set(seen: [news.id])
        let held = try informed.verified()
        try world.admitOrFail(held)

        let ignorantRaws = [
            { () -> RawEntry in
                var raw = world.raw([.note(2)])
                raw.number = .int(1)
                raw.set(previous: [held.id])
                return raw
            }(),
            world.raw([.note(2, refs: [held.id])]),
            world.raw([.reply(to: held.acts[0])]),
        ]
        for ignorant in ignorantRaws {
            #expect(try admission(ignorant, to: world) == .refused(.seenDoesNotCover(news.id)))
            var covering = ignorant
            covering.set(seen: [news.id])
            #expect(try admission(covering, to: world) == .admitted)
        }
    }

    /// A root entry has also seen what is before it in its log, though not itself.
    @Test func referenceToARootEntryCoversWhatIsBeforeIt() throws {
        var world = try World()
        var root = world.writer(world.rootKey, epoch: 12, previous: [world.enrollment.id])
        let middle = try root.next([.note(2)], seen: [])
        let last = try root.next([.note(3)], seen: [])
        try world.admitOrFail(middle)
        try world.admitOrFail(last)
        var raw = world.raw([.note(4, refs: [last.id])])
        #expect(try admission(raw, to: world) == .refused(.seenDoesNotCover(middle.id)))
        raw.set(seen: [middle.id])
        #expect(try admission(raw, to: world) == .admitted)
        raw = world.raw([.reply(to: last.acts[0])])
        #expect(try admission(raw, to: world) == .refused(.seenDoesNotCover(middle.id)))
    }

    @Test func theRootIsNamedByItsOwnLogToo() throws {
        var world = try World()
        var root = world.writer(world.rootKey, epoch: 12, previous: [world.enrollment.id])
        #expect(try world.admit(try root.next([.note(2)], seen: [])) == .admitted)
        #expect(try world.admit(try root.next([.note(3)], seen: [])) == .admitted)
    }

    @Test func firstRootEntryHasSeenGenesisAndFollowsNothing() throws {
        let world = try World()
        #expect(world.enrollment.header.previous == [])
        #expect(world.enrollment.header.seen == [world.genesis.id])
        var raw = RawEntry(key: world.rootKey, district: world.district, acts: [Act.note(1).encoded()])
        raw.set(previous: [world.genesis.id])
        raw.set(seen: [world.genesis.id])
        #expect(try admission(raw, to: world) == .refused(.previousOfOtherLog(world.genesis.id)))
    }

    @Test func unknownKindsAreAdmittedAndHaveNoSay() throws {
        var world = try World()
        let stranger = Act(
            kind: 9_007_199_254_740_993,
            isCritical: true,
            subject: .founding(nonce: bytes16(1)),
            body: CBORMap([(.int(100), .bytes(world.bob.publicKey.bytes))])
        )
        try world.admitOrFail(try world.raw([stranger]).verified())
        #expect(world.history.count == 2)
    }
}
