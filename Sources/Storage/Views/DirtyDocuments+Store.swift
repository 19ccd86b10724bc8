package import SignedLog
import Signing

/// Documents that must be folded again, because something about them changed that was too much for one transaction.
/// Until they are, the views of them are old, and whoever reads says so.
extension StoreReader {
    package func dirtyCount() throws(StoreFailure) -> Int {
        try connection.count("SELECT count(*) FROM dirty")
    }

    /// Some of them, in the order of their founding acts' admission.
    package func dirtyDocuments(limit: Int) throws(StoreFailure) -> [DocumentID] {
        let sql = "SELECT a.id FROM dirty d JOIN act a ON a.row = d.document ORDER BY d.document LIMIT ?"
        return try connection.all(sql, [.int(limit)]) { row throws(StoreFailure) in try row.id(0) }
    }

    package func isDirty(_ document: DocumentID) throws(StoreFailure) -> Bool {
        let act = "SELECT a.row FROM \(ActIndex.actOfFirstParameter)"
        let sql = "SELECT 1 FROM dirty WHERE document = (\(act))"
        return try connection.exists(sql, [.id(document)])
    }
}

extension StoreWriter {
    /// Documents that are not held are passed over.
    package func markDirty(_ documents: some Sequence<DocumentID>) throws(StoreFailure) {
        for document in documents {
            guard let row = try actRow(document.founding) else { continue }
            try SummedTable.dirty.put([.int(row)], in: connection)
        }
    }

    package func clearDirty(_ documents: some Sequence<DocumentID>) throws(StoreFailure) {
        for document in documents {
            guard let row = try actRow(document.founding) else { continue }
            try connection.run("DELETE FROM dirty WHERE document = ?", [.int(row)])
        }
    }
}
