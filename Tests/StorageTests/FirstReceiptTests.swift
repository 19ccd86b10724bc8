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

    private func first(_ written: Written) throws -> CoveringReceipt? { try firsts(written).first }

    private func firsts(_ written: Written) throws -> [CoveringReceipt] {
        try store.read { reader in
            let header = try #require(try reader.storedHeader(written.id))
            return try reader.firstReceipts(covering: header)
        }
    }

    /// A receipt covers what is before in the log, and nothing behind; a clock that was set back makes a later one earlier.
    @Test mutating func theEarliestOfThoseThatCoverItCounts() throws {
        let (one, two, three) = (try note(1), try note(2), try note(3))
        _ = try receipt(10, of: two, time: 2_000)
        #expect(try first(three) == nil)
        let ofOne = try receipt(11, of: one, time: 1_000)
        let ofThree = try receipt(12, of: three, time: 1_500)
        let bob = world.bob.publicKey
        let found = try #require(try first(one))
        #expect((found.author, found.entry, found.time) == (bob, ofOne.id, 1_000))
        #expect(try first(two)?.entry == ofThree.id)
        #expect(try first(three)?.entry == ofThree.id)
    }

    /// A log has its own receipts, too: of each author one is told.
    @Test mutating func ofEachAuthorTheEarliestIsTold() throws {
        let one = try note(1)
        let ofBob = try receipt(10, of: one, time: 2_000)
        _ = try receipt(11, of: one, time: 3_000)
        let ofAlice = try alice.write(.remark(12, kind: 200, references: [one.id]), in: world, time: 1_000)
        try store.insert(ofAlice)
        #expect(try firsts(one).map(\.entry) == [ofAlice.id, ofBob.id])
    }

    @Test mutating func oneWithoutTimeComesLast() throws {
        let one = try note(1)
        let timeless = try receipt(10, of: one, time: nil)
        #expect(try first(one)?.entry == timeless.id)
        let timed = try receipt(11, of: one, time: 9_000)
        #expect(try first(one)?.entry == timed.id)
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
        #expect(try [base, branch, other].map { try first($0)?.entry } == [both.id, both.id, both.id])
    }

    /// Both branches of a witness's fork carry one receipt: the earlier claim counts.
    @Test mutating func aReceiptInTwoEntriesCountsByTheEarlier() throws {
        let one = try note(1)
        let draft = ActDraft.remark(10, kind: 200, references: [one.id])
        let later = try bob.prepare([draft], in: world, time: 7)
        let earlier = try bob.prepare([draft, .remark(11)], in: world, time: 6)
        for written in [later, earlier] { try store.insert(written) }
        #expect(try first(one)?.entry == earlier.id)
        #expect(try store.findings == [])
    }
}
