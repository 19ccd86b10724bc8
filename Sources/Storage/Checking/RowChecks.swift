import District
import SignedLog
import Signing

/// The steps of ``IntegrityCheck`` that look at rows of one table.
extension StoreReader {
    /// The pages of one table and its indexes, in SQLite's words: the table after the one of this name. A step takes as
    /// long as its table is large.
    func checkPages(after cursor: [SQLValue]?, _ list: inout FindingList) throws(StoreFailure) -> [SQLValue]? {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name > ? ORDER BY name LIMIT 1"
        let name = try connection.first(sql, cursor ?? [.text("")]) { row throws(StoreFailure) in try row.text(0) }
        guard let name else { return nil }
        try report("PRAGMA integrity_check('\(name.string.replacing("'", with: "''"))')", &list)
        return [.text(name)]
    }

    /// The file as a whole: each page belongs to one table or index, or is free. Quick, for the rows have been looked at.
    func checkFile(_ list: inout FindingList) throws(StoreFailure) {
        try report("PRAGMA quick_check(\(FindingList.limit))", &list)
    }

    private func report(_ pragma: String, _ list: inout FindingList) throws(StoreFailure) {
        try connection.each(pragma) { row throws(StoreFailure) in
            let message = try row.text(0).string
            if message != "ok" { list.add("sqlite_master", "", .unreadable(message)) }
        }
    }

    func checkSums(of table: SummedTable, in stretch: TableStretch, _ list: inout FindingList) throws(StoreFailure) {
        let columns = table.columns.joined(separator: ", ")
        let sql = "SELECT \(columns), sum FROM \(table.name) AS x WHERE \(stretch.condition("x"))"
        try connection.each(sql, stretch.values) { row throws(StoreFailure) in
            let values = row.values
            let content = Array(values.dropLast())
            guard values.last != .blob(SummedTable.sum(table.name, content)) else { return }
            list.add(table.name, content.prefix(table.keyCount).map(\.key).joined(separator: " "), .sum)
        }
    }

    /// Rows that are only ever added are numbered 1, 2, 3 … Only the first gap is named: all that follows is off.
    func checkNumbering(
        of table: String,
        after cursor: [SQLValue]?,
        _ list: inout FindingList
    ) throws(StoreFailure) -> [SQLValue]? {
        let limit = 20_000
        let sql = "SELECT rowid FROM \(table) WHERE rowid > ? ORDER BY rowid LIMIT \(limit)"
        let rows = try connection.all(sql, cursor ?? [SQLValue.int(Int64.min)]) { $0.int(0) }
        var expected: Int64 = if case .int(let last)? = cursor?.first { last + 1 } else { 1 }
        for row in rows {
            guard row == expected else {
                list.add(table, "\(expected)", .gap)
                return nil
            }
            expected += 1
        }
        return rows.count == limit ? [.int(expected - 1)] : nil
    }

    func check(_ query: DerivedCheck, in stretch: TableStretch, _ list: inout FindingList) throws(StoreFailure) {
        try connection.each(query.sql(in: stretch), stretch.values) { row in
            list.add(query.table, row.values.map(\.key).joined(separator: " "), query.problem)
        }
    }

    /// Which entries are set aside stands twice: with its reason, and in the entry for the indexes.
    func checkStandings(in stretch: TableStretch, _ list: inout FindingList) throws(StoreFailure) {
        let sql = """
            SELECT e.id, e.is_aside, s.standing FROM entry e LEFT JOIN standing s ON s.entry = e.sequence
            WHERE (e.is_aside <> 0 OR s.entry IS NOT NULL) AND \(stretch.condition("e"))
            """
        try connection.each(sql, stretch.values) { row throws(StoreFailure) in
            let standing = row.optionalBlob(2) == nil ? .counts : try row.standing(2)
            if row.int(1) != (standing.isSetAside ? 1 : 0) {
                list.add("entry", SQLValue.blob(row.blob(0)).key, .column("is_aside"))
            }
        }
    }
}

extension SQLValue {
    /// How a value names a row: numbers and texts as they are, bytes in hex.
    var key: String {
        switch self {
        case .null: "null"
        case .int(let value): "\(value)"
        case .blob(let bytes): Hex.encode(bytes)
        case .text(let text): text.string
        }
    }
}
