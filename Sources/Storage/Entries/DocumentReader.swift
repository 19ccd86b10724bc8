package import SignedLog
import Signing

/// Reads documents for folds, many within one transaction: what their acts have in common, the entries, is read once.
package struct DocumentReader {
    private let store: StoreReader
    private var carriers: CarrierReader

    package init(_ store: StoreReader) {
        self.store = store
        carriers = CarrierReader(store)
    }

    /// Nil if the founding act is not held, and of documents around a fork, whose acts have several carriers: those are
    /// read act by act (``StoreReader/acts(of:)``).
    package mutating func document(_ document: DocumentID) throws(StoreFailure) -> StoredDocument? {
        guard let founding = try store.foundingRow(of: document) else { return nil }
        let rows = try store.actRows(ofDocument: founding.act.row)
        guard try !store.hasCopies(ofDocument: founding.act.row) else { return nil }
        let first = try part(founding.act)
        let place = DocumentPlace(
            row: founding.act.row,
            audience: first.carrier.audienceRow,
            isShown: founding.isShown
        )
        return StoredDocument(place: place, acts: try [first] + rows.map { row throws(StoreFailure) in try part(row) })
    }

    private mutating func part(_ row: ActRow) throws(StoreFailure) -> StoredDocument.Part {
        StoredDocument.Part(
            id: row.id,
            row: row.row,
            stored: row.stored,
            carrier: try carriers.carrier(sequence: row.entry),
            seed: row.seed,
            content: row.content,
            singles: row.seed == nil ? try store.singleDisclosures(ofActRow: row.row, row.id) : []
        )
    }
}

/// An act and its full disclosure as their tables have them.
private struct ActRow {
    let row: Int64
    let id: ActID
    let entry: Int64
    let stored: [UInt8]
    let seed: Bytes16?
    let content: [UInt8]

    static let columns = "a.row, a.id, a.entry, a.stored, f.seed, f.content"

    init(_ row: Row) throws(StoreFailure) {
        (self.row, entry) = (row.int(0), row.int(2))
        (id, stored) = (try row.id(1), row.blob(3))
        let hasSeed = row.optionalBlob(4) != nil
        seed = hasSeed ? try row.bytes16(4) : nil
        content = hasSeed ? row.blob(5) : []
    }
}

extension StoreReader {
    fileprivate func foundingRow(of document: DocumentID) throws(StoreFailure) -> (act: ActRow, isShown: Bool)? {
        let sql = """
            SELECT \(ActRow.columns), EXISTS (SELECT 1 FROM license WHERE document = a.row)
            FROM \(ActIndex.actOfFirstParameter) LEFT JOIN full_disclosure f ON f.act = a.row
            """
        return try connection.first(sql, [.id(document.founding)]) { row throws(StoreFailure) in
            (try ActRow(row), row.flag(6))
        }
    }

    /// All but the founding one. The second half of the condition is what the partial index `act_document` holds.
    fileprivate func actRows(ofDocument founding: Int64) throws(StoreFailure) -> [ActRow] {
        let sql = """
            SELECT \(ActRow.columns) FROM act a LEFT JOIN full_disclosure f ON f.act = a.row
            WHERE a.document = ? AND a.document <> a.row ORDER BY a.row
            """
        return try connection.all(sql, [.int(founding)]) { row throws(StoreFailure) in try ActRow(row) }
    }

    fileprivate func hasCopies(ofDocument founding: Int64) throws(StoreFailure) -> Bool {
        guard try connection.exists("SELECT 1 FROM act_copy LIMIT 1") else { return false }
        let sql = """
            SELECT 1 FROM act a JOIN act_copy c ON c.act = a.row
            WHERE a.row = ?1 OR (a.document = ?1 AND a.document <> a.row) LIMIT 1
            """
        return try connection.exists(sql, [.int(founding)])
    }
}
