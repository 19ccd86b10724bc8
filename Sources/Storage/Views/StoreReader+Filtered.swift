package import Licenses
package import SignedLog

/// Licenses that a filter lets through.
extension StoreReader {
    /// Licenses in the order in which they were founded here, from behind `after`.
    package func licenses(
        _ filter: LicenseFilter,
        after: DocumentID? = nil,
        limit: Int
    ) throws(StoreFailure) -> [LicenseView] {
        let start = try after.map { document throws(StoreFailure) in try row(of: document) } ?? 0
        return try licenses(rows: rows(filter, after: start, limit: limit))
    }

    /// The row of a document, behind which others were founded later; 0 if it is not here.
    package func row(of document: DocumentID) throws(StoreFailure) -> Int64 { try actRow(document.founding) ?? 0 }

    /// Of the next `rowCount` rows of the store the licenses that fit, at most `limit`, and the row behind which to go on;
    /// nil if there is no license behind. However few fit, no more rows are looked at: for those who go through all licenses
    /// while others are to be served in between. What an index finds is looked for in all rows at once.
    package func licenses(
        _ filter: LicenseFilter,
        behindRow start: Int64,
        rowCount: Int64,
        limit: Int
    ) throws(StoreFailure) -> (views: [LicenseView], next: Int64?) {
        if filter.hasIndex {
            let rows = try rows(filter, after: start, limit: limit)
            return (try licenses(rows: rows), rows.count == limit ? rows.last : nil)
        }
        let stretch = Self.stretch(behind: start, rowCount)
        var rows: [Int64] = []
        let isThrough = try scan(filter, in: stretch) { row in
            rows.append(row.int(0))
            return rows.count < limit
        }
        let last = isThrough ? stretch.upperBound : rows.last ?? stretch.upperBound
        return (try licenses(rows: rows), try rowBefore(licenseBehind: last))
    }

    /// Of the next `rowCount` rows how many of the licenses that fit stand where on the way into the library, and the row
    /// behind which to go on; nil if there is no license behind.
    package func libraryCounts(
        _ filter: LicenseFilter,
        behindRow start: Int64,
        rowCount: Int64
    ) throws(StoreFailure) -> (counts: [LibraryState: Int], next: Int64?) {
        let stretch = Self.stretch(behind: start, filter.hasIndex ? .max : rowCount)
        var numbers: [Int64: Int] = [:]
        let count = { (row: Row) in
            numbers[row.int(LicenseFilter.libraryColumn), default: 0] += 1
            return true
        }
        if filter.hasIndex { try scan(filter, after: start, count) } else { try scan(filter, in: stretch, count) }
        let counts = numbers.compactMap { number, count in LibraryState(rawValue: number).map { ($0, count) } }
        return (Dictionary(uniqueKeysWithValues: counts), try rowBefore(licenseBehind: stretch.upperBound))
    }

    private static func stretch(behind start: Int64, _ rowCount: Int64) -> ClosedRange<Int64> {
        start + 1...(start > .max - rowCount ? .max : start + rowCount)
    }

    /// The row before the next license, or this one; nil if there is none behind. Rows between that are no licenses are
    /// passed over at once: after a cut there may be many, by a damaged page more.
    private func rowBefore(licenseBehind row: Int64) throws(StoreFailure) -> Int64? {
        let following = try connection.first(
            "SELECT document FROM license WHERE document > ? ORDER BY document LIMIT 1",
            [.int(row)]
        ) { $0.int(0) }
        return following.map { max(row, $0 - 1) }
    }

    private func rows(_ filter: LicenseFilter, after start: Int64, limit: Int) throws(StoreFailure) -> [Int64] {
        var rows: [Int64] = []
        guard limit > 0 else { return rows }
        try scan(filter, after: start) { row in
            rows.append(row.int(0))
            return rows.count < limit
        }
        return rows
    }

    private func licenses(rows: [Int64]) throws(StoreFailure) -> [LicenseView] {
        var views: [LicenseView] = []
        for row in rows {
            if let view = try license(row: row) { views.append(view) }
        }
        return views
    }

    package func licenseCount(_ filter: LicenseFilter) throws(StoreFailure) -> Int {
        var count = 0
        try scan(filter, after: 0) { _ in
            count += 1
            return true
        }
        return count
    }

    /// Rows that fit, until `body` answers false.
    private func scan(
        _ filter: LicenseFilter,
        after start: Int64,
        _ body: (Row) -> Bool
    ) throws(StoreFailure) {
        guard let question = filter.question else {
            try scan(filter, in: start + 1...Int64.max, body)
            return
        }
        let clause = LicenseClause(filter)
        try scanCandidates(question, after: start) { range throws(StoreFailure) in
            try scan(filter, clause, in: range, body)
        }
    }

    @discardableResult
    private func scan(
        _ filter: LicenseFilter,
        in range: ClosedRange<Int64>,
        _ body: (Row) -> Bool
    ) throws(StoreFailure) -> Bool {
        try scan(filter, LicenseClause(filter), in: range, body)
    }

    /// Rows between two that fit, until `body` answers false: then false. What a license is on a day is read from its
    /// timeline.
    @discardableResult
    private func scan(
        _ filter: LicenseFilter,
        _ clause: LicenseClause,
        in range: ClosedRange<Int64>,
        _ body: (Row) -> Bool
    ) throws(StoreFailure) -> Bool {
        var goesOn = true
        let sql = """
            SELECT \(filter.columns) FROM license l
            WHERE l.document BETWEEN ? AND ? AND \(clause.condition) ORDER BY l.document
            """
        let bounds: [SQLValue] = [.int(range.lowerBound), .int(range.upperBound)]
        try connection.scan(sql, bounds + clause.values) { row throws(StoreFailure) in
            guard try filter.fits(row) else { return true }
            goesOn = body(row)
            return goesOn
        }
        return goesOn
    }
}
