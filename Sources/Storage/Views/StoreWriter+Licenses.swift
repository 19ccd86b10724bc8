package import SignedLog
import Signing

/// Keeps the view of licenses.
extension StoreWriter {
    /// Puts what was folded in the place of what the view had of these licenses; no license twice. The founding acts must
    /// be held.
    package func put(_ licenses: [LicenseRows]) throws(StoreFailure) {
        try noteSearchable(licenses)
        for rows in licenses where rows.place.isShown { try removeLicense(row: rows.place.row) }
        try FoldedTable.license.add(licenses.map(\.license), in: connection)
        try FoldedTable.finding.add(licenses.flatMap(\.findings), in: connection)
        var lookups: [(hash: Int64, document: Int64)] = []
        for rows in licenses {
            for hash in rows.lookups { lookups.append((hash, rows.place.row)) }
        }
        // Sorted, so that those of one series fall into few pages.
        lookups.sort { ($0.hash, $0.document) < ($1.hash, $1.document) }
        try Self.lookupInsertion.run(lookups.map { [.int($0.hash), .int($0.document)] }, in: connection)
    }

    /// They are all new.
    private static let lookupInsertion = BulkInsertion(
        "INSERT OR IGNORE INTO license_lookup VALUES",
        columnCount: 2,
        rowCounts: [64, 8, 1]
    )

    /// The document is no license any more: set aside, or never was one.
    package func removeLicense(_ document: DocumentID) throws(StoreFailure) {
        guard let row = try actRow(document.founding) else { return }
        try noteUnsearchable(row)
        try removeLicense(row: row)
    }

    /// Empties all views: to be followed by folding every document again.
    package func dropViews() throws(StoreFailure) {
        for table in ["license", "license_finding", "license_lookup"] {
            try connection.run("DELETE FROM \(table)")
        }
        try dropSearch()
        try putDistrict(offices: [], nodes: [], items: [])
    }

    private func removeLicense(row: Int64) throws(StoreFailure) {
        guard let held = try licenseView(row: row) else { return }
        for hash in LicenseLookup.all(of: held) {
            try connection.run(
                "DELETE FROM license_lookup WHERE hash = ? AND document = ?",
                [.int(hash), .int(row)]
            )
        }
        for table in ["license", "license_finding"] {
            try connection.run("DELETE FROM \(table) WHERE document = ?", [.int(row)])
        }
    }
}
