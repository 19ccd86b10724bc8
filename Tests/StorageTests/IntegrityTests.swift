import Foundation
import GRDB
import SignedLog
import Storage
import Testing

/// `integrity()` finds one flipped bit, wherever it is, and names the table.
@Suite struct IntegrityTests {
    private let world: World

    init() throws { world = try World() }

    @Test func wholeStoreHasNoFindings() throws {
        let store = try Store.inMemory()
        _ = try FullStore(world, in: store)
        #expect(try store.findings == [])
    }

    /// Every table of the file, whichever there will be: a new table without a check, or without a row in
    /// ``FullStore``, fails here. Only what a fold must be compared with is left to who can fold.
    @Test func flippedBitIsFoundInEachColumnOfEachTable() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        _ = try FullStore(world, in: store)
        try store.close()
        try fillLevels(of: scratch)
        let columns = try allColumns(scratch)
        #expect(Set(columns.map(\.table)).count == 40)
        for column in columns where !["license", "license_finding"].contains(column.table) {
            let copy = try Scratch()
            try FileManager.default.copyItem(atPath: scratch.file, toPath: copy.file)
            guard try flip(column, in: copy) else {
                Issue.record("\(column) could not be changed")
                continue
            }
            let damaged = try copy.open()
            let tables = try damaged.read { Set($0.integrity().map(\.table)) }
            #expect(tables.contains(index(of: column.table)), "\(column): only \(tables.sorted()) are named")
        }
    }

    @Test func flippedBitInAPageIsFound() throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let full = try FullStore(world, in: store)
        try store.close()
        var bytes = try Data(contentsOf: URL(filePath: scratch.file))
        let place = try #require(bytes.firstRange(of: full.license.act.bytes))
        bytes[place.lowerBound + 20] ^= 1
        try bytes.write(to: URL(filePath: scratch.file))
        let damaged = try scratch.open()
        let findings = try damaged.read { $0.integrity() }
        #expect(findings.map(\.table) == ["act"])
        #expect(findings[0].key == "of entry \(full.license.id)")
    }

    @Test func progressCountsEntries() throws {
        let store = try Store.inMemory()
        _ = try FullStore(world, in: store)
        var reports: [[Int]] = []
        _ = try store.read { $0.integrity { reports.append([$0, $1]) } }
        #expect(reports.last == [7, 7])
        #expect(reports.map { $0[0] } == reports.map { $0[0] }.sorted())
    }

    /// A check of which each step finds the store changed by what a node does all day.
    private func checkInSteps(_ store: Store, _ full: FullStore) throws -> [StorageFinding] {
        var author = world.writer(world.bob, epoch: 9)
        var check = IntegrityCheck()
        var number = 100
        while try store.read({ check.step(in: $0) }) {
            number += 1
            let written = try author.write(.note(number), in: world)
            try store.write { writer in
                try writer.insert(written.entry, disclosures: number.isMultiple(of: 2) ? written.disclosures : [])
                if number.isMultiple(of: 3) { try writer.erase(FieldName(act: written.act.id, key: "reason")) }
                try writer.put(.example(written, world))
                // A license of which the number changes is no longer found by the one before.
                var license = LicenseView.example(full.license, world)
                license.number = Text("教民\(number)号")
                license.words = SearchText([Text("教民\(number)号")])
                try writer.put(license)
            }
        }
        return check.findings
    }

    @Test func whatIsWrittenBetweenTwoStepsIsNoFinding() throws {
        let store = try Store.inMemory()
        let full = try FullStore(world, in: store)
        #expect(try checkInSteps(store, full) == [])
        #expect(try store.findings == [])
    }

    @Test(arguments: ["license_lookup_0", "act_lookup_0", "wanted", "act", "tip", "disclosure", "shown_audience"])
    func damageIsFoundWhileOthersWrite(_ table: String) throws {
        let scratch = try Scratch()
        let store = try scratch.open()
        let full = try FullStore(world, in: store)
        try store.close()
        let column = try #require(allColumns(scratch).last { $0.table == table && $0.name != "sum" })
        #expect(try flip(column, in: scratch))
        let tables = try checkInSteps(scratch.open(), full).map(\.table)
        #expect(tables.contains(index(of: table)))
    }

    /// Moves rows of the indexes into their higher levels, where they are as right as in the first.
    private func fillLevels(of scratch: Scratch) throws {
        let queue = try DatabaseQueue(path: scratch.file)
        try queue.write { database in
            for name in ["license_lookup", "act_lookup"] {
                for level in 1...2 {
                    try database.execute(sql: "INSERT INTO \(name)_\(level) SELECT * FROM \(name)_0 LIMIT 1")
                    let key = try #require(try database.columns(in: "\(name)_0").first?.name)
                    let sql = "DELETE FROM \(name)_0 WHERE \(key) IN (SELECT \(key) FROM \(name)_\(level))"
                    try database.execute(sql: sql)
                }
            }
        }
        try queue.close()
    }

    /// What is named where a table of a store is damaged: of a level the index that it is of.
    private func index(of table: String) -> String { table.replacing(/_lookup_[0-9]$/) { _ in "_lookup" } }

    struct Column: CustomStringConvertible {
        let table: String
        let name: String

        var description: String { "\(table).\(name)" }
    }

    private func allColumns(_ scratch: Scratch) throws -> [Column] {
        let queue = try DatabaseQueue(path: scratch.file)
        return try queue.read { database in
            let tables = try String.fetchAll(
                database,
                sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
            )
            return try tables.flatMap { table in
                try database.columns(in: table).map { Column(table: table, name: $0.name) }
            }
        }
    }

    /// Changes one bit of the first value that is not null; false if there is none.
    private func flip(_ column: Column, in scratch: Scratch) throws -> Bool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: scratch.file, configuration: configuration)
        defer { try? queue.close() }
        return try queue.writeWithoutTransaction { database in
            let name = column.name
            let values = try Row.fetchAll(
                database,
                sql: "SELECT \(name) AS value FROM \(column.table) WHERE \(name) IS NOT NULL LIMIT 1"
            )
            guard let value = values.first?["value"] as DatabaseValue? else { return false }
            for bit in [UInt8(1), 2, 4, 64] {
                do {
                    try database.execute(
                        sql: "UPDATE \(column.table) SET \(name) = ? WHERE \(name) = ?",
                        arguments: [flipped(value, bit), value]
                    )
                    return true
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
                    continue  // Another row has the value: a page would not have asked, but SQL does.
                }
            }
            return false
        }
    }

    private func flipped(_ value: DatabaseValue, _ bit: UInt8) -> DatabaseValue {
        switch value.storage {
        case .null: return value
        case .int64(let number): return (number ^ Int64(bit)).databaseValue
        case .double(let number): return number.databaseValue
        case .string(let text):
            var bytes = Array(text.utf8)
            if bytes.isEmpty { return "x".databaseValue }
            bytes[bytes.count - 1] ^= bit
            return (String(bytes: bytes, encoding: .utf8) ?? text + "x").databaseValue
        case .blob(var data):
            if data.isEmpty { return Data([bit]).databaseValue }
            data[data.startIndex + data.count / 2] ^= bit
            return data.databaseValue
        }
    }
}
