import Foundation
import GRDB

/// One replica's memory: the file `hefu.sqlite` in its data directory (`docs/architecture.md`).
///
/// - **Durable.** What ``write(_:)`` has returned from outlives a power cut.
/// - **Whole.** Of one ``write(_:)`` everything is kept or nothing.
/// - **Repeatable.** Inserting what is held changes nothing and succeeds.
/// - **One owner.** As long as it is open, nobody else can open the directory.
///
/// A class, because it owns the open file. Calls come from one owner, one after another; a call within a call is an
/// error of ours and stops the program.
package final class Store {
    package static let fileName = "hefu.sqlite"

    private let queue: DatabaseQueue
    private let connection: Connection
    private let viewMemory = ViewMemory()
    private var isClosed = false

    /// Opens the store of a data directory; makes it if the directory has none. The directory must exist.
    package static func open(directory: String) throws(StoreFailure) -> Store {
        try Store(OpenedDatabase(file: try StoreFile.prepare(in: directory)))
    }

    /// A store in memory: for trials, and to compute something anew beside the real one.
    package static func inMemory() throws(StoreFailure) -> Store {
        try Store(OpenedDatabase(file: nil))
    }

    private init(_ opened: OpenedDatabase) {
        queue = opened.queue
        connection = opened.connection
    }

    deinit {
        // Whoever dropped the store has no use for an error; the file is whole anyway.
        try? close()
    }

    /// Answers questions; writes nothing. The reader must not leave `body`.
    package func read<Result>(_ body: (StoreReader) throws -> Result) throws -> Result {
        try onQueue { _ in try body(StoreReader(connection, viewMemory)) }
    }

    /// One transaction. When it returns, what `body` wrote is durable; when it throws, nothing of it is kept, and the
    /// error is that of `body` or a ``StoreFailure``. The writer must not leave `body`.
    @discardableResult
    package func write<Result>(_ body: (StoreWriter) throws -> Result) throws -> Result {
        try onQueue { database in
            var result: Result?
            do {
                try database.inTransaction(.immediate) {
                    result = try body(StoreWriter(connection, viewMemory))
                    return .commit
                }
            } catch {
                makeRoom(after: error, in: database)
                throw error
            }
            truncateLog(of: database)
            guard let result else { preconditionFailure("a transaction without a result") }
            return result
        }
    }

    /// What was erased is still in older pages of the write-ahead log; it goes now. By here the transaction is durable,
    /// so a disk that refuses is no reason to call it failed: the next write tries again, and after a crash the
    /// checkpoint at the next end of the program.
    private func truncateLog(of database: Database) {
        guard connection.mustTruncateLog else { return }
        connection.mustTruncateLog = (try? database.checkpoint(.truncate)) == nil
    }

    /// The write-ahead log goes back into the file by itself only after a commit, and on a full disk none succeeds: so it
    /// goes now, and the next write has its room. What was asked has failed all the same.
    private func makeRoom(after error: any Error, in database: Database) {
        guard error.isDiskFull else { return }
        _ = try? database.checkpoint(.truncate)
    }

    /// Gives the directory free. Everything afterwards throws ``StoreIsClosed``.
    package func close() throws {
        guard !isClosed else { return }
        isClosed = true
        try Self.naming {
            queue.writeWithoutTransaction { _ in connection.finalizeStatements() }
            try queue.close()
        }
    }

    private func onQueue<Result>(_ body: (Database) throws -> Result) throws -> Result {
        guard !isClosed else { throw StoreFailure.failed(operation: "use", cause: StoreIsClosed()) }
        return try Self.naming { try queue.writeWithoutTransaction(body) }
    }

    /// GRDB's errors as ours; others pass.
    private static func naming<Result>(_ body: () throws -> Result) throws -> Result {
        do { return try body() } catch let error as DatabaseError { throw StoreFailure(error) }
    }
}
