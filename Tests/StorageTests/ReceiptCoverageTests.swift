import SignedLog
import Signing
import Storage
import Testing

/// First receipts in logs with branches, and epochs that follow several entries, beside what the entries themselves say.
@Suite struct ReceiptCoverageTests {
    @Test(arguments: UInt64(1)...12) func aReceiptIsFoundIfOneCovers(seed: UInt64) throws {
        var log = try TangledLog(seed: seed)
        for step in 1...60 { try log.grow(step) }
        for written in log.entries {
            let covering = log.receipts.filter { log.isCovered(written.id, by: $0) }
            let found = try log.first(written)
            #expect((found == nil) == covering.isEmpty, "entry \(written.entry.header.number)")
            if let found { #expect(covering.contains { $0.id == found.entry }) }
        }
        #expect(try log.store.findings == [])
    }
}

/// A log that grows by chance, and receipts for it.
private struct TangledLog {
    let store: Store
    private(set) var entries: [Written] = []
    private(set) var receipts: [Written] = []
    private let world: World
    private var random: SeededRandom
    private var hub: LogWriter
    /// At each entry the writer of what follows it: who goes on from one that has a follower makes a fork.
    private var writers: [LogWriter] = []
    private var epochCount = 1

    init(seed: UInt64) throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
        random = SeededRandom(seed: seed)
        hub = world.writer(world.bob)
        try write(world.writer(world.alice), 0)
    }

    mutating func grow(_ step: Int) throws {
        switch Int.random(in: 0..<10, using: &random) {
        case 0: try write(try opened(), step)
        case 1: try write(writers[Int.random(in: writers.indices, using: &random)], step)
        case 2, 3: try receipt(step)
        default: try write(writers[writers.endIndex - 1], step)
        }
    }

    private mutating func write(_ writer: LogWriter, _ step: Int) throws {
        var writer = writer
        let written = try writer.write(.note(step), in: world)
        try store.insert(written)
        entries.append(written)
        writers.append(writer)
    }

    /// Opens an epoch after one or two entries that are not of one place; now and then one that has been opened.
    private mutating func opened() throws -> LogWriter {
        let (one, other) = (entries.randomElement(using: &random), entries.randomElement(using: &random))
        let after = [one, other].compactMap(\.self)
        let places = Set(after.map { [$0.entry.header.epoch.bytes.hex, "\($0.entry.header.number)"] })
        if Bool.random(using: &random) || epochCount == 1 { epochCount += 1 }
        let ids = places.count == 1 ? [after[0].id] : after.map(\.id)
        return world.writer(world.alice, epoch: epochCount, after: ids)
    }

    private mutating func receipt(_ step: Int) throws {
        let named = Set((0..<2).compactMap { _ in entries.randomElement(using: &random)?.id }).sorted()
        let written = try hub.write(.remark(1_000 + step, kind: 200, references: named), in: world, time: Int64(step))
        try store.insert(written)
        receipts.append(written)
    }

    /// Whether a receipt names an entry or one behind it.
    func isCovered(_ entry: EntryID, by receipt: Written) -> Bool {
        var (open, known) = (receipt.act.act.references, Set(receipt.act.act.references))
        while let next = open.popLast() {
            let before = entries.first { $0.id == next }?.entry.header.previous ?? []
            open += before.filter { known.insert($0).inserted }
        }
        return known.contains(entry)
    }

    func first(_ written: Written) throws -> CoveringReceipt? {
        try store.read { reader in
            let sequence = try #require(try reader.sequence(of: written.id))
            return try reader.firstReceipt(covering: sequence) { _ in true }
        }
    }
}
