package import SignedLog
import Signing

/// Where a document stands in this store.
package struct DocumentPlace: Hashable, Sendable {
    /// The row of the founding act.
    let row: Int64
    /// The row of the founding act's audience.
    let audience: Int64
    /// Whether the view of licenses has the document already.
    let isShown: Bool
}

extension StoreReader {
    /// Nil if the founding act is not held.
    package func place(of document: DocumentID) throws(StoreFailure) -> DocumentPlace? {
        let sql = """
            SELECT a.row, l.audience, EXISTS (SELECT 1 FROM license WHERE document = a.row)
            FROM \(ActIndex.actOfFirstParameter) JOIN entry e ON e.sequence = a.entry
                JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            """
        return try connection.first(sql, [.id(document.founding)]) { row in
            DocumentPlace(row: row.int(0), audience: row.int(1), isShown: row.flag(2))
        }
    }
}
