package import District
package import SignedLog

/// The standing of entries, as it was judged last. Only exceptions have a row: an entry without one counts.
extension StoreReader {
    package func standing(of entry: EntryID) throws(StoreFailure) -> Standing {
        let sql = "SELECT standing FROM standing WHERE entry = (SELECT sequence FROM entry WHERE id = ?)"
        return try connection.first(sql, [.id(entry)]) { row throws(StoreFailure) in try row.standing(0) } ?? .counts
    }

    /// All entries that do not simply count, sorted by id; of one log if it is named.
    package func exceptions(
        in log: LogID? = nil
    ) throws(StoreFailure) -> [(entry: EntryID, standing: Standing)] {
        let sql = """
            SELECT e.id, s.standing FROM standing s JOIN entry e ON e.sequence = s.entry
                JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            WHERE ?1 IS NULL OR l.id = ?1 ORDER BY e.id
            """
        return try connection.all(sql, [.id(log)]) { row throws(StoreFailure) in
            (entry: try row.id(0), standing: try row.standing(1))
        }
    }

    /// The documents of the acts that an entry carries, sorted: what must be folded again when its standing changes.
    package func documents(in entry: EntryID) throws(StoreFailure) -> [DocumentID] {
        let sql = Self.documents("id", inEntries: "id = ?")
        return try connection.all(sql, [.id(entry)]) { row throws(StoreFailure) in try row.id(0) }.sorted()
    }

    /// The documents of the acts in entries that have seen what `isMeant`, sorted. What entries have seen is few
    /// different things, so each is asked about once.
    package func documents(
        inEntriesSeeing isMeant: ([EntryID]) throws(StoreFailure) -> Bool
    ) throws(StoreFailure) -> [DocumentID] {
        let seen = try connection.all("SELECT row, ids FROM seen") { row throws(StoreFailure) in
            (row: row.int(0), ids: try row.ids(1, EntryID.self))
        }
        let sql = Self.documents("id", inEntries: "seen = ?")
        var documents: Set<DocumentID> = []
        for (row, ids) in seen where try isMeant(ids) {
            try connection.each(sql, [.int(row)]) { row throws(StoreFailure) in documents.insert(try row.id(0)) }
        }
        return documents.sorted()
    }

    /// A query for a column of the founding acts of these entries' documents, each document once.
    static func documents(_ column: String, inEntries condition: String) -> String {
        """
        WITH e AS (SELECT sequence, first_act, act_count FROM entry WHERE \(condition))
        SELECT \(column) FROM act WHERE row IN (
            SELECT a.document FROM act a JOIN e ON a.row >= e.first_act AND a.row < e.first_act + e.act_count
            UNION SELECT a.document FROM act_copy c JOIN e ON e.sequence = c.entry JOIN act a ON a.row = c.act)
        """
    }
}

extension StoreWriter {
    /// Records what was judged. What is set aside leaves tips, epochs and digests, and comes back with any other
    /// standing. Says whether anything changed.
    @discardableResult
    package func set(_ standing: Standing, of entry: EntryID) throws(StoreFailure) -> Bool {
        guard let sequence = try sequence(of: entry), try self.standing(of: entry) != standing else { return false }
        switch standing {
        case .counts:
            try setAside(false, entry: entry)
            try connection.run("DELETE FROM standing WHERE entry = ?", [.int(sequence)])
        case .held(let reasons):
            try setAside(false, entry: entry)
            try record(StandingCoding.item(false, reasons), of: sequence)
        case .setAside(let reasons):
            try setAside(true, entry: entry)
            try record(StandingCoding.item(true, reasons), of: sequence)
        }
        return true
    }

    private func record(_ standing: CBOR, of sequence: Int64) throws(StoreFailure) {
        try SummedTable.standing.put([.int(sequence), .blob(standing.encoded())], in: connection)
    }
}

extension Row {
    func standing(_ column: Int) throws(StoreFailure) -> Standing {
        guard let standing = StandingCoding.standing(try item(column)) else { throw damage(column) }
        return standing
    }
}
