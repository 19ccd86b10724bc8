import District
import SignedLog
import Signing
import Storage
import Testing

/// Entries, tips, epochs and what links them.
@Suite struct EntryStoreTests {
    private let world: World
    private let store: Store

    init() throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
    }

    private func log(_ key: SigningKey) -> LogID {
        LogID(district: world.district, author: key.publicKey, audience: world.bureau)
    }

    private func tips(_ key: SigningKey) throws -> [EntryID] {
        try store.read { try $0.tips(of: log(key)) }
    }

    private func epochs(_ key: SigningKey) throws -> [EpochSummary] {
        try store.read { try $0.epochs(of: log(key)) }
    }

    @Test func insertingAgainChangesNothing() throws {
        var writer = world.writer(world.alice)
        let written = try writer.write(.note(1), in: world)
        let first = try store.insert(written)
        let again = try store.insert(written)
        #expect([first.sequence, again.sequence] == [2, 2])
        #expect([first.isNew, again.isNew] == [true, false])
        #expect(first.refusals + again.refusals == [])
        #expect(try store.read { try $0.counts() } == (entries: 2, acts: 2))
    }

    /// The door lets nothing in before what it follows: only a disk that has lost something comes to this.
    @Test func anEntryWhosePreviousIsNotHeldIsRefusedAsDamageAndLeavesNothing() throws {
        var writer = world.writer(world.alice)
        let lost = try writer.write(.note(1), in: world)
        let next = try writer.write(.note(2), in: world)
        let failure = #expect(throws: StoreFailure.self) { try store.insert(next) }
        guard case .failed(_, let cause)? = failure else { throw try #require(failure) }
        #expect((cause as? MissingReference)?.id == lost.id.description)
        #expect(try store.read { try $0.counts() } == (entries: 1, acts: 1))
    }

    @Test func nodesSayWhatTheDoorAsks() throws {
        var writer = world.writer(world.alice)
        let first = try writer.write(.note(1), in: world)
        let second = try writer.write(.following(first.act), in: world)
        try store.insert(first)
        try store.insert(second)
        try store.read { reader throws in
            #expect(try reader.entryNode(world.genesis.id) == EntryNode(world.genesis))
            #expect(try reader.entry(second.id) == EntryNode(second.entry))
            #expect(try reader.act(first.act.id) == ActNode(first.act, in: first.entry))
            #expect(try reader.act(second.act.id) == ActNode(second.act, in: second.entry))
            #expect(try reader.act(ActID(.zero)) == nil)
            #expect(try reader.acts(of: first.act.document).map(\.id) == [first.act.id, second.act.id])
            #expect(try reader.acts(of: second.id) == [second.act.id])
            #expect(try reader.namings(of: first.act.id) == [Naming(entry: second.id, act: second.act.id)])
            #expect(try reader.namings(of: first.id) == [Naming(entry: second.id, act: nil)])
            #expect(
                try reader.namings(of: world.genesis.id)
                    == [Naming(entry: first.id, act: nil), Naming(entry: second.id, act: nil)]
            )
        }
    }

    @Test func tipIsWhatNothingFollows() throws {
        var first = world.writer(world.alice)
        let one = try first.write(.note(1), in: world)
        let two = try first.write(.note(2), in: world)
        try store.insert(one)
        #expect(try tips(world.alice) == [one.id])
        try store.insert(two)
        #expect(try tips(world.alice) == [two.id])

        var second = world.writer(world.alice, epoch: 2, after: [two.id])
        let opening = try second.write(.note(3), in: world)
        try store.insert(opening)
        #expect(try tips(world.alice) == [opening.id])
        #expect(
            try epochs(world.alice) == [
                EpochSummary(epoch: second.epoch, number: 0, id: opening.id),
                EpochSummary(epoch: first.epoch, number: 1, id: two.id),
            ]
        )
        #expect(try store.findings == [])
    }

    @Test func partedLogHasATipOnEachBranch() throws {
        var writer = world.writer(world.alice)
        let base = try writer.write(.note(1), in: world)
        let one = try writer.prepare([.note(2)], in: world)
        let other = try writer.prepare([.note(3)], in: world)
        for written in [base, one, other] { try store.insert(written) }
        #expect(try tips(world.alice) == [one.id, other.id].sorted())
        #expect(try epochs(world.alice) == [EpochSummary(epoch: writer.epoch, number: 1, id: min(one.id, other.id))])
        let place = ForkPoint(log: log(world.alice), epoch: writer.epoch, number: 1)
        try store.read { reader throws in
            #expect(try reader.forks() == [place])
            #expect(try reader.entries(at: place) == [one, other].map { EntryNode($0.entry) }.sorted { $0.id < $1.id })
        }
        #expect(try store.findings == [])
    }

    @Test func actInBothBranchesIsKeptOnce() throws {
        let writer = world.writer(world.alice)
        let shared = ActDraft.remark(1)
        let one = try writer.prepare([shared], in: world)
        let other = try writer.prepare([.remark(2), shared], in: world)
        try store.insert(one)
        try store.insert(other)
        try store.read { reader throws in
            let act = try #require(try reader.storedAct(one.act.id))
            #expect(act.entries == [one.id, other.id])
            #expect(act.carriers.map(\.position) == [0, 1])
            #expect(try reader.counts() == (entries: 3, acts: 3))
            #expect(try reader.verifiedEntry(other.id) == other.entry)
            #expect(try reader.acts(of: other.id) == other.entry.acts.map(\.id))
        }
        #expect(try store.findings == [])
    }

    /// Its acts are stored by the first that it brings itself.
    @Test func branchThatBeginsWithAnActOfTheOtherComesBack() throws {
        let writer = world.writer(world.alice)
        let shared = (1...2).map { ActDraft.remark($0) }
        try store.insert(try writer.prepare(shared, in: world))
        let other = try writer.prepare(shared + (3...6).map { .remark($0) }, in: world)
        try store.insert(other)
        try store.read { reader throws in
            #expect(try reader.counts() == (entries: 3, acts: 7))
            #expect(try reader.verifiedEntry(other.id) == other.entry)
            for act in other.entry.acts { #expect(try reader.storedAct(act.id)?.bytes == act.bytes) }
        }
        #expect(try store.findings == [])
    }

    @Test(arguments: [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]])
    func setAsideEntriesLeaveTipsInAnyOrder(order: [Int]) throws {
        var writer = world.writer(world.alice)
        let base = try writer.write(.note(0), in: world)
        try store.insert(base)
        let before = try store.read { try $0.digest(of: world.bureau) }
        let flood = try (1...3).map { try writer.write(.note($0), in: world) }
        for written in flood { try store.insert(written) }
        let after = try store.read { try $0.digest(of: world.bureau) }
        #expect(before != after)

        try store.write { writer in
            for index in order { try writer.set(.setAside([.notEnrolled]), of: flood[index].id) }
        }
        #expect(try tips(world.alice) == [base.id])
        #expect(try epochs(world.alice) == [EpochSummary(epoch: writer.epoch, number: 0, id: base.id)])
        #expect(try store.read { try $0.digest(of: world.bureau) } == before)
        #expect(try store.read { try $0.wantedCount(in: world.bureau) } == 0)
        #expect(try store.findings == [])

        try store.write { writer in
            for index in order { try writer.set(.held([.notEnrolled]), of: flood[index].id) }
        }
        #expect(try tips(world.alice) == [flood[2].id])
        #expect(try store.read { try $0.digest(of: world.bureau) } == after)
        #expect(try store.read { try $0.exceptions().count } == 3)
        #expect(try store.findings == [])
    }

    @Test func rangeServesWholePlacesWithinItsBytes() throws {
        var writer = world.writer(world.alice)
        let base = try writer.write(.note(0), in: world)
        let one = try writer.prepare([.note(1)], in: world)
        let other = try writer.write(.note(2), in: world)
        let last = try writer.write(.note(3), in: world)
        for written in [base, one, other, last] { try store.insert(written) }
        let ids = { (numbers: ClosedRange<UInt64>, byteLimit: Int) in
            try store.read { reader throws in
                try reader.entries(
                    of: log(world.alice),
                    epoch: writer.epoch,
                    numbers: numbers,
                    byteLimit: byteLimit
                ).map(\.id)
            }
        }
        #expect(try ids(0...9, .max) == [base.id, one.id, other.id, last.id])
        #expect(try ids(0...9, 1) == [base.id], "at least one")
        #expect(try ids(1...9, 1) == [one.id, other.id], "never one branch alone")
        #expect(try ids(2...2, .max) == [last.id])
        #expect(try ids(3...9, .max) == [])
    }

    @Test func receiptCoversWhatIsBeforeInTheLog() throws {
        var writer = world.writer(world.alice)
        let one = try writer.write(.note(1), in: world)
        let two = try writer.write(.note(2), in: world)
        let three = try writer.write(.note(3), in: world)
        var hub = world.writer(world.bob)
        let receipt = try hub.write(.remark(4, kind: 200, references: [two.id]), in: world)
        for written in [one, two, three, receipt] { try store.insert(written) }
        try store.read { reader throws in
            let covered = try [one, two, three, receipt].filter { written in
                let sequence = try #require(try reader.sequence(of: written.id))
                var memory = ReceiptMemory()
                return try reader.firstReceipt(covering: sequence, &memory) { _ in true } != nil
            }
            #expect(covered.map(\.id) == [one, two].map(\.id))
            #expect(try reader.receipts(for: log(world.alice)).map(\.act.id) == [receipt.act.id])
            #expect(try reader.namings(of: two.id).contains(Naming(entry: receipt.id, act: receipt.act.id)))
            let past = try reader.causalPast(of: [receipt.id])
            #expect(past.entries == [1, 2, 3, 5])
            #expect(past.contains(one.act.id) && !past.contains(three.act.id))
        }
    }

    @Test func digestDoesNotDependOnArrival() throws {
        var alice = world.writer(world.alice)
        var bob = world.writer(world.bob)
        let written = [
            try alice.write(.note(1), in: world), try alice.write(.note(2), in: world),
            try bob.write(.note(3), in: world), try bob.write(.note(4), in: world),
        ]
        let digests = try [[0, 1, 2, 3], [2, 3, 0, 1], [2, 0, 3, 1]].map { order in
            let store = try Store.inMemory()
            try store.insert(world.genesis)
            for index in order { try store.insert(written[index]) }
            return try store.read { try $0.digest(of: world.bureau) }
        }
        #expect(Set(digests).count == 1)
        #expect(digests[0] != SHA256().finish())
    }

    @Test func localKnowledgeGoesBySequence() throws {
        var writer = world.writer(world.alice)
        try store.write { writer in try writer.noteReception(at: 1_000) }
        let one = try writer.write(.note(1), in: world)
        let two = try writer.write(.note(2), in: world)
        try store.write { writer in
            try writer.insert(one.entry)
            try writer.insert(two.entry)
            try writer.noteReception(at: 2_000)
        }
        try store.read { reader throws in
            #expect(try reader.sequence(knownHereAt: 999) == 0)
            #expect(try reader.sequence(knownHereAt: 1_000) == 1)
            #expect(try reader.sequence(knownHereAt: 1_999) == 1)
            #expect(try reader.sequence(knownHereAt: 2_000) == 3)
            #expect(try reader.receptionTime(of: 2) == 2_000)
            #expect(try reader.receptionTime(of: 4) == nil)
        }
    }
}
