import Foundation
import GRDB
import SignedLog
import Signing
import Storage
import Testing

/// The store as a file: who may open it, what outlives what.
@Suite struct StoreTests {
    private let world: World
    private let scratch: Scratch

    init() throws {
        world = try World()
        scratch = try Scratch()
    }

    @Test func whatWasWrittenIsThereAfterReopening() throws {
        var writer = world.writer(world.alice)
        let written = try writer.write(.note(1), .note(2), in: world, time: 5)
        let store = try scratch.open()
        try store.insert(world.genesis)
        try store.insert(written)
        try store.close()

        let again = try scratch.open()
        try again.read { reader throws in
            #expect(try reader.district() == world.district)
            #expect(try reader.counts() == (entries: 2, acts: 3))
            #expect(try reader.verifiedEntry(written.id) == written.entry)
            #expect(try reader.servedEntry(written.id)?.disclosures == written.disclosures)
        }
        #expect(try again.findings == [])
    }

    @Test func droppedStoreLetsGoOfTheDirectory() throws {
        do { try scratch.open().insert(world.genesis) }
        #expect(try scratch.open().read { try $0.holds(world.genesis.id) })
    }

    @Test func secondOpenerIsRefused() throws {
        let store = try scratch.open()
        let failure = #expect(throws: StoreFailure.self) { try scratch.open() }
        guard case .inUse? = failure else {
            Issue.record("\(String(describing: failure))")
            return
        }
        try store.insert(world.genesis)
        try store.close()
        _ = try scratch.open()
    }

    @Test func thrownErrorKeepsNothing() throws {
        struct Stop: Error {}
        let store = try scratch.open()
        try store.insert(world.genesis)
        var writer = world.writer(world.alice)
        let written = try writer.write(.note(1), in: world)
        #expect(throws: Stop.self) {
            try store.write { writer in
                try writer.insert(written.entry, disclosures: written.disclosures)
                try writer.set([1], for: "machine")
                throw Stop()
            }
        }
        try store.read { reader throws in
            #expect(try !reader.holds(written.id))
            #expect(try reader.setting("machine") == nil)
            #expect(try reader.counts() == (entries: 1, acts: 1))
        }
        try store.insert(written)
        #expect(try store.findings == [])
    }

    @Test func garbageIsNoDatabase() throws {
        try Data((0..<8192).map { UInt8(truncatingIfNeeded: $0 &* 37) }).write(to: URL(filePath: scratch.file))
        guard case .notADatabase? = #expect(throws: StoreFailure.self, performing: { try scratch.open() }) else {
            Issue.record("garbage was taken for something else")
            return
        }
    }

    @Test func databaseOfAnotherProgramIsLeftAlone() throws {
        let other = try DatabaseQueue(path: scratch.file)
        try other.write { try $0.execute(sql: "CREATE TABLE theirs (x)") }
        try other.close()
        guard
            case .notADatabase(let cause as ForeignDatabase)? = #expect(
                throws: StoreFailure.self,
                performing: { try scratch.open() }
            )
        else {
            Issue.record("another program's database was taken")
            return
        }
        #expect(cause.applicationID == 0)
    }

    @Test func newerSchemaNamesBothVersions() throws {
        try scratch.open().close()
        let newer = try DatabaseQueue(path: scratch.file)
        try newer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA user_version = 77") }
        try newer.close()
        guard
            case .newerSchema(found: 77, known: 1)? = #expect(
                throws: StoreFailure.self,
                performing: { try scratch.open() }
            )
        else {
            Issue.record("a newer file was opened")
            return
        }
    }

    @Test func missingDirectoryIsNamed() throws {
        let path = scratch.path + "/nowhere"
        guard
            case .failed("open", let cause as NoSuchDirectory)? = #expect(
                throws: StoreFailure.self,
                performing: { try Store.open(directory: path) }
            )
        else {
            Issue.record("a directory that is not there was opened")
            return
        }
        #expect(cause.path == path)
    }

    @Test(.enabled(if: StoreTests.readOnlyDirectory != nil, "everything here can be written"))
    func readOnlyDirectoryIsNamed() throws {
        let path = try #require(Self.readOnlyDirectory)
        guard
            case .readOnly? = #expect(
                throws: StoreFailure.self,
                performing: { try Store.open(directory: path) }
            )
        else {
            Issue.record("a read-only directory was opened")
            return
        }
    }

    /// Result codes of SQLite, extended ones too (https://www.sqlite.org/rescode.html).
    @Test(arguments: [
        (5, "inUse"), (261, "inUse"), (6, "inUse"), (8, "readOnly"), (1544, "readOnly"), (13, "diskFull"),
        (26, "notADatabase"), (11, "failed"), (267, "failed"), (778, "failed"), (14, "failed"),
    ])
    func resultCodesHaveTheirFailures(code: Int32, name: String) {
        let failure = SQLiteError(code: code, message: "", sql: "").failure
        let found =
            switch failure {
            case .inUse: "inUse"
            case .readOnly: "readOnly"
            case .diskFull: "diskFull"
            case .notADatabase: "notADatabase"
            case .newerSchema: "newerSchema"
            case .failed: "failed"
            }
        #expect(found == name)
    }

    @Test func closedStoreSaysSo() throws {
        let store = try scratch.open()
        try store.close()
        try store.close()
        guard
            case .failed("use", is StoreIsClosed)? = #expect(
                throws: StoreFailure.self,
                performing: { try store.read { try $0.lastSequence() } }
            )
        else {
            Issue.record("a closed store answered")
            return
        }
    }

    @Test func fileIsReadableByItsOwnerOnly() throws {
        let store = try scratch.open()
        try store.insert(world.genesis)
        for file in [scratch.file, scratch.file + "-wal"] {
            let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
    }

    /// Root may write everywhere but where the system is mounted so.
    private static let readOnlyDirectory: String? =
        ["/sys", "/proc/sys", "/"].first { !FileManager.default.isWritableFile(atPath: $0) }
}
