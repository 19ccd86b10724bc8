package import SignedLog

/// Documents by the acts that founded them.
extension StoreReader {
    /// Documents founded by acts of a kind, in the order of admission, from behind a row.
    package func documents(
        ofKind kind: UInt64,
        after row: Int64,
        limit: Int
    ) throws(StoreFailure) -> [(row: Int64, document: DocumentID)] {
        let sql = "SELECT row, id FROM act WHERE row > ? AND kind = ? AND document = row ORDER BY row LIMIT ?"
        return try connection.all(sql, [.int(row), .int(Int64(kind)), .int(limit)]) { found throws(StoreFailure) in
            (row: found.int(0), document: try found.id(1))
        }
    }
}
