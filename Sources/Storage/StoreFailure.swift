import GRDB
import GRDBSQLite
package import SignedLog

/// Why the disk did not do what it was asked. What a peer or a person sent wrong is never among these.
package enum StoreFailure: Error {
    /// Another process, or another ``Store`` of this one, has the data directory open.
    case inUse
    /// The directory or the file cannot be written.
    case readOnly(cause: any Error)
    /// Nothing of the transaction was kept; what is held stays readable.
    case diskFull(cause: any Error)
    /// The file is no database, or not one of ours.
    case notADatabase(cause: any Error)
    /// A newer version of the program has written it.
    case newerSchema(found: Int, known: Int)
    /// Anything else: an I/O error, a damaged page, a missing directory. `operation` says what was tried.
    case failed(operation: String, cause: any Error)
}

/// What SQLite said, word for word.
package struct SQLiteError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The extended result code.
    package let code: Int32
    package let message: String
    /// The statement; never the values.
    package let sql: String

    package var description: String { "SQLite error \(code): \(message) (\(sql))" }

    package init(code: Int32, message: String, sql: String) {
        (self.code, self.message, self.sql) = (code, message, sql)
    }

    /// What it means to whoever asked for something.
    package var failure: StoreFailure {
        switch code & 0xFF {
        case SQLITE_BUSY, SQLITE_LOCKED: .inUse
        case SQLITE_READONLY, SQLITE_PERM: .readOnly(cause: self)
        case SQLITE_FULL: .diskFull(cause: self)
        case SQLITE_NOTADB: .notADatabase(cause: self)
        default: .failed(operation: "SQLite", cause: self)  // A number, not an enum of ours.
        }
    }
}

/// A column holds what we never wrote there.
package struct DamagedValue: Error, Hashable, Sendable, CustomStringConvertible {
    package let column: String
    package let sql: String

    package var description: String { "damaged value in \(column) (\(sql))" }
}

/// Something that is held refers to an entry or act that is not: what was written here has not stayed.
package struct MissingReference: Error, Hashable, Sendable, CustomStringConvertible {
    /// The id of what is missing.
    package let id: String

    package var description: String { "\(id) should be held and is not" }
}

/// A table does not come in the order of its keys: a page is damaged.
package struct RowsOutOfOrder: Error, Hashable, Sendable, CustomStringConvertible {
    package let table: String

    package var description: String { "rows of \(table) are out of order" }
}

/// The file is a database, but another program's.
package struct ForeignDatabase: Error, Hashable, Sendable {
    package let applicationID: Int
}

/// The store was asked after it had been closed.
package struct StoreIsClosed: Error, Hashable, Sendable {}

/// The directory that should hold the store is not there, or is not one.
package struct NoSuchDirectory: Error, Hashable, Sendable {
    package let path: String
}

/// The system does not let us write here.
package struct DirectoryNotWritable: Error, Hashable, Sendable {
    package let path: String
}

extension StoreFailure {
    /// The disk has lost what it had kept, or shows something else in its place. The door lets nothing in that refers to
    /// what is not here.
    package static func missing(_ id: some Identifier) -> StoreFailure {
        .failed(operation: "read", cause: MissingReference(id: id.description))
    }

    static func outOfOrder(_ table: String) -> StoreFailure {
        .failed(operation: "read", cause: RowsOutOfOrder(table: table))
    }

    /// What GRDB throws where it opens, begins and commits.
    init(_ error: DatabaseError) {
        self =
            SQLiteError(
                code: error.extendedResultCode.rawValue,
                message: error.message ?? "",
                sql: error.sql ?? ""
            ).failure
    }
}

extension Error {
    /// Whether it says, here or where SQLite begins and commits, that the disk has no room.
    var isDiskFull: Bool {
        let failure = (self as? DatabaseError).map { StoreFailure($0) } ?? self as? StoreFailure
        if case .diskFull? = failure { return true }
        return false
    }
}
