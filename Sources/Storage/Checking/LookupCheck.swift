import SignedLog

/// Every license must be found by all that it can be looked up by, and by nothing else.
struct LookupCheck {
    private var expected = 0
    /// ``Connection/changeCount`` when the first licenses were looked at.
    private var begin: Int64?

    /// What is missing shows license by license.
    mutating func checkLicenses(
        in stretch: TableStretch,
        _ reader: StoreReader,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        begin = begin ?? reader.connection.changeCount
        let sql = "SELECT document FROM license AS x WHERE \(stretch.condition("x")) ORDER BY document"
        for row in try reader.connection.all(sql, stretch.values, { $0.int(0) }) {
            guard let hashes = try reader.lookups(ofLicense: row) else {
                list.add("license", "\(row)", .column("audience"))
                continue
            }
            expected += hashes.count
            for hash in hashes {
                let sql = "SELECT 1 FROM license_lookup WHERE hash = ? AND document = ?"
                if try !reader.connection.exists(sql, [.int(hash), .int(row)]) {
                    list.add("license_lookup", "\(row)", .missing)
                }
            }
        }
    }

    /// What is surplus shows in the count, if nothing was written since the first license was looked at; else row by
    /// row, level by level. False if that is settled.
    func checkRows(
        in stretch: TableStretch,
        _ reader: StoreReader,
        _ list: inout FindingList
    ) throws(StoreFailure) -> Bool {
        if stretch.after == nil, begin == reader.connection.changeCount {
            guard stretch.table == LeveledIndex.licenses.levels.first else { return false }
            let count = try reader.connection.count("SELECT count(*) FROM license_lookup")
            if count > expected { list.add("license_lookup", "", .surplus) }
            return false
        }
        let sql = "SELECT hash, document FROM \(stretch.table) AS x WHERE \(stretch.condition("x"))"
        for row in try reader.connection.all(sql, stretch.values, { (hash: $0.int(0), document: $0.int(1)) }) {
            let hashes = try reader.lookups(ofLicense: row.document) ?? []
            if !hashes.contains(row.hash) { list.add("license_lookup", "\(row.document)", .surplus) }
        }
        return true
    }
}

extension StoreReader {
    /// Nil if there is no such license, or if its row names an audience that is not there.
    fileprivate func lookups(ofLicense row: Int64) throws(StoreFailure) -> [Int64]? {
        try licenseView(row: row).map { LicenseLookup.all(of: $0) }
    }
}
