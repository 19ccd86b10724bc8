import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// Numbers of a node that lost its database, its mark, or the memory of both.
@Suite struct NumberLossTests {
    private let scene: NumberScene

    init() throws { scene = try NumberScene() }

    /// The machine knows how far it had come: no number comes again, and none is lost.
    @Test func aDatabaseFromABackupGoesOnByTheMark() throws {
        try scene.lease(1...100, to: scene.counter)
        let backup = try Store.inMemory()
        let old = try scene.world.restarted(scene.counter, on: backup, start: .restored)
        try old.join(#require(scene.world.hub.district))
        try scene.world.sync(old, scene.world.hub)
        _ = try scene.numbers(4, at: scene.counter)
        let restored = try scene.world.restarted(scene.counter, on: backup, start: .restored)
        #expect(try restored.author(scene.request()).number == "教民〔2026〕第0005号")
        #expect(try scene.blocks(at: restored) == ["2026 1-100 1 95 open"])
    }

    /// Who cannot tell how far it had come gives out nothing of what it was leased.
    @Test func aNodeWithoutItsMarkBurnsItsBlocksAndGoesOn() throws {
        try scene.lease(1...100, to: scene.counter)
        _ = try scene.numbers(2, at: scene.counter)
        scene.world.clock(of: scene.counter).claims.forget()
        let first = try scene.counter.author(scene.request())
        #expect(first.warnings == ["numbers-burnt"])
        #expect(first.number?.contains("第JYJ1") == true)
        #expect(try scene.blocks(at: scene.counter) == ["2026 1-100 2 0 burnt"])

        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try scene.blocks(at: scene.world.hub).map { $0.hasSuffix("burnt") } == [true])
        #expect(
            scene.refusal { try scene.lease(50...120, to: scene.counter) } == .numbersLeased,
            "what was burnt is not leased again"
        )
        try scene.lease(101...110, to: scene.counter)
        #expect(try scene.counter.author(scene.request()).number == "教民〔2026〕第0101号")
        // What is on paper is entered with its own number.
        #expect(try scene.counter.author(scene.request(number: "教民〔2026〕第0003号")).warnings == [])
    }

    /// On a new machine a database from a backup burns; the same backup once more has lost the burning, and its numbers are
    /// still nobody's.
    @Test func whatWasBurntIsNotGivenOutByTheBackupOnceMore() throws {
        let backup = try Store.inMemory()
        let old = try scene.world.restarted(scene.counter, on: backup, start: .restored)
        try old.join(#require(scene.world.hub.district))
        try scene.lease(1...100, to: scene.counter)
        try scene.world.sync(old, scene.world.hub)
        scene.world.clock(of: scene.counter).claims.forget()
        #expect(try scene.counter.author(scene.request()).warnings == ["numbers-burnt"])
        let again = try scene.world.restarted(scene.counter, on: backup, start: .restored)
        #expect(try again.author(scene.request()).warnings == ["numbers-used-up"])
    }

    /// It was leased them before, and may have used them: a lease that does not know of the burning helps nobody.
    @Test func aLeaseOfBeforeTheBurningIsBurntToo() throws {
        try scene.lease(1...10, to: scene.counter)
        let document = try #require(scene.counter.node).document
        _ = try scene.world.hub.author(.leaseNumbers(item: scene.item, year: 2026, blocks: [(document, 11...20)]))
        scene.world.clock(of: scene.counter).claims.forget()
        _ = try scene.counter.author(scene.request())
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try scene.blocks(at: scene.counter).map { $0.hasSuffix("burnt") } == [true, true])
        #expect(try scene.counter.author(scene.request()).warnings == ["numbers-burnt"])
    }

    /// Marks from a backup: a number that they do not know of was given out here.
    @Test func marksThatAreOlderThanTheDatabaseBurnTheBlocks() throws {
        try scene.lease(1...10, to: scene.counter)
        _ = try scene.numbers(3, at: scene.counter)
        scene.world.clock(of: scene.counter).claims = RehearsedClaims()
        let again = try scene.world.restarted(scene.counter)
        #expect(try again.author(scene.request()).warnings == ["numbers-burnt"])
        #expect(try scene.blocks(at: again).map { $0.hasSuffix("burnt") } == [true])
    }

    /// Where nothing outlives the next start, blocks are not used, and not burnt.
    @Test func aMachineWithoutMemoryUsesNoBlocks() throws {
        let identity = Identity.drawn(from: scene.world.entropy)
        let forgetful = try scene.world.hub.enroll(
            identity,
            as: "JYJ3",
            of: scene.education,
            .bureau,
            on: Store.inMemory(),
            World.surroundings(scene.world.entropy, World.Clock(scene.world.now)).claiming(by: nil)
        )
        try scene.world.sync(forgetful, scene.world.hub)
        try scene.lease(1...10, to: forgetful)
        #expect(try forgetful.author(scene.request()).warnings == ["numbers-not-leased"])
        #expect(try scene.blocks(at: forgetful) == ["2026 1-10 0 10 open"])
    }

    /// A counter goes on, and no number of the block is used.
    @Test func whatCannotBeClaimedIsNotUsed() throws {
        struct Broken: NumberClaims {
            let areWhole = true
            func highest(of block: BlockID) -> UInt64? { nil }
            func claim(_ highest: [BlockID: UInt64]) throws { throw Refusal(.tooLarge) }
            func beginAnew(usedUp: [BlockID: UInt64]) throws { throw Refusal(.tooLarge) }
        }
        let identity = Identity.drawn(from: scene.world.entropy)
        let node = try scene.world.hub.enroll(
            identity,
            as: "JYJ3",
            of: scene.education,
            .bureau,
            on: Store.inMemory(),
            World.surroundings(scene.world.entropy, World.Clock(scene.world.now)).claiming(by: Broken())
        )
        try scene.world.sync(node, scene.world.hub)
        try scene.lease(1...10, to: node)
        let answer = try node.author(scene.request())
        #expect(answer.warnings == ["numbers-not-claimed"])
        #expect(answer.number?.contains("第JYJ3") == true)
        #expect(try scene.blocks(at: node) == ["2026 1-10 0 10 open"])
    }
}
