import District
package import SignedLog

extension StoreReader {
    package func referrers(of entry: EntryID) throws(StoreFailure) -> [EntryID] {
        guard let sequence = try sequence(of: entry) else { return [] }
        let namings = try namings(of: entry) + namings(byActs: actsNaming(actsOf: sequence))
        return namings.map(\.entry).filter { $0 != entry }
    }

    /// The rows of acts that name one that the entry carries. Such an act is of the same document: so all of the entry's
    /// documents are asked for further acts at once, and of most licenses there is none.
    private func actsNaming(actsOf sequence: Int64) throws(StoreFailure) -> [Int64] {
        let sql = """
            SELECT a.row, \(StoredBytes.columns(of: "a")) FROM (
                SELECT o.document FROM entry e JOIN act o ON o.row >= e.first_act AND o.row < e.first_act + e.act_count
                    WHERE e.sequence = ?1
                UNION SELECT o.document FROM act_copy c JOIN act o ON o.row = c.act WHERE c.entry = ?1
            ) AS d CROSS JOIN act a ON a.document = d.document AND a.document <> a.row
            WHERE a.entry <> ?1 OR EXISTS (SELECT 1 FROM act_copy WHERE act = a.row) ORDER BY a.row
            """
        var others: [(row: Int64, named: [ActID])] = []
        try connection.each(sql, [.int(sequence)]) { found throws(StoreFailure) in
            others.append((found.int(0), try found.act(found.actBytes(1)).directActs))
        }
        guard !others.isEmpty else { return [] }
        let own = Set(try acts(ofEntry: sequence).map(\.id))
        return others.filter { !own.isDisjoint(with: $0.named) }.map(\.row)
    }
}
