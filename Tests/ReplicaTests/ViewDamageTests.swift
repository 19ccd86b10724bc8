import District
import Foundation
import GRDB
import Licenses
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// The view of licenses carries no sums: `check` folds each license again and names the column that says otherwise.
@Suite struct ViewDamageTests {
    private let world: World
    private let scratch: Scratch
    private let identity: Identity

    /// A node on disk with two licenses, one of which was amended with a date before its own: that is a finding.
    init() throws {
        world = try World()
        scratch = try Scratch()
        let office = try world.office(World.educationCode, "教育局")
        let store = try Store.open(directory: scratch.path)
        let node = try world.node("JYJ1", of: office, in: store)
        _ = try world.approveTutoring(office, by: node)
        for number in ["1", "2"] { _ = try node.author(.issue(number)) }
        var amendment = LicenseRequest.on("1", .amend)
        amendment.date = CivilDate(year: 2025, month: 12, day: 31)
        amendment.fields = ["address": .text("曹杨路2号")]
        _ = try node.author(amendment)
        identity = world.identity(of: node)
        #expect(try node.check { _, _ in }.findings == [])
        try store.close()
    }

    @Test func flippedBitIsFoundInEachColumnOfTheView() throws {
        for table in ["license", "license_finding"] {
            for column in try columns(of: table) {
                let copy = try Scratch()
                try FileManager.default.copyItem(atPath: scratch.file, toPath: copy.file)
                guard try flip(column, of: table, in: copy) else { continue }
                let findings = try check(copy)
                #expect(findings.contains { $0.table == table }, "\(table).\(column): only \(findings)")
            }
        }
    }

    /// The second license is read and compared as one of many.
    @Test func flippedBitIsFoundInALicenseOfOneAct() throws {
        for column in try columns(of: "license") {
            let copy = try Scratch()
            try FileManager.default.copyItem(atPath: scratch.file, toPath: copy.file)
            guard try flip(column, of: "license", in: copy, order: "DESC") else { continue }
            let findings = try check(copy)
            #expect(findings.contains { $0.table == "license" }, "\(column): only \(findings)")
        }
    }

    @Test func damagedColumnIsNamed() throws {
        #expect(try flip("holder_name", of: "license", in: scratch))
        #expect(try check(scratch).map(\.problem) == [.column("holder_name")])
    }

    /// A page that a disk has lost may have held what others refer to: that ends a question, not the program.
    @Test func lostRootEntriesAreToldAsDamage() throws {
        try DatabaseQueue(path: scratch.file).write { database in
            try database.execute(sql: "UPDATE act SET kind = 149 WHERE kind = ?", arguments: [Kind.genesis.rawValue])
        }
        let store = try Store.open(directory: scratch.path)
        defer { try? store.close() }
        let replica = try opened(store)
        #expect(throws: StoreFailure.self) { try replica.history("1") }
        #expect(throws: Never.self) { try replica.status() }
    }

    /// Of the root's entries the second is gone, which all later ones have seen: what is missing is named.
    @Test func aLostRootEntryThatOthersHaveSeenIsNamed() throws {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        try DatabaseQueue(path: scratch.file, configuration: configuration).write { database in
            try database.execute(sql: "DELETE FROM entry WHERE sequence = 2")
        }
        let store = try Store.open(directory: scratch.path)
        defer { try? store.close() }
        #expect {
            try opened(store)
        } throws: { error in
            guard case .failed(_, let cause)? = error as? StoreFailure else { return false }
            return cause is MissingReference
        }
    }

    private func check(_ scratch: Scratch) throws -> [StorageFinding] {
        let store = try Store.open(directory: scratch.path)
        defer { try? store.close() }
        return try opened(store).check { _, _ in }.findings
    }

    private func opened(_ store: Store) throws -> Replica {
        try Replica(
            store: store,
            identity: identity,
            root: nil,
            surroundings: World.surroundings(world.entropy, World.Clock(nil)),
            start: .ordinary
        )
    }

    private func columns(of table: String) throws -> [String] {
        try DatabaseQueue(path: scratch.file).read { try $0.columns(in: table).map(\.name) }
    }

    /// Changes one bit of the first value that is not null; false if there is none.
    private func flip(
        _ column: String,
        of table: String,
        in scratch: Scratch,
        order: String = "ASC"
    ) throws -> Bool {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let queue = try DatabaseQueue(path: scratch.file, configuration: configuration)
        return try queue.write { database in
            let sql = """
                SELECT \(column) AS value FROM \(table) WHERE \(column) IS NOT NULL ORDER BY document \(order) LIMIT 1
                """
            guard let value = try Row.fetchOne(database, sql: sql)?["value"] as DatabaseValue? else { return false }
            let update = "UPDATE \(table) SET \(column) = ? WHERE \(column) = ?"
            try database.execute(sql: update, arguments: [flipped(value), value])
            return true
        }
    }

    private func flipped(_ value: DatabaseValue) -> DatabaseValue {
        switch value.storage {
        case .null, .double: value
        case .int64(let number): (number ^ 64).databaseValue
        case .string(let text): (text.dropLast() + "~").description.databaseValue
        case .blob(let data): Data(data.dropLast() + [data[data.count - 1] ^ 64]).databaseValue
        }
    }
}

/// A directory of its own, gone with the test.
private final class Scratch {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    var file: String { "\(path)/\(Store.fileName)" }
}
