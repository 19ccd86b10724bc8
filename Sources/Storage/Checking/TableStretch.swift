import SignedLog

/// Rows of a table that follow one another in the order of its primary key: what one step of a check looks at.
struct TableStretch {
    let table: String
    /// The primary key's columns.
    let keys: [String]
    /// The key of the last row before; nil: from the first row on.
    let after: [SQLValue]?
    /// The key of the last row; nil: to the end.
    private(set) var through: [SQLValue]?

    /// The next `limit` rows, or as many as there are. A page with damaged keys is out of order, and what is asked for
    /// behind a row may be before it, for ever: that throws ``RowsOutOfOrder``.
    init(
        of table: String,
        _ keys: [String],
        after: [SQLValue]?,
        limit: Int,
        in connection: Connection
    ) throws(StoreFailure) {
        (self.table, self.keys, self.after) = (table, keys, after)
        let types = keys.map { "typeof(\($0))" }
        let sql = """
            SELECT \((keys + types).joined(separator: ", ")) FROM \(table) AS x WHERE \(condition("x"))
            ORDER BY \(keys.joined(separator: ", ")) LIMIT 1 OFFSET \(limit - 1)
            """
        let row = try connection.first(sql, values) { $0.values }
        guard let row else { return }
        // A text whose bytes are damaged cannot be asked for again: then the rest of the table is one stretch.
        let isDamaged = zip(row, row.dropFirst(keys.count)).contains { value, type in
            type == .text("text") && value.isBlob
        }
        guard !isDamaged else { return }
        let last = Array(row.prefix(keys.count))
        if let after, try !connection.isAscending(after, last) { throw .outOfOrder(table) }
        through = last
    }

    /// For the WHERE clause of a query that calls the table so.
    func condition(_ alias: String) -> String {
        let names = keys.map { "\(alias).\($0)" }.joined(separator: ", ")
        let places = keys.map { _ in "?" }.joined(separator: ", ")
        let bounds = (after == nil ? [] : [">"]) + (through == nil ? [] : ["<="])
        return bounds.isEmpty ? "1" : bounds.map { "(\(names)) \($0) (\(places))" }.joined(separator: " AND ")
    }

    /// For the parameters of ``condition(_:)``.
    var values: [SQLValue] { (after ?? []) + (through ?? []) }
}

extension Connection {
    /// Whether a key is smaller than another, as SQLite compares them.
    fileprivate func isAscending(_ smaller: [SQLValue], _ larger: [SQLValue]) throws(StoreFailure) -> Bool {
        let places = smaller.map { _ in "?" }.joined(separator: ", ")
        return try exists("SELECT 1 WHERE (\(places)) < (\(places))", smaller + larger)
    }
}

extension SQLValue {
    fileprivate var isBlob: Bool {
        switch self {
        case .blob: true
        case .null, .int, .text: false
        }
    }
}
