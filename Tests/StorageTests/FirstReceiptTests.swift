import SignedLog
import Signing
import Storage
import Testing

/// Since when somebody else has an entry, as receipts claim.
@Suite struct FirstReceiptTests {
    private let world: World
    private let store: Store
    private var alice: LogWriter
    private var bob: LogWriter

    init() throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
        (alice, bob) = (world.writer(world.alice), world.writer(world.bob))
    }

    private mutating func note(_ number: Int) throws -> Written {
        let written = try alice.write(.note(number), in: world)
        try store.insert(written)
        return written
    }

    private mutating func receipt(_ number: Int, of entries: Written..., time: Int64?) throws -> Written {
        let draft = ActDraft.remark(number, kind: 200, references: entries.map(\.id).sorted())
        let written = try bob.write(draft, in: world, time: time)
        try store.insert(written)
        return written
    }

    private func first(_ written: Written, by author: SigningKey? = nil) throws -> CoveringReceipt? {
        try store.read { reader in
            let sequence = try #require(try reader.sequence(of: written.id))
            var memory = ReceiptMemory()
            return try reader.firstReceipt(covering: sequence, &memory) { author == nil || $0 == author?.publicKey }
        }
    }

    /// A receipt covers what is before in the log, and nothing behind. Its author's clock may have been set back: which is the
    /// first is told by the place that it names.
    @Test mutating func theNearestOfThoseThatCoverItCounts() throws {
        let (one, two, three) = (try note(1), try note(2), try note(3))
        let ofTwo = try receipt(10, of: two, time: 2_000)
        #expect(try first(three) == nil)
        let ofThree = try receipt(11, of: three, time: 1_500)
        let bob = world.bob.publicKey
        let found = try #require(try first(one))
        #expect((found.author, found.entry, found.time) == (bob, ofTwo.id, 2_000))
        #expect(try first(two)?.entry == ofTwo.id)
        #expect(try first(three)?.entry == ofThree.id)
        let ofOne = try receipt(12, of: one, time: 3_000)
        #expect(try first(one)?.entry == ofOne.id)
    }

    /// A log may have receipts in itself, too.
    @Test mutating func ofSeveralAuthorsTheEarliestIsTold() throws {
        let one = try note(1)
        let ofBob = try receipt(10, of: one, time: 2_000)
        _ = try receipt(11, of: one, time: 3_000)
        let ofAlice = try alice.write(.remark(12, kind: 200, references: [one.id]), in: world, time: 1_000)
        try store.insert(ofAlice)
        #expect(try first(one)?.entry == ofAlice.id)
        #expect(try first(one, by: world.bob)?.entry == ofBob.id)
    }

    @Test mutating func oneWithoutTimeComesLast() throws {
        let one = try note(1)
        let timeless = try receipt(10, of: one, time: nil)
        #expect(try first(one)?.entry == timeless.id)
        let ofAlice = try alice.write(.remark(11, kind: 200, references: [one.id]), in: world, time: 9_000)
        try store.insert(ofAlice)
        #expect(try first(one)?.entry == ofAlice.id)
    }

    /// Of two branches a receipt covers the one that it names, and what is before both; an epoch that follows a branch
    /// brings its receipts with it.
    @Test mutating func branchesAndEpochsAreFollowedBack() throws {
        let base = try note(1)
        let branch = try alice.prepare([.note(2)], in: world)
        let other = try alice.prepare([.note(3)], in: world)
        for written in [branch, other] { try store.insert(written) }
        var next = world.writer(world.alice, epoch: 2, after: [branch.id])
        let opening = try next.write(.note(4), in: world)
        try store.insert(opening)
        let receipt = try receipt(10, of: opening, time: 5)
        #expect(try [base, branch, opening].map { try first($0)?.entry } == [receipt.id, receipt.id, receipt.id])
        #expect(try first(other) == nil)
        let both = try self.receipt(11, of: other, opening, time: 4)
        #expect(try [base, branch, other].map { try first($0)?.entry } == [both.id, receipt.id, both.id])
    }

    /// Both branches of a log go on for long, and only one of them is receipted, at its end.
    @Test mutating func aReceiptIsOfItsOwnBranch() throws {
        let base = try note(1)
        var branches = [[base], [base]]
        var writers = [alice, alice]
        for number in 2...40 {
            for index in writers.indices {
                let written = try writers[index].write(.note(100 * index + number), in: world)
                try store.insert(written)
                branches[index].append(written)
            }
        }
        let receipt = try receipt(10, of: branches[1][39], time: 5)
        #expect(try branches[1].allSatisfy { try first($0)?.entry == receipt.id })
        #expect(try branches[0].dropFirst().allSatisfy { try first($0) == nil })
        #expect(try store.findings == [])
    }

    /// Only one of the branches goes on, and what goes on is of one place each.
    @Test mutating func whatGoesOnBehindAForkIsOfOneBranch() throws {
        let base = try note(1)
        let dead = try alice.prepare([.note(2)], in: world)
        try store.insert(dead)
        let (branch, next, last) = (try note(3), try note(4), try note(5))
        let receipt = try receipt(10, of: last, time: 5)
        #expect(try [base, branch, next, last].allSatisfy { try first($0)?.entry == receipt.id })
        #expect(try first(dead) == nil)
    }

    /// One epoch is opened twice, the second time after what came later than the first: its row is older than what it
    /// follows.
    @Test mutating func anEpochThatIsOpenedTwiceIsFollowed() throws {
        let base = try note(1)
        var early = world.writer(world.alice, epoch: 2, after: [base.id])
        try store.insert(try early.write(.note(2), in: world))
        var later = world.writer(world.alice, epoch: 3, after: [base.id])
        let other = try later.write(.note(3), in: world)
        try store.insert(other)
        var twice = world.writer(world.alice, epoch: 2, after: [other.id])
        let twin = try twice.write(.note(4), in: world)
        try store.insert(twin)
        let receipt = try receipt(10, of: twin, time: 5)
        #expect(try [base, other, twin].map { try first($0)?.entry } == [receipt.id, receipt.id, receipt.id])
    }

    /// Both branches of a witness's fork carry one receipt: that which came first counts.
    @Test mutating func aReceiptInTwoEntriesCountsOnce() throws {
        let one = try note(1)
        let draft = ActDraft.remark(10, kind: 200, references: [one.id])
        let branches = [
            try bob.prepare([draft], in: world, time: 7), try bob.prepare([draft, .remark(11)], in: world, time: 6),
        ]
        for written in branches { try store.insert(written) }
        #expect(try first(one)?.entry == branches[0].id)
        #expect(try store.findings == [])
    }
}
