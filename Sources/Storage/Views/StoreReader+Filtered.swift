import Licenses
package import SignedLog

/// Licenses that a filter lets through.
extension StoreReader {
    /// Licenses in the order in which they were founded here, from behind `after`.
    package func licenses(
        _ filter: LicenseFilter,
        after: DocumentID? = nil,
        limit: Int
    ) throws(StoreFailure) -> [LicenseView] {
        let start = try after.map { document throws(StoreFailure) in try actRow(document.founding) ?? 0 } ?? 0
        var rows: [Int64] = []
        if limit > 0 {
            try scan(filter, after: start) { row in
                rows.append(row)
                return rows.count < limit
            }
        }
        return try licenses(rows: rows)
    }

    /// Of the next `rowCount` rows of the store the licenses that fit, at most `limit`, and the row behind which to go on;
    /// nil if there is no license behind. However few fit, no more rows are looked at: for those who go through all licenses
    /// while others are to be served in between.
    package func licenses(
        _ filter: LicenseFilter,
        behindRow start: Int64,
        rowCount: Int64,
        limit: Int
    ) throws(StoreFailure) -> (views: [LicenseView], next: Int64?) {
        let end = start > .max - rowCount ? .max : start + rowCount
        var rows: [Int64] = []
        let isThrough = try scan(filter, in: start + 1...end) { row in
            rows.append(row)
            return rows.count < limit
        }
        let last = isThrough ? end : rows.last ?? end
        let following = try connection.first(
            "SELECT document FROM license WHERE document > ? ORDER BY document LIMIT 1",
            [.int(last)]
        ) { $0.int(0) }
        // Rows between that are no licenses are passed over at once: after a cut there may be many, by a damaged page more.
        return (try licenses(rows: rows), following.map { max(last, $0 - 1) })
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
        _ body: (Int64) -> Bool
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
        _ body: (Int64) -> Bool
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
        _ body: (Int64) -> Bool
    ) throws(StoreFailure) -> Bool {
        var goesOn = true
        let sql = """
            SELECT \(filter.columns) FROM license l
            WHERE l.document BETWEEN ? AND ? AND \(clause.condition) ORDER BY l.document
            """
        let bounds: [SQLValue] = [.int(range.lowerBound), .int(range.upperBound)]
        try connection.scan(sql, bounds + clause.values) { row throws(StoreFailure) in
            guard try filter.fits(row) else { return true }
            goesOn = body(row.int(0))
            return goesOn
        }
        return goesOn
    }
}
