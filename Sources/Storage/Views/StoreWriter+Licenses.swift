package import SignedLog
import Signing

/// Keeps the view of licenses.
extension StoreWriter {
    /// Puts what was folded in the place of what the view had of these licenses; no license twice. The founding acts must
    /// be held.
    package func put(_ licenses: [LicenseRows]) throws(StoreFailure) {
        try noteSearchable(licenses)
        var (new, lookups, shown): ([LicenseRows], [Lookup], ShownChanges) = ([], [], ShownChanges())
        for rows in licenses {
            if rows.place.isShown, let held = try indexedLicense(row: rows.place.row) {
                lookups += try replace(held, by: rows)
                shown.hide(held)
            } else {
                new.append(rows)
                lookups += rows.lookups.map { Lookup(hash: $0, document: rows.place.row) }
            }
            shown.show(rows.state, in: rows.place.audience)
        }
        try FoldedTable.license.add(new.map(\.license), in: connection)
        try FoldedTable.finding.add(new.flatMap(\.findings), in: connection)
        // Sorted, so that those of one series fall into few pages.
        lookups.sort { ($0.hash, $0.document) < ($1.hash, $1.document) }
        try LeveledIndex.licenses.insert(lookups.map { [.int($0.hash), .int($0.document)] }, in: connection)
        for lookup in lookups { viewMemory.repeatedLookups.note(lookup.hash) }
        try write(shown)
    }

    private struct Lookup {
        let hash: Int64
        let document: Int64
    }

    /// Writes only what is another now, since each row that stays is a page or more that need not be written. What the
    /// license is to be looked up by besides is left to the caller.
    private func replace(_ held: IndexedLicense, by rows: LicenseRows) throws(StoreFailure) -> [Lookup] {
        let (row, before) = (rows.place.row, held.lookups)
        for hash in before where !rows.lookups.contains(hash) { try removeLookup(hash, row) }
        let isMoved =
            held.typeCode != rows.typeCode || held.audience != rows.place.audience || held.hasRivals != rows.hasRivals
        try FoldedTable.license.replace(rows.license, isMoved: isMoved, in: connection)
        try connection.run("DELETE FROM license_finding WHERE document = ?", [.int(row)])
        try FoldedTable.finding.add(rows.findings, in: connection)
        return rows.lookups.filter { !before.contains($0) }.map { Lookup(hash: $0, document: row) }
    }

    /// The document is no license any more: set aside, or never was one.
    package func removeLicense(_ document: DocumentID) throws(StoreFailure) {
        guard let row = try actRow(document.founding) else { return }
        try noteUnsearchable(row)
        try removeLicense(row: row)
    }

    /// Empties all views: to be followed by folding every document again.
    package func dropViews() throws(StoreFailure) {
        for table in ["license", "license_finding", "shown_audience"] { try connection.run("DELETE FROM \(table)") }
        try LeveledIndex.licenses.removeAll(in: connection)
        try dropSearch()
        try putDistrict(offices: [], nodes: [], items: [])
    }

    private func removeLicense(row: Int64) throws(StoreFailure) {
        guard let held = try indexedLicense(row: row) else { return }
        for hash in held.lookups { try removeLookup(hash, row) }
        var shown = ShownChanges()
        shown.hide(held)
        try write(shown)
        for table in ["license", "license_finding"] {
            try connection.run("DELETE FROM \(table) WHERE document = ?", [.int(row)])
        }
    }

    private func removeLookup(_ hash: Int64, _ row: Int64) throws(StoreFailure) {
        try LeveledIndex.licenses.remove([.int(hash), .int(row)], in: connection)
    }
}
