import SignedLog

/// What stands of each audience must be what its licenses sum up to.
struct ShownCheck {
    private var expected = ShownChanges()
    /// ``ViewMemory/changeCount`` when the first licenses were looked at.
    private var begin: Int?
    private var isWhole = false

    /// - Parameter isLast: no licenses follow these.
    mutating func add(
        _ licenses: [IndexedLicense],
        isLast: Bool,
        _ reader: StoreReader,
        _ list: inout FindingList
    ) {
        begin = begin ?? reader.viewMemory.changeCount
        isWhole = isLast
        for license in licenses {
            if !license.isAudienceHeld { list.add("license", "\(license.row)", .column("audience")) }
            expected.show(license.state, in: license.audience)
        }
    }

    /// If licenses were written since they were looked at, or could not be read, they are summed up once more, all in this
    /// step.
    func compare(_ reader: StoreReader, _ list: inout FindingList) throws(StoreFailure) {
        let isSettled = isWhole && begin == reader.viewMemory.changeCount
        let expected = isSettled ? expected.changes : try reader.summedAudiences().changes
        let found = try reader.connection.all("SELECT audience FROM shown_audience") { $0.int(0) }
        for audience in Set(found).union(expected.keys).sorted() {
            guard let expected = expected[audience] else {
                list.add("shown_audience", "\(audience)", .surplus)
                continue
            }
            guard found.contains(audience) else {
                list.add("shown_audience", "\(audience)", .missing)
                continue
            }
            let shown = try reader.shownAudience(row: audience)
            if shown.licenseCount != expected.licenseCount {
                list.add("shown_audience", "\(audience)", .column("licenses"))
            }
            if shown.stateBytes != expected.stateBytes { list.add("shown_audience", "\(audience)", .column("states")) }
        }
    }
}

extension StoreReader {
    fileprivate func summedAudiences() throws(StoreFailure) -> ShownChanges {
        var sums = ShownChanges()
        try connection.each("SELECT audience, state FROM license") { sums.show($0.blob(1), in: $0.int(0)) }
        return sums
    }
}
