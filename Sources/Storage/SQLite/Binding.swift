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
    private let parameterCount: Int32

    init(_ sql: String, on connection: OpaquePointer) throws(StoreFailure) {
        var handle: OpaquePointer?
        let code = unsafe sqlite3_prepare_v3(connection, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &handle, nil)
        guard code == SQLITE_OK, let prepared = unsafe handle else {
            throw unsafe SQLiteError(code: code, on: connection, sql: sql).failure
        }
        self.sql = sql
        unsafe self.handle = unsafe prepared
        parameterCount = unsafe sqlite3_bind_parameter_count(prepared)
        unsafe self.connection = unsafe connection
    }

    deinit {
        unsafe sqlite3_finalize(handle)
    }

    /// Binds values to all parameters, 1, 2 … SQLite takes copies.
    func bind(_ values: [SQLValue]) throws(StoreFailure) {
        let code = unsafe Self.gathered(values).withUnsafeBytes { unsafe bind(values, in: $0, Self.copied) }
        guard code == SQLITE_OK else { throw failure(code) }
    }

    /// Binds values to all parameters and runs to the end. SQLite reads them where they are gathered: to take copies, it
    /// would allocate for each.
    func run(_ values: some Collection<SQLValue>) throws(StoreFailure) {
        let code = unsafe Self.gathered(values).withUnsafeBytes { bytes in
            // Nothing stays bound to what is gone when this returns.
            defer { unsafe sqlite3_clear_bindings(handle) }
            var code = unsafe bind(values, in: bytes, nil)
            if code == SQLITE_OK { code = SQLITE_ROW }
            while code == SQLITE_ROW { code = unsafe sqlite3_step(handle) }
            return code
        }
        guard code == SQLITE_DONE else { throw failure(code) }
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

    /// The bytes of all texts and blobs, one after another.
    private static func gathered(_ values: some Collection<SQLValue>) -> [UInt8] {
        let byteCount = values.reduce(0) { $0 + $1.byteCount }
        return unsafe [UInt8](unsafeUninitializedCapacity: byteCount) { buffer, count in
            let room = UnsafeMutableRawBufferPointer(buffer)
            for value in values {
                let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: room[count...])
                switch value {
                case .blob(let blob): unsafe blob.withUnsafeBytes { unsafe rest.copyMemory(from: $0) }
                case .text(let text): unsafe text.utf8.slice.withUnsafeBytes { unsafe rest.copyMemory(from: $0) }
                case .null, .int: continue
                }
                count += value.byteCount
            }
        }
    }

    /// Binds values whose bytes were gathered. Without a destructor (SQLITE_STATIC) SQLite goes on reading them there.
    private func bind(
        _ values: some Collection<SQLValue>,
        in bytes: UnsafeRawBufferPointer,
        _ destructor: sqlite3_destructor_type?
    ) -> Int32 {
        var (index, start): (Int32, Int) = (0, 0)
        for value in values {
            index += 1
            precondition(index <= parameterCount, "more than \(parameterCount) values for \(sql)")
            let own = unsafe UnsafeRawBufferPointer(rebasing: bytes[start..<start + value.byteCount])
            let code = unsafe bind(value, at: index, own, destructor)
            guard code == SQLITE_OK else { return code }
            start += own.count
        }
        precondition(index == parameterCount, "\(index) values for \(sql)")
        return SQLITE_OK
    }

    private func bind(
        _ value: SQLValue,
        at index: Int32,
        _ bytes: UnsafeRawBufferPointer,
        _ destructor: sqlite3_destructor_type?
    ) -> Int32 {
        switch value {
        case .null: return unsafe sqlite3_bind_null(handle, index)
        case .int(let number): return unsafe sqlite3_bind_int64(handle, index, number)
        case .blob:
            // No address would mean NULL, here and below, and what is empty is none.
            guard let start = bytes.baseAddress, bytes.count > 0 else {
                return unsafe sqlite3_bind_zeroblob(handle, index, 0)
            }
            return unsafe sqlite3_bind_blob(handle, index, start, Int32(bytes.count), destructor)
        case .text:
            guard let start = bytes.baseAddress, bytes.count > 0 else {
                return unsafe sqlite3_bind_text(handle, index, "", 0, Self.copied)
            }
            let characters = unsafe start.assumingMemoryBound(to: CChar.self)
            return unsafe sqlite3_bind_text(handle, index, characters, Int32(bytes.count), destructor)
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
