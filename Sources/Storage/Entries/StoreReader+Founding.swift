package import SignedLog

/// Documents by the acts that founded them.
extension StoreReader {
    /// Documents founded by acts of a kind, in the order of admission, from behind a row. A page with damaged keys is out
    /// of order, and what is asked for behind a row may be before it, for ever: that throws.
    package func documents(
        ofKind kind: UInt64,
        after row: Int64,
        limit: Int
    ) throws(StoreFailure) -> [(row: Int64, document: DocumentID)] {
        let sql = "SELECT row, id FROM act WHERE row > ? AND kind = ? AND document = row ORDER BY row LIMIT ?"
        let values: [SQLValue] = [.int(row), .int(Int64(kind)), .int(limit)]
        let page = try connection.all(sql, values) { row throws(StoreFailure) -> (row: Int64, document: DocumentID) in
            (row: row.int(0), document: try row.id(1))
        }
        guard zip([row] + page.map(\.row), page.map(\.row)).allSatisfy(<) else { throw .outOfOrder("act") }
        return page
    }
}
