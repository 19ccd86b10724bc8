import GRDB
import GRDBSQLite
import SignedLog
import Signing

/// The one place where this room hands memory to SQLite and takes it back. Everything unsafe of the room stands here.
///
/// A prepared statement. It is owned by one ``Connection`` and used by one caller at a time.
@safe
final class Statement {
    let sql: String
    private let handle: OpaquePointer
    private let connection: OpaquePointer
    private let parameterCount: Int

    init(_ sql: String, on connection: OpaquePointer) throws(StoreFailure) {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let prepared = unsafe handle else {
            throw unsafe SQLiteError(code: code, on: connection, sql: sql).failure
        }
        self.sql = sql
        unsafe self.handle = unsafe prepared
        parameterCount = Int(unsafe sqlite3_bind_parameter_count(prepared))
        unsafe self.connection = unsafe connection
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Binds values to all parameters, 1, 2 … SQLite takes copies.
    func bind(_ values: [SQLValue]) throws(StoreFailure) {
        precondition(values.count == parameterCount, "\(values.count) values for \(sql)")
        for index in values.indices {
            let code = bind(values[index], at: Int32(index + 1))
            guard code == SQLITE_OK else { throw failure(code) }
        }
    }

    /// Runs on to the next row; false at the end.
    func step() throws(StoreFailure) -> Bool {
        let code = unsafe sqlite3_step(handle)
        switch code {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        default: throw failure(code)
        }
    }

    /// Ready for the next caller, who binds every parameter anew.
    func reset() {
        // Repeats the error of the last step, which has been thrown already.
        unsafe sqlite3_reset(handle)
    }

    var columnCount: Int { Int(unsafe sqlite3_column_count(handle)) }

    func columnName(_ column: Int) -> String {
        guard let name = unsafe sqlite3_column_name(handle, Int32(column)) else { return "" }
        return unsafe String(cString: name)
    }

    func isNull(_ column: Int) -> Bool {
        unsafe sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL
    }

    func int(_ column: Int) -> Int64 {
        unsafe sqlite3_column_int64(handle, Int32(column))
    }

    func blob(_ column: Int) -> [UInt8] {
        // The pointer first, then the length: so SQLite's manual wants it.
        let start = unsafe sqlite3_column_blob(handle, Int32(column))
        let count = Int(unsafe sqlite3_column_bytes(handle, Int32(column)))
        guard let start = unsafe start else { return [] }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }

    func value(_ column: Int) -> SQLValue {
        switch unsafe sqlite3_column_type(handle, Int32(column)) {
        case SQLITE_NULL: .null
        case SQLITE_INTEGER: .int(int(column))
        case SQLITE_TEXT: Text(validating: blob(column)).map(SQLValue.text) ?? .blob(blob(column))
        default: .blob(blob(column))  // REAL too: no table of ours has any, so it is shown as the bytes of its text.
        }
    }

    private func bind(_ value: SQLValue, at index: Int32) -> Int32 {
        switch value {
        case .null:
            return unsafe sqlite3_bind_null(handle, index)
        case .int(let number):
            return unsafe sqlite3_bind_int64(handle, index, number)
        case .blob(let bytes):
            return unsafe bytes.withUnsafeBytes { buffer in
                // No address would mean NULL, and an empty string of bytes is none.
                guard let start = buffer.baseAddress else { return unsafe sqlite3_bind_zeroblob(handle, index, 0) }
                return unsafe sqlite3_bind_blob(handle, index, start, Int32(buffer.count), Self.copied)
            }
        case .text(let text):
            return unsafe text.utf8.slice.withUnsafeBufferPointer { buffer in
                unsafe buffer.withMemoryRebound(to: CChar.self) { characters in
                    guard let start = characters.baseAddress else {
                        return unsafe sqlite3_bind_text(handle, index, "", 0, nil)
                    }
                    return unsafe sqlite3_bind_text(handle, index, start, Int32(characters.count), Self.copied)
                }
            }
        }
    }

    private func failure(_ code: Int32) -> StoreFailure {
        unsafe SQLiteError(code: code, on: connection, sql: sql).failure
    }

    /// SQLITE_TRANSIENT, a cast in C: SQLite copies before the call returns.
    private static let copied = unsafe unsafeBitCast(-1, to: sqlite3_destructor_type.self)
}

extension SQLiteError {
    init(code: Int32, on connection: OpaquePointer, sql: String) {
        let extended = unsafe sqlite3_extended_errcode(connection)
        let message = unsafe sqlite3_errmsg(connection).map { unsafe String(cString: $0) } ?? ""
        self.init(code: extended == SQLITE_OK ? code : extended, message: message, sql: sql)
    }
}

/// The open database, as SQLite hands it out. Valid until GRDB closes it.
@safe
struct Handle {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
        unsafe self.pointer = unsafe pointer
    }

    func prepare(_ sql: String) throws(StoreFailure) -> Statement {
        try unsafe Statement(sql, on: pointer)
    }

    /// The rowid of the row inserted last.
    var lastRow: Int64 { unsafe sqlite3_last_insert_rowid(pointer) }

    /// How many rows the statement that ran last has changed.
    var changes: Int { Int(unsafe sqlite3_changes(pointer)) }

    /// How many rows have been changed since the database was opened.
    var totalChanges: Int64 { unsafe sqlite3_total_changes64(pointer) }
}

extension Connection {
    /// Statements on the connection that GRDB has opened.
    convenience init(of database: Database) throws(StoreFailure) {
        guard let pointer = unsafe database.sqliteConnection else {
            throw .failed(operation: "open", cause: StoreIsClosed())
        }
        self.init(unsafe Handle(pointer))
    }
}
