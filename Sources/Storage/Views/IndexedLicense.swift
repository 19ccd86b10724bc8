import SignedLog

/// Of a license what stands in indexes and in sums.
struct IndexedLicense {
    let row: Int64
    let typeCode: Text?
    /// The row of the audience.
    let audience: Int64
    let isAudienceHeld: Bool
    let hasRivals: Bool
    /// See ``LicenseRows/state``.
    let state: [UInt8]
    let lookups: [Int64]

    fileprivate static let selection = """
        SELECT x.document, x.type_code, x.audience, u.row IS NOT NULL, x.item, x.number, x.identifier, x.holder_code, x.keys,
            x.has_rivals, x.state
        FROM license x LEFT JOIN audience u ON u.row = x.audience
        """

    fileprivate init(_ row: Row) throws(StoreFailure) {
        self.row = row.int(0)
        (typeCode, audience, isAudienceHeld) = (try row.optionalText(1), row.int(2), row.flag(3))
        (hasRivals, state) = (row.flag(9), row.blob(10))
        let own = KeyColumns(
            item: try row.optionalID(4),
            number: try row.optionalText(5),
            identifier: try row.optionalText(6)
        )
        lookups = LicenseLookup.all(
            number: own.number,
            identifier: own.identifier,
            holderCode: try row.optionalText(7),
            keys: try row.duplicateKeys(8, beside: own)
        )
    }
}

extension StoreReader {
    func indexedLicense(row: Int64) throws(StoreFailure) -> IndexedLicense? {
        try connection.first(IndexedLicense.selection + " WHERE x.document = ?", [.int(row)]) {
            row throws(StoreFailure) in
            try IndexedLicense(row)
        }
    }

    /// - Parameter stretch: of the table `license`.
    func indexedLicenses(in stretch: TableStretch) throws(StoreFailure) -> [IndexedLicense] {
        let sql = "\(IndexedLicense.selection) WHERE \(stretch.condition("x")) ORDER BY x.document"
        return try connection.all(sql, stretch.values) { row throws(StoreFailure) in try IndexedLicense(row) }
    }
}
