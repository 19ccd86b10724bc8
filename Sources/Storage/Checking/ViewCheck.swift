package import SignedLog
import Signing

/// Views against what a fold says.
extension StoreReader {
    /// Where the view of a license differs from what was folded anew: row by row, each column by name.
    package func differences(from view: LicenseView) throws(StoreFailure) -> [StorageFinding] {
        guard let place = try place(of: view.document) else {
            return [StorageFinding(table: "act", key: view.document.description, .missing)]
        }
        return try differences(from: LicenseRows(view, at: place))
    }

    /// The same of rows that were made of it.
    package func differences(from rows: LicenseRows) throws(StoreFailure) -> [StorageFinding] {
        var list = FindingList()
        try compare(FoldedTable.license, rows.place.row, [rows.license], &list)
        try compare(FoldedTable.finding, rows.place.row, rows.findings, &list)
        return list.findings
    }

    /// The documents that the view shows as licenses, in pages, by founding: to find those that are none.
    package func licenseDocuments(
        after document: DocumentID? = nil,
        limit: Int
    ) throws(StoreFailure) -> [DocumentID] {
        let start = try document.map { document throws(StoreFailure) in try actRow(document.founding) ?? 0 } ?? 0
        let sql = """
            SELECT a.id FROM license l JOIN act a ON a.row = l.document WHERE l.document > ? ORDER BY l.document LIMIT ?
            """
        return try connection.all(sql, [.int(start), .int(limit)]) { row throws(StoreFailure) in try row.id(0) }
    }

    private func compare(
        _ table: FoldedTable,
        _ document: Int64,
        _ expected: [[SQLValue]],
        _ list: inout FindingList
    ) throws(StoreFailure) {
        let found = try connection.all(table.ofDocument, [.int(document)]) { $0.values }
        // As nearly always: there is nothing to look for, and no text to make of it.
        if found != expected { table.compare(found, with: expected, "\(document)", &list) }
    }
}

extension NamedTable {
    /// Rows of one document, column by column.
    func compare(_ found: [[SQLValue]], with expected: [[SQLValue]], _ document: String, _ list: inout FindingList) {
        for (found, expected) in zip(found, expected) where found != expected {
            let key = expected.prefix(keyCount).map(\.key).joined(separator: " ")
            for (index, column) in columns.enumerated() where found[index] != expected[index] {
                list.add(name, key, .column(column))
            }
        }
        if found.count < expected.count { list.add(name, document, .missing) }
        if found.count > expected.count { list.add(name, document, .surplus) }
    }
}
