import GRDB
import SignedLog
import Storage
import Testing

/// Keys that lie anywhere go through levels of an index; whoever asks sees one.
@Suite struct LeveledIndexTests {
    private let world: World
    private let scratch: Scratch

    init() throws {
        (world, scratch) = (try World(), try Scratch())
    }

    /// 900 licenses with three keys each are more than the 2,048 rows of the first level.
    @Test func whatIsFullMovesOnAndIsFound() throws {
        let store = try scratch.open()
        let written = try fill(store, batches: 9)
        #expect(try store.read { store in try (1...900).allSatisfy { try store.mayHold(number: Self.number($0)) } })
        #expect(try store.read { try !$0.mayHold(number: Self.number(901)) })
        #expect(try store.findings == [])
        // One of the first, by now in the second level.
        try store.write { try $0.put(.example(written[0], world, number: Self.number(1_000))) }
        #expect(try store.read { try !$0.mayHold(number: Self.number(1)) })
        #expect(try store.read { try $0.mayHold(number: Self.number(1_000)) })
        #expect(try store.findings == [])
        try store.close()
        let counts = try counts()
        #expect(counts[0] <= 2_048)
        #expect(counts[1] > 0)
        #expect(counts.reduce(0, +) == 2_700)
    }

    /// What comes at once goes into the second level, and leaves the first to those who come one by one.
    @Test func manyAtOncePassTheFirstLevelBy() throws {
        let store = try scratch.open()
        _ = try fill(store, batches: 1, size: 300)
        try store.close()
        #expect(try counts() == [0, 900, 0])
    }

    /// The second level is full: of its rows only some move on when the first one is full again.
    @Test func aFullSecondLevelMovesOnInStrides() throws {
        let store = try scratch.open()
        _ = try fill(store, batches: 1, size: 1)
        try store.close()
        try execute(
            """
            WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 70000)
            INSERT INTO license_lookup_1 SELECT (n * 2654435761) << 20, 1000000 + n FROM number
            """
        )
        let again = try scratch.open()
        let written = try fill(again, batches: 8, from: 1)
        #expect(try again.read { store in try (2...801).allSatisfy { try store.mayHold(number: Self.number($0)) } })
        #expect(written.count == 800)
        try again.close()
        let counts = try counts()
        #expect(1...4_096 ~= counts[2])
        let total = 70_000 + 3 * 801
        #expect(counts.reduce(0, +) == total)
    }

    /// One row is lost and another one is there twice, so that counts agree: both are named.
    @Test func whatIsMissingAndWhatIsSurplusIsNamed() throws {
        let store = try scratch.open()
        _ = try fill(store, batches: 1, size: 3)
        try store.close()
        let first = "(SELECT hash, document FROM license_lookup_0 GROUP BY hash HAVING count(*) = 1 LIMIT 1)"
        try execute("INSERT INTO license_lookup_2 SELECT hash, document + 1 FROM \(first)")
        try execute("DELETE FROM license_lookup_0 WHERE (hash, document) IN \(first)")
        let findings = try scratch.open().read { $0.integrity() }
        let problems = findings.filter { $0.table == "license_lookup" }.map(\.problem)
        #expect(Set(problems) == [.missing, .surplus])
    }

    /// - Parameter held: licenses that are there already.
    private func fill(_ store: Store, batches: Int, size: Int = 100, from held: Int = 0) throws -> [Written] {
        var author = world.writer(world.alice, epoch: held + 1)
        try store.write { try $0.insert(world.genesis) }
        var written: [Written] = []
        for batch in 0..<batches {
            let new = try (1...size).map { try author.write(.note(held + batch * size + $0), in: world) }
            try store.write { writer in
                for written in new { try writer.insert(written.entry, disclosures: written.disclosures) }
                try writer.put(
                    new.enumerated().map { index, written in
                        let number = Self.number(held + batch * size + index + 1)
                        let place = try #require(try writer.place(of: written.act.document))
                        return LicenseRows(.example(written, world, number: number), at: place)
                    }
                )
            }
            written += new
        }
        return written
    }

    /// On the closed file.
    private func execute(_ sql: String) throws {
        let queue = try DatabaseQueue(path: scratch.file)
        try queue.write { try $0.execute(sql: sql) }
        try queue.close()
    }

    private static func number(_ number: Int) -> Text { Text("教民\(number)号") }

    /// Rows of each level.
    private func counts() throws -> [Int] {
        let queue = try DatabaseQueue(path: scratch.file)
        return try queue.read { database in
            try (0...2).map { try Int.fetchOne(database, sql: "SELECT count(*) FROM license_lookup_\($0)") ?? 0 }
        }
    }
}
