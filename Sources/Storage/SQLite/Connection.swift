import SignedLog
import Signing

/// The statements of one open database, prepared once and used again.
///
/// A class, because readers and writers share the pool. Only ``Store`` reaches it, and only on the queue that owns the
/// database, so no two threads are ever in it.
final class Connection {
    private let handle: Handle
    private var pools: [StatementText: StatementPool] = [:]
    /// Set when something was destroyed that must not survive in the write-ahead log either.
    var mustTruncateLog = false

    init(_ handle: Handle) {
        self.handle = handle
    }

    /// Must be called before the database is closed: SQLite does not close beneath its statements.
    func finalizeStatements() {
        for pool in pools.values { pool.idle = [] }
    }

    var lastRow: Int64 { handle.lastRow }

    /// Rises with every row that is written, changed or removed.
    var changeCount: Int64 { handle.totalChanges }

    /// Runs a statement that answers nothing; says how many rows it changed.
    @discardableResult
    func run(_ sql: String, _ values: [SQLValue] = []) throws(StoreFailure) -> Int {
        try run(sql, rows: [values])
    }

    /// The same with the values of several rows, one row after another.
    @discardableResult
    func run(_ sql: String, rows: ArraySlice<[SQLValue]>) throws(StoreFailure) -> Int {
        let pool = pool(sql)
        let statement = try take(from: pool)
        defer { giveBack(statement, to: pool) }
        try statement.run(rows.joined())
        return handle.changes
    }

    /// Calls `body` for each row. The row is gone when `body` returns.
    func each(
        _ sql: String,
        _ values: [SQLValue] = [],
        _ body: (Row) throws(StoreFailure) -> Void
    ) throws(StoreFailure) {
        try scan(sql, values) { row throws(StoreFailure) in
            try body(row)
            return true
        }
    }

    /// Calls `body` for each row until it answers false.
    func scan(
        _ sql: String,
        _ values: [SQLValue] = [],
        _ body: (Row) throws(StoreFailure) -> Bool
    ) throws(StoreFailure) {
        let pool = pool(sql)
        let statement = try take(from: pool)
        defer { giveBack(statement, to: pool) }
        try statement.bind(values)
        while try statement.step(), try body(Row(statement)) {}
    }

    func first<Result>(
        _ sql: String,
        _ values: [SQLValue] = [],
        _ read: (Row) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> Result? {
        let pool = pool(sql)
        let statement = try take(from: pool)
        defer { giveBack(statement, to: pool) }
        try statement.bind(values)
        return try statement.step() ? try read(Row(statement)) : nil
    }

    func all<Result>(
        _ sql: String,
        _ values: [SQLValue] = [],
        _ read: (Row) throws(StoreFailure) -> Result
    ) throws(StoreFailure) -> [Result] {
        var results: [Result] = []
        try each(sql, values) { row throws(StoreFailure) in results.append(try read(row)) }
        return results
    }

    /// The number that a query like `SELECT count(*)` answers.
    func count(_ sql: String, _ values: [SQLValue] = []) throws(StoreFailure) -> Int {
        try first(sql, values) { row in Int(row.int(0)) } ?? 0
    }

    func exists(_ sql: String, _ values: [SQLValue] = []) throws(StoreFailure) -> Bool {
        try first(sql, values) { _ in true } ?? false
    }

    private func pool(_ sql: String) -> StatementPool {
        let text = StatementText(sql: sql)
        if let pool = pools[text] { return pool }
        let pool = StatementPool(sql)
        pools[text] = pool
        return pool
    }

    private func take(from pool: StatementPool) throws(StoreFailure) -> Statement {
        if let statement = pool.idle.popLast() { return statement }
        return try handle.prepare(pool.sql)
    }

    private func giveBack(_ statement: Statement, to pool: StatementPool) {
        statement.reset()
        pool.idle.append(statement)
    }
}

/// The text of a statement, hashed by its length: to hash all of it would cost as much as some queries, while to see that
/// two are one costs nothing where they are one literal.
private struct StatementText: Hashable {
    let sql: String

    func hash(into hasher: inout Hasher) {
        hasher.combine(sql.utf8.count)
    }
}

/// The statements of one text that nobody uses now. One that runs is not here, so a query within a query gets its own.
///
/// A class, so that a statement finds back without looking its text up again: that would cost more than some queries.
private final class StatementPool {
    let sql: String
    var idle: [Statement] = []

    init(_ sql: String) { self.sql = sql }
}

/// The row at which a statement stands. A value with the wrong length is damage, and says where.
struct Row {
    private let statement: Statement

    init(_ statement: Statement) {
        self.statement = statement
    }

    func int(_ column: Int) -> Int64 { statement.int(column) }

    func flag(_ column: Int) -> Bool { statement.int(column) != 0 }

    func optionalInt(_ column: Int) -> Int64? { statement.isNull(column) ? nil : statement.int(column) }

    func blob(_ column: Int) -> [UInt8] { statement.blob(column) }

    func optionalBlob(_ column: Int) -> [UInt8]? { statement.isNull(column) ? nil : statement.blob(column) }

    func text(_ column: Int) throws(StoreFailure) -> Text {
        guard let text = Text(validating: statement.blob(column)) else { throw damage(column) }
        return text
    }

    func optionalText(_ column: Int) throws(StoreFailure) -> Text? {
        statement.isNull(column) ? nil : try text(column)
    }

    func bytes32(_ column: Int) throws(StoreFailure) -> Bytes32 {
        guard let bytes = Bytes32(statement.blob(column)) else { throw damage(column) }
        return bytes
    }

    func optionalBytes32(_ column: Int) throws(StoreFailure) -> Bytes32? {
        statement.isNull(column) ? nil : try bytes32(column)
    }

    func bytes16(_ column: Int) throws(StoreFailure) -> Bytes16 {
        guard let bytes = Bytes16(statement.blob(column)) else { throw damage(column) }
        return bytes
    }

    func id<ID: Identifier>(_ column: Int, _: ID.Type = ID.self) throws(StoreFailure) -> ID {
        ID(try bytes32(column))
    }

    func optionalID<ID: Identifier>(_ column: Int, _: ID.Type = ID.self) throws(StoreFailure) -> ID? {
        statement.isNull(column) ? nil : try id(column)
    }

    /// Ids one after another, without anything between.
    func ids<ID: Identifier>(_ column: Int, _: ID.Type = ID.self) throws(StoreFailure) -> [ID] {
        let bytes = statement.blob(column)
        guard bytes.count.isMultiple(of: Bytes32.count) else { throw damage(column) }
        return stride(from: 0, to: bytes.count, by: Bytes32.count).compactMap { start in
            Bytes32(bytes[start..<start + Bytes32.count]).map { ID($0) }
        }
    }

    var values: [SQLValue] { (0..<statement.columnCount).map(statement.value) }

    func damage(_ column: Int) -> StoreFailure {
        .failed(operation: "read", cause: DamagedValue(column: statement.columnName(column), sql: statement.sql))
    }
}
