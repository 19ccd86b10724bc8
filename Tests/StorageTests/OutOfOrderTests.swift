import FaultyDisk
import GRDB
import Licenses
import SignedLog
import Storage
import Testing

/// Pages whose keys are out of order: what is asked for behind a row may come before it. A check says so, and ends.
@Suite struct OutOfOrderTests {
    private let world: World
    private let scratch: Scratch

    init() throws {
        (world, scratch) = (try World(), try Scratch())
    }

    /// Behind the last entry comes the one before it, and behind that the last.
    @Test func entriesOutOfOrderEndTheCheck() throws {
        let store = try scratch.open()
        _ = try FullStore(world, in: store)
        try store.close()
        try rearrange("entry") { $0.dropLast(2) + $0.suffix(2).reversed() }
        let findings = try findings()
        #expect(findings.contains { $0.table == "entry" && $0.problem == .unreadable("rows out of order") })
    }

    /// Behind each stretch of licenses comes another one, the first again after the second.
    @Test func rowsOutOfOrderEndTheCheck() throws {
        try fillWithLicenses()
        try rearrange("license") { $0.reversed() }
        let findings = try findings().filter { $0.table == "license_lookup" }.map(\.description)
        #expect(findings.contains { $0.contains("rows of license are out of order") })
    }

    /// `check` folds all licenses again, page by page.
    @Test func pagesOfDocumentsEndWhereActsAreOutOfOrder() throws {
        try fillWithLicenses()
        try rearrange("act") { $0.reversed() }
        let store = try scratch.open()
        var (row, pages) = (Int64(0), 0)
        #expect(throws: StoreFailure.self) {
            while let last = try store.read({ try $0.documents(ofKind: 100, after: row, limit: 200) }).last {
                (row, pages) = (last.row, pages + 1)
                try #require(pages < 1_000, "the pages go round and round")
            }
        }
    }

    private func fillWithLicenses() throws {
        let store = try scratch.open()
        var writer = world.writer(world.alice)
        let written = try (1...300).map { try writer.write(.note($0), in: world) }
        try store.write { writer in
            try writer.insert(world.genesis)
            for written in written {
                try writer.insert(written.entry, disclosures: written.disclosures)
                try writer.put(.example(written, world))
            }
        }
        try store.close()
    }

    private func rearrange(_ table: String, by order: ([[UInt8]]) -> [[UInt8]]) throws {
        let queue = try DatabaseQueue(path: scratch.file)
        let page = try queue.read { database in
            try Int.fetchOne(database, sql: "SELECT rootpage FROM sqlite_master WHERE name = ?", arguments: [table])
        }
        try queue.close()
        try DatabasePage.rearrange(try #require(page), of: scratch.file, by: order)
    }

    /// All parts and tables of a small store take some dozens of steps.
    private func findings() throws -> [StorageFinding] {
        let store = try scratch.open()
        var (check, steps) = (IntegrityCheck(), 0)
        while try store.read({ check.step(in: $0) }) {
            steps += 1
            try #require(steps < 1_000, "the check goes round and round")
        }
        return check.findings
    }
}
