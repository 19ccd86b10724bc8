import FaultyDisk
import GRDB

/// A disk with one database of one table, opened as a replica opens its store.
final class Trial {
    static let file = "trial.sqlite"

    let folder: TemporaryFolder
    let disk: FaultyDisk

    init() throws {
        folder = try TemporaryFolder()
        disk = FaultyDisk(directory: folder.path)
    }

    /// With the table in it, and one row of value 1.
    static func prepared() throws -> Trial {
        let trial = try Trial()
        let queue = try trial.open()
        try queue.write { database in
            try database.execute(sql: "CREATE TABLE number (id INTEGER PRIMARY KEY, value INTEGER, filler BLOB) STRICT")
            try database.execute(sql: "INSERT INTO number VALUES (1, 1, zeroblob(9000))")
        }
        try queue.close()
        return trial
    }

    func open(synchronous: String = "FULL") throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.busyMode = .immediateError
        configuration.prepareDatabase { database in
            try database.execute(sql: "PRAGMA locking_mode = EXCLUSIVE")
            try database.execute(sql: "PRAGMA journal_mode = WAL")
            try database.execute(sql: "PRAGMA synchronous = \(synchronous)")
        }
        let queue = try DatabaseQueue(path: folder.path + "/" + Self.file, configuration: configuration)
        // Takes the lock and keeps it.
        try queue.inTransaction(.immediate) { _ in .commit }
        return queue
    }

    /// Opens by the ordinary path after whatever happened, and says what is there.
    func valueAfterReopening() throws -> Int? {
        let queue = try open()
        defer { try? queue.close() }
        return try queue.value()
    }

    func write(_ value: Int, _ queue: DatabaseQueue) throws {
        try queue.write {
            try $0.execute(sql: "UPDATE number SET value = ?, filler = zeroblob(20000)", arguments: [value])
        }
    }
}

extension DatabaseQueue {
    /// The value of the one row, if the database is whole.
    func value() throws -> Int? {
        try read { database in
            let check = try String.fetchOne(database, sql: "PRAGMA integrity_check")
            guard check == "ok" else { throw NotWhole(finding: check ?? "") }
            return try Int.fetchOne(database, sql: "SELECT value FROM number")
        }
    }
}

struct NotWhole: Error {
    let finding: String
}

/// The code of the error that `body` throws; nil if it throws none.
func code(_ body: () throws -> Void) -> ResultCode? {
    do {
        try body()
        return nil
    } catch {
        return (error as? DatabaseError)?.extendedResultCode
    }
}
