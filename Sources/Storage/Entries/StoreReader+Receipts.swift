import District
package import SignedLog
package import Signing

/// What a witness has yet to answer for.
extension StoreReader {
    /// Tips of others' logs in an audience that no act of this key names, sorted. A tip that is itself only receipts asks
    /// for no answer: what stands before it was receipted or is a receipt.
    ///
    /// One question, answered from the indexes: a log may have been parted ten thousand times on purpose.
    package func unreceiptedTips(in audience: Audience, by key: PublicKey) throws(StoreFailure) -> [EntryID] {
        let sql = """
            SELECT e.id FROM audience u JOIN log l ON l.audience = u.row JOIN tip t ON t.log = l.row
                JOIN entry e ON e.sequence = t.entry
            WHERE u.digest = ?1 AND l.author <> ?2
                AND (EXISTS (SELECT 1 FROM act a WHERE a.kind <> ?3
                        AND a.row >= e.first_act AND a.row < e.first_act + e.act_count)
                    OR EXISTS (SELECT 1 FROM act_copy c JOIN act a ON a.row = c.act
                        WHERE c.entry = e.sequence AND a.kind <> ?3))
                AND NOT EXISTS (SELECT 1 FROM reference r JOIN act a ON a.row = r.act
                    JOIN entry o ON o.sequence = a.entry JOIN epoch p ON p.row = o.epoch JOIN log k ON k.row = p.log
                    WHERE r.entry = e.sequence AND k.author = ?2)
            ORDER BY e.id
            """
        let values: [SQLValue] = [
            .blob(audience.digest), .blob(key.bytes), .int(Int64(Kind.receipt.rawValue)),
        ]
        return try connection.all(sql, values) { row throws(StoreFailure) in try row.id(0) }
    }
}
