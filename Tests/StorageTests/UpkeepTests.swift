import District
import SignedLog
import Signing
import Storage
import Testing

/// What only this node knows.
@Suite struct UpkeepTests {
    private let world: World
    private let store: Store

    init() throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
    }

    @Test func settingsAreRememberedAndForgotten() throws {
        try store.write { writer in
            try writer.set([1, 2], for: "machine")
            try writer.set([3], for: "machine")
            try writer.set([], for: "empty")
        }
        #expect(try store.read { try $0.setting("machine") } == [3])
        #expect(try store.read { try $0.setting("empty") } == [])
        try store.write { try $0.set(nil, for: "machine") }
        #expect(try store.read { try $0.setting("machine") } == nil)
    }

    @Test func peersAreReplacedByAddress() throws {
        let plain = PeerRecord(address: "b:1")
        var full = PeerRecord(
            address: "a:1",
            certificate: [1],
            node: world.bob.publicKey,
            lastContact: 2,
            digest: World.bytes(3),
            wanted: 4,
            watermark: 5
        )
        try store.write { writer in
            try writer.put(plain)
            try writer.put(full)
        }
        #expect(try store.read { try $0.peers() } == [full, plain])
        full.wanted = 0
        try store.write { try $0.put(full) }
        #expect(try store.read { try $0.peers() } == [full, plain])
        #expect(try store.write { try $0.removePeer(at: "a:1") })
        #expect(try store.write { try !$0.removePeer(at: "a:1") })
        #expect(try store.read { try $0.peers() } == [plain])
    }

    @Test func earlyEntriesComeBackAsTheyWere() throws {
        var writer = world.writer(world.alice)
        let first = EarlyEntry(try writer.write(.note(1), in: world))
        let second = EarlyEntry(try writer.write(.note(2), .remark(3), in: world))
        let held = try store.write {
            [try $0.insertEarly(second), try $0.insertEarly(first), try $0.insertEarly(second)]
        }
        #expect(held == [true, true, true])
        #expect(try store.read { try $0.earlyEntries() } == [second, first])
        #expect(try store.read { try $0.holds(first.id) } == false, "they take part in nothing")
        try store.write { try $0.deleteEarly(second.id) }
        #expect(try store.read { try $0.earlyEntries() } == [first])
    }

    @Test func earlyTableStopsAtItsLimits() throws {
        var writer = world.writer(world.alice)
        let entries = try (1...3).map { EarlyEntry(try writer.write(.remark($0), in: world)) }
        let two = EarlyLimits(entries: 2, byteCount: .max)
        #expect(
            try store.write { writer in try entries.map { try writer.insertEarly($0, limits: two) } } == [
                true, true, false,
            ]
        )
        let usage = try store.read { try $0.earlyUsage() }
        let byteCount = entries.prefix(2).reduce(0) { $0 + $1.signed.encoded().count }
        #expect(usage == EarlyLimits(entries: 2, byteCount: byteCount))

        let more = entries[2].signed.encoded().count
        let short = EarlyLimits(entries: 9, byteCount: byteCount + more - 1)
        let enough = EarlyLimits(entries: 9, byteCount: byteCount + more)
        #expect(try store.write { try !$0.insertEarly(entries[2], limits: short) })
        #expect(try store.write { try $0.insertEarly(entries[2], limits: enough) })
    }

    @Test(arguments: [
        Standing.counts,
        .held([.notEnrolled]),
        .held([.beyond(EntryID(World.bytes(1))), .unnamedRoot]),
        .setAside([.forked(ForkPoint(log: LogID(World.bytes(2)), epoch: World.epoch(3), number: 7))]),
    ])
    func standingIsKept(standing: Standing) throws {
        #expect(try store.write { try $0.set(standing, of: world.genesis.id) } == (standing != .counts))
        #expect(try store.write { try !$0.set(standing, of: world.genesis.id) }, "nothing changed")
        #expect(try store.read { try $0.standing(of: world.genesis.id) } == standing)
        let exceptions = try store.read { try $0.exceptions() }
        #expect(exceptions.map(\.standing) == (standing == .counts ? [] : [standing]))
        #expect(try store.findings == [])
    }

    @Test func dirtyDocumentsWaitInOrder() throws {
        var writer = world.writer(world.alice)
        let written = try (1...3).map { try writer.write(.remark($0), in: world) }
        for one in written { try store.insert(one) }
        let documents = written.map(\.act.document)
        try store.write { try $0.markDirty([documents[2], documents[0], DocumentID(.zero), documents[0]]) }
        #expect(try store.read { try $0.dirtyCount() } == 2)
        #expect(try store.read { try $0.dirtyDocuments(limit: 9) } == [documents[0], documents[2]])
        #expect(try store.read { try $0.dirtyDocuments(limit: 1) } == [documents[0]])
        #expect(try store.read { [try $0.isDirty(documents[0]), try $0.isDirty(documents[1])] } == [true, false])
        try store.write { try $0.clearDirty(documents) }
        #expect(try store.read { try $0.dirtyCount() } == 0)
    }

    /// Of an entry all documents are dirty, until they are taken out of it as many as are asked for.
    @Test func documentsOfDirtyEntriesAreDirty() throws {
        var writer = world.writer(world.alice)
        let written = try (1...3).map { try writer.write(.remark($0), in: world) }
        for one in written { try store.insert(one) }
        let documents = written.map(\.act.document)
        try store.write { writer in
            for index in [2, 0, 0] { try writer.markDirty(written[index].entry.id) }
        }
        #expect(try store.read { store in try documents.map { try store.isDirty($0) } } == [true, false, true])
        #expect(try store.read { try $0.dirtyCount() } == 2)
        #expect(try store.read { try $0.dirtyDocuments(limit: 9) } == [])
        try store.write { try $0.openDirtyEntries(limit: 1) }
        #expect(try store.read { try $0.dirtyDocuments(limit: 9) } == [documents[0]])
        #expect(try store.read { try $0.dirtyCount() } == 2)
        try store.write { try $0.openDirtyEntries(limit: 9) }
        #expect(try store.read { try $0.dirtyDocuments(limit: 9) } == [documents[0], documents[2]])
        try store.write { try $0.clearDirty(documents) }
        #expect(try store.read { store in try documents.map { try store.isDirty($0) } } == [false, false, false])
        #expect(try store.findings == [])
    }
}
