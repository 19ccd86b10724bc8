import SignedLog
import Signing
import Storage
import Testing

/// First receipts in logs with branches, and epochs that follow several entries, beside what the entries themselves say.
@Suite struct ReceiptCoverageTests {
    @Test(arguments: 1...12) func aReceiptIsFoundIfOneCovers(seed: Int) throws {
        var log = try TangledLog(seed: seed)
        for step in 1...60 { try log.grow(step) }
        // In the order in which they came, and in the other: what was found for some is remembered for those after.
        for entries in [log.entries, log.entries.reversed()] {
            var memory = ReceiptMemory()
            for written in entries {
                let covering = log.receipts.filter { log.isCovered(written.id, by: $0) }
                var none = ReceiptMemory()
                for found in [try log.first(written, &none), try log.first(written, &memory)] {
                    #expect((found == nil) == covering.isEmpty, "entry \(written.entry.header.number)")
                    if let found { #expect(covering.contains { $0.id == found.entry }) }
                }
            }
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
    private let chance: Entropy
    private var hub: LogWriter
    /// At each entry the writer of what follows it: who goes on from one that has a follower makes a fork.
    private var writers: [LogWriter] = []
    private var epochCount = 1

    init(seed: Int) throws {
        world = try World()
        store = try Store.inMemory()
        try store.insert(world.genesis)
        chance = .seeded(World.bytes(1_000 + seed))
        hub = world.writer(world.bob)
        try write(world.writer(world.alice), 0)
    }

    mutating func grow(_ step: Int) throws {
        switch below(10) {
        case 0: try write(try opened(), step)
        case 1: try write(writers[below(writers.count)], step)
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
        let after = [entries[below(entries.count)], entries[below(entries.count)]]
        let places = Set(after.map { [$0.entry.header.epoch.bytes.hex, "\($0.entry.header.number)"] })
        if below(2) == 0 || epochCount == 1 { epochCount += 1 }
        let ids = places.count == 1 ? [after[0].id] : after.map(\.id)
        return world.writer(world.alice, epoch: epochCount, after: ids)
    }

    private mutating func receipt(_ step: Int) throws {
        let named = Set((0..<2).map { _ in entries[below(entries.count)].id }).sorted()
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

    private func below(_ limit: Int) -> Int { Int(chance.bytes16().array[0]) * limit / 256 }

    func first(_ written: Written, _ memory: inout ReceiptMemory) throws -> CoveringReceipt? {
        try store.read { reader in
            let sequence = try #require(try reader.sequence(of: written.id))
            return try reader.firstReceipt(covering: sequence, &memory) { _ in true }
        }
    }
}
