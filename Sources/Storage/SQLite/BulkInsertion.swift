/// Inserts many rows by few statements: many rows at once cost little more than one.
///
/// The head says what becomes of a row that breaks a rule. With `OR FAIL` or `OR IGNORE` SQLite need not be ready to take
/// half of the rows back (but for foreign keys), and copies no pages for it; whoever fails here gives up the whole
/// transaction.
struct BulkInsertion: Hashable {
    private let statements: [Statement]

    private struct Statement: Hashable {
        let rowCount: Int
        let sql: String
    }

    /// - Parameters:
    ///   - head: all before the rows: `INSERT OR FAIL INTO table (columns) VALUES`.
    ///   - rowCounts: descending to 1.
    init(_ head: String, columnCount: Int, rowCounts: [Int] = [16, 1]) {
        precondition(rowCounts.last == 1, "nothing inserts the last rows")
        let row = "(" + Array(repeating: "?", count: columnCount).joined(separator: ", ") + ")"
        statements = rowCounts.map { count in
            let rows = Array(repeating: row, count: count).joined(separator: ", ")
            return Statement(rowCount: count, sql: head + " " + rows)
        }
    }

    func run(_ rows: [[SQLValue]], in connection: Connection) throws(StoreFailure) {
        var rest = rows[...]
        for statement in statements {
            while rest.count >= statement.rowCount {
                try connection.run(statement.sql, rows: rest.prefix(statement.rowCount))
                rest = rest.dropFirst(statement.rowCount)
            }
        }
    }
}
