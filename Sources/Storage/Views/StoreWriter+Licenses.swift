package import SignedLog
import Signing

/// Keeps the view of licenses.
extension StoreWriter {
    /// Puts what was folded in the place of what the view had of the license. Its founding act must be held.
    package func put(_ view: LicenseView) throws(StoreFailure) {
        guard let rows = try licenseRows(view) else {
            preconditionFailure("the founding act of license \(view.document) is not held")
        }
        if rows.isHeld { try removeLicense(row: rows.documentRow) }
        try SummedTable.license.add(rows.license, in: connection)
        for finding in rows.findings { try SummedTable.licenseFinding.add(finding, in: connection) }
        try insert(lookups: rows.lookups.sorted(), of: rows.documentRow)
    }

    private func insert(lookups: [Int64], of document: Int64) throws(StoreFailure) {
        let limit = Self.lookupInsertions.count
        for start in stride(from: 0, to: lookups.count, by: limit) {
            let part = lookups[start..<min(start + limit, lookups.count)]
            let values = part.flatMap { [SQLValue.int($0), .int(document)] }
            try connection.run(Self.lookupInsertions[part.count - 1], values)
        }
    }

    /// Statements for one row, for two …: several rows at once cost little more than one. They are all new; with `OR
    /// IGNORE` SQLite knows that it need not copy pages to take half of them back.
    private static let lookupInsertions = (1...6).map { count in
        "INSERT OR IGNORE INTO license_lookup VALUES "
            + Array(repeating: "(?, ?)", count: count).joined(separator: ", ")
    }

    /// The document is no license any more: set aside, or never was one.
    package func removeLicense(_ document: DocumentID) throws(StoreFailure) {
        guard let row = try actRow(document.founding) else { return }
        try removeLicense(row: row)
    }

    /// Empties all views: to be followed by folding every document again.
    package func dropViews() throws(StoreFailure) {
        for table in ["license", "license_finding", "license_lookup"] {
            try connection.run("DELETE FROM \(table)")
        }
        try putDistrict(offices: [], nodes: [], items: [])
    }

    private func removeLicense(row: Int64) throws(StoreFailure) {
        guard let held = try licenseView(row: row) else { return }
        let rows = LicenseRows(view: held.view, documentRow: row, audienceRow: 0)
        for hash in rows.lookups.sorted() {
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
