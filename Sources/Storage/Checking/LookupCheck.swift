import SignedLog

/// Every license must be found by all that it can be looked up by, and by nothing else.
///
/// First both sides are summed up. Only if the sums differ, or if something was written meanwhile, each key is looked for:
/// in a large store that is a page for each.
struct LookupCheck {
    private var expected = LookupSum()
    private var found = LookupSum()
    /// ``Connection/changeCount`` when the first licenses were looked at.
    private var begin: Int64?

    /// What licenses are to be looked up by.
    mutating func add(_ licenses: [IndexedLicense], _ reader: StoreReader) {
        begin = begin ?? reader.connection.changeCount
        for license in licenses {
            for hash in license.lookups { expected.add(hash, license.row) }
        }
    }

    /// What a level of the index has.
    mutating func sumRows(in stretch: TableStretch, _ reader: StoreReader) throws(StoreFailure) {
        for row in try reader.lookupRows(in: stretch) { found.add(row.hash, row.document) }
    }

    /// What is missing shows license by license. False if the sums have settled that nothing is.
    func findMissing(
        in stretch: TableStretch,
        _ reader: StoreReader,
        _ list: inout FindingList
    ) throws(StoreFailure) -> Bool {
        guard !isSettled(stretch, reader) else { return false }
        for license in try reader.indexedLicenses(in: stretch) {
            for hash in license.lookups {
                let sql = "SELECT 1 FROM license_lookup WHERE hash = ? AND document = ?"
                if try !reader.connection.exists(sql, [.int(hash), .int(license.row)]) {
                    list.add("license_lookup", "\(license.row)", .missing)
                }
            }
        }
        return true
    }

    /// What is surplus shows row by row, level by level. False if the sums have settled that nothing is.
    func findSurplus(
        in stretch: TableStretch,
        _ reader: StoreReader,
        _ list: inout FindingList
    ) throws(StoreFailure) -> Bool {
        guard !isSettled(stretch, reader) else { return false }
        for row in try reader.lookupRows(in: stretch) {
            let license = try reader.indexedLicense(row: row.document)
            if license?.lookups.contains(row.hash) != true {
                list.add("license_lookup", "\(row.document)", .surplus)
            }
        }
        return true
    }

    private func isSettled(_ stretch: TableStretch, _ reader: StoreReader) -> Bool {
        stretch.after == nil && begin == reader.connection.changeCount && expected == found
    }
}

/// The sum of keys and documents in whatever order they come. It guards against accidents, as the sums of rows do.
private struct LookupSum: Equatable {
    private var count = 0
    private var sum: UInt64 = 0

    mutating func add(_ hash: Int64, _ document: Int64) {
        count += 1
        sum &+= Self.mixed(UInt64(bitPattern: hash) ^ Self.mixed(UInt64(bitPattern: document)))
    }

    /// The last steps of SplitMix64 (Steele, Lea and Flood 2014): each bit of the number changes half of the others.
    private static func mixed(_ number: UInt64) -> UInt64 {
        var mixed = number
        mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
        return mixed ^ mixed >> 31
    }
}

extension StoreReader {
    fileprivate func lookupRows(
        in stretch: TableStretch
    ) throws(StoreFailure) -> [(hash: Int64, document: Int64)] {
        let sql = "SELECT hash, document FROM \(stretch.table) AS x WHERE \(stretch.condition("x"))"
        return try connection.all(sql, stretch.values) { (hash: $0.int(0), document: $0.int(1)) }
    }
}
