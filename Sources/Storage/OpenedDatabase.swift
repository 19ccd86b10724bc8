import Foundation
import GRDB

/// A database that is open, ours alone, and has its tables.
struct OpenedDatabase {
    let queue: DatabaseQueue
    let connection: Connection

    /// `file` nil: in memory.
    init(file: String?) throws(StoreFailure) {
        do {
            queue =
                try file.map { try DatabaseQueue(path: $0, configuration: Self.configuration) }
                ?? DatabaseQueue(configuration: Self.configuration)
            // Immediate: in exclusive mode this takes the lock that refuses a second opener, and keeps it.
            try queue.inTransaction(.immediate) { database in
                try Schema.prepare(database)
                return .commit
            }
            connection = try queue.writeWithoutTransaction { try Connection(of: $0) }
        } catch {
            throw Self.failure(error)
        }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.label = "hefu.store"
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .immediateError
        configuration.prepareDatabase { database in
            for pragma in pragmas { try database.execute(sql: "PRAGMA \(pragma)") }
        }
        return configuration
    }

    /// In this order: the exclusive lock must be asked for before the journal is touched, so that SQLite needs no
    /// shared memory file.
    private static let pragmas = [
        "locking_mode = EXCLUSIVE",
        "trusted_schema = OFF",
        "cell_size_check = ON",
        "temp_store = MEMORY",
        "secure_delete = ON",
        "journal_mode = WAL",
        "synchronous = FULL",
        // 16 MiB of pages: enough to keep the indexes of an import of 100,000 in memory, little beside the 200 MB of a node.
        // Twice as much makes nothing quicker.
        "cache_size = -16384",
        // 32 MiB: an import writes the same index pages again and again, and they go back into the file only once. No
        // more, because this much beside the file itself must be free on the disk.
        "wal_autocheckpoint = 8192",
        // After a large import the log file shrinks again.
        "journal_size_limit = 33554432",
    ]

    private static func failure(_ error: any Error) -> StoreFailure {
        switch error {
        case let failure as StoreFailure: failure
        case let error as DatabaseError: StoreFailure(error)
        default: .failed(operation: "open", cause: error)
        }
    }
}

/// The file itself, before SQLite looks at it.
enum StoreFile {
    /// The path of the file. A new one is made empty and readable by its owner only: it will hold personal data.
    static func prepare(in directory: String) throws(StoreFailure) -> String {
        let attributes = try? FileManager.default.attributesOfItem(atPath: directory)
        guard attributes?[.type] as? FileAttributeType == .typeDirectory else {
            throw .failed(operation: "open", cause: NoSuchDirectory(path: directory))
        }
        guard FileManager.default.isWritableFile(atPath: directory) else {
            throw .readOnly(cause: DirectoryNotWritable(path: directory))
        }
        let path = directory + "/" + Store.fileName
        guard !FileManager.default.fileExists(atPath: path) else { return path }
        let isMade = FileManager.default.createFile(
            atPath: path,
            contents: nil,
            attributes: [.posixPermissions: 0o600]
        )
        guard isMade else { throw .readOnly(cause: DirectoryNotWritable(path: path)) }
        return path
    }
}
