import District
import SignedLog
import Signing

extension StoreReader {
    /// Checks everything that the store can check by itself: every entry from its bytes up to its signature, every
    /// column and index that follows from entries, every disclosure against its commitment, every sum. An error of the
    /// disk is a finding like any other.
    ///
    /// Whether the views say what a fold of the entries says is for who can fold: ``differences(from:)``.
    ///
    /// - Parameter progress: entries checked so far, and how many there are.
    package func integrity(progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }) -> [StorageFinding] {
        var list = FindingList()
        list.check("sqlite_master") { list throws(StoreFailure) in try checkFile(&list) }
        for table in SummedTable.all {
            list.check(table.name) { list throws(StoreFailure) in try checkSums(of: table, &list) }
        }
        list.check("entry") { list throws(StoreFailure) in
            try EntryCheck(self).run(&list, progress: progress)
        }
        for table in ["audience", "log", "epoch", "seen", "entry", "act"] {
            list.check(table) { list throws(StoreFailure) in try checkNumbering(of: table, &list) }
        }
        for query in DerivedCheck.all {
            list.check(query.table) { list throws(StoreFailure) in try check(query, &list) }
        }
        list.check("standing") { list throws(StoreFailure) in try checkStandings(&list) }
        list.check("early") { list throws(StoreFailure) in _ = try earlyEntries() }
        list.check("license_lookup") { list throws(StoreFailure) in try checkLookups(&list) }
        return list.findings
    }

    /// The pages themselves, and indexes against their tables, in SQLite's words.
    private func checkFile(_ list: inout FindingList) throws(StoreFailure) {
        try connection.each("PRAGMA integrity_check(\(FindingList.limit))") { row throws(StoreFailure) in
            let message = try row.text(0).string
            if message != "ok" { list.add("sqlite_master", "", .unreadable(message)) }
        }
    }

    private func checkSums(of table: SummedTable, _ list: inout FindingList) throws(StoreFailure) {
        let columns = table.columns.joined(separator: ", ")
        try connection.each("SELECT \(columns), sum FROM \(table.name)") { row throws(StoreFailure) in
            let values = row.values
            let content = Array(values.dropLast())
            guard values.last != .blob(SummedTable.sum(table.name, content)) else { return }
            list.add(table.name, content.prefix(table.keyCount).map(\.key).joined(separator: " "), .sum)
        }
    }

    /// Rows that are only ever added are numbered 1, 2, 3 …
    private func checkNumbering(of table: String, _ list: inout FindingList) throws(StoreFailure) {
        var expected: Int64 = 1
        try connection.scan("SELECT rowid FROM \(table) ORDER BY rowid") { row in
            if row.int(0) != expected { list.add(table, "\(expected)", .gap) }
            expected += 1
            return row.int(0) == expected - 1
        }
    }

    private func check(_ query: DerivedCheck, _ list: inout FindingList) throws(StoreFailure) {
        try connection.each(query.sql) { row in
            list.add(query.table, row.values.map(\.key).joined(separator: " "), query.problem)
        }
    }

    /// Which entries are set aside stands twice: with its reason, and in the entry for the indexes.
    private func checkStandings(_ list: inout FindingList) throws(StoreFailure) {
        let sql = """
            SELECT e.id, e.is_aside, s.standing FROM entry e LEFT JOIN standing s ON s.entry = e.sequence
            WHERE e.is_aside <> 0 OR s.entry IS NOT NULL
            """
        try connection.each(sql) { row throws(StoreFailure) in
            let standing = row.optionalBlob(2) == nil ? .counts : try row.standing(2)
            if row.int(1) != (standing.isSetAside ? 1 : 0) {
                list.add("entry", SQLValue.blob(row.blob(0)).key, .column("is_aside"))
            }
        }
    }
}

extension Standing {
    fileprivate var isSetAside: Bool {
        switch self {
        case .counts, .held: false
        case .setAside: true
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
