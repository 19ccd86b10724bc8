package import SignedLog
import Signing

/// Documents that must be folded again, because something about them changed that was too much for one transaction.
/// Until they are, the views of them are old, and whoever reads says so.
extension StoreReader {
    /// How many there are; at most, where all documents of an entry are.
    package func dirtyCount() throws(StoreFailure) -> Int {
        let inEntries = "SELECT coalesce(sum(e.act_count), 0) FROM dirty_entry d JOIN entry e ON e.sequence = d.entry"
        return try connection.count("SELECT count(*) FROM dirty") + connection.count(inEntries)
    }

    /// Some of them, in the order of their founding acts' admission.
    package func dirtyDocuments(limit: Int) throws(StoreFailure) -> [DocumentID] {
        let sql = "SELECT a.id FROM dirty d JOIN act a ON a.row = d.document ORDER BY d.document LIMIT ?"
        return try connection.all(sql, [.int(limit)]) { row throws(StoreFailure) in try row.id(0) }
    }

    package func isDirty(_ document: DocumentID) throws(StoreFailure) -> Bool {
        guard try connection.exists("SELECT 1 FROM dirty UNION ALL SELECT 1 FROM dirty_entry LIMIT 1"),
            let row = try actRow(document.founding)
        else { return false }
        let sql = """
            SELECT 1 FROM dirty WHERE document = ?1
            UNION ALL SELECT 1 FROM act a JOIN dirty_entry d ON d.entry = a.entry WHERE \(Self.isOfDocument)
            UNION ALL SELECT 1 FROM act a JOIN act_copy c ON c.act = a.row JOIN dirty_entry d ON d.entry = c.entry
                WHERE \(Self.isOfDocument)
            """
        return try connection.exists(sql, [.int(row)])
    }

    /// Whether an act is of the document whose founding act is the first parameter, as the partial index `act_document` can
    /// tell.
    private static let isOfDocument = "(a.row = ?1 OR a.document = ?1 AND a.document <> a.row)"
}

extension StoreWriter {
    /// Documents that are not held are passed over.
    package func markDirty(_ documents: some Sequence<DocumentID>) throws(StoreFailure) {
        for document in documents {
            guard let row = try actRow(document.founding) else { continue }
            try SummedTable.dirty.put([.int(row)], in: connection)
        }
    }

    /// All documents of an entry.
    package func markDirty(_ entry: EntryID) throws(StoreFailure) {
        guard let sequence = try sequence(of: entry) else { return }
        try SummedTable.dirtyEntry.put([.int(sequence)], in: connection)
    }

    /// Takes dirty entries apart until so many documents are known, or no entry is left.
    package func openDirtyEntries(limit: Int) throws(StoreFailure) {
        let next = "SELECT entry FROM dirty_entry ORDER BY entry LIMIT 1"
        while try connection.count("SELECT count(*) FROM dirty") < limit,
            let entry = try connection.first(next, [], { $0.int(0) })
        {
            let documents = Self.documents("row", inEntries: "sequence = ?")
            for row in try connection.all(documents, [.int(entry)], { $0.int(0) }) {
                try SummedTable.dirty.put([.int(row)], in: connection)
            }
            try connection.run("DELETE FROM dirty_entry WHERE entry = ?", [.int(entry)])
        }
    }

    package func clearDirty(_ documents: some Sequence<DocumentID>) throws(StoreFailure) {
        for document in documents {
            guard let row = try actRow(document.founding) else { continue }
            try connection.run("DELETE FROM dirty WHERE document = ?", [.int(row)])
        }
    }
}
