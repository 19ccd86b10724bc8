package import Licenses
package import SignedLog
package import Signing

/// The view of licenses, as it was folded last. A document that waits to be folded again (``isDirty(_:)``) shows what it
/// was before.
extension StoreReader {
    package func license(_ document: DocumentID) throws(StoreFailure) -> LicenseView? {
        guard let row = try actRow(document.founding) else { return nil }
        return try license(row: row)
    }

    /// Whether the view shows a license that this document is.
    package func isLicense(_ document: DocumentID) throws(StoreFailure) -> Bool {
        guard let row = try actRow(document.founding) else { return false }
        return try connection.exists("SELECT 1 FROM license WHERE document = ?", [.int(row)])
    }

    /// The digest of what the fold says of a license (``LicenseRows``); nil if nothing is shown of it.
    package func licenseState(of document: DocumentID) throws(StoreFailure) -> Bytes32? {
        guard let row = try actRow(document.founding) else { return nil }
        let sql = "SELECT state FROM license WHERE document = ?"
        return try connection.first(sql, [.int(row)]) { row throws(StoreFailure) in try row.bytes32(0) }
    }

    package func licenseCount() throws(StoreFailure) -> Int {
        try connection.count("SELECT coalesce(sum(licenses), 0) FROM shown_audience")
    }

    /// Licenses that claim this key for themselves, ascending. More than one are duplicates.
    package func documents(with key: DuplicateKey) throws(StoreFailure) -> [DocumentID] {
        try candidates(LicenseLookup.key(key)).filter { $0.keys.contains(key) }.map(\.document).sorted()
    }

    /// Licenses with this 证照编号, of any type, ascending; void ones too.
    package func documents(number: Text) throws(StoreFailure) -> [DocumentID] {
        try candidates(LicenseLookup.number(number)).filter { $0.number == number }.map(\.document).sorted()
    }

    /// Licenses with this 证照标识, ascending; void ones too.
    package func documents(identifier: Text) throws(StoreFailure) -> [DocumentID] {
        try candidates(LicenseLookup.identifier(identifier)).filter { $0.identifier == identifier }
            .map(\.document).sorted()
    }

    /// The 证照编号 of all licenses of a type, in no order; of void ones too.
    package func eachNumber(ofType typeCode: Text, _ body: (Text) -> Void) throws(StoreFailure) {
        let sql = "SELECT number FROM license WHERE type_code = ? AND number IS NOT NULL"
        try connection.each(sql, [.text(typeCode)]) { row throws(StoreFailure) in body(try row.text(0)) }
    }

    /// False: no license here is of this holder. True: look closer.
    package func mayHold(holderCode: Text) throws(StoreFailure) -> Bool {
        try mayHold(LicenseLookup.holder(holderCode))
    }

    package func mayHold(number: Text) throws(StoreFailure) -> Bool { try mayHold(LicenseLookup.number(number)) }

    package func mayHold(identifier: Text) throws(StoreFailure) -> Bool {
        try mayHold(LicenseLookup.identifier(identifier))
    }

    private func mayHold(_ hash: Int64) throws(StoreFailure) -> Bool {
        try connection.exists("SELECT 1 FROM license_lookup WHERE hash = ?", [.int(hash)])
    }

    /// What no two licenses may share and some do.
    package func duplicates() throws(StoreFailure) -> [Duplicate] {
        var rows: Set<Int64> = []
        for hash in try viewMemory.repeatedLookups.hashes(self) { rows.formUnion(try documents(with: hash)) }
        var keys: [(DuplicateKey, DocumentID)] = []
        for row in rows.sorted() {
            guard let view = try licenseView(row: row) else { continue }
            keys += view.keys.map { ($0, view.document) }
        }
        return Duplicates.findings(keys)
    }

    private func candidates(_ hash: Int64) throws(StoreFailure) -> [LicenseView] {
        var views: [LicenseView] = []
        for row in try documents(with: hash) {
            if let view = try licenseView(row: row) { views.append(view) }
        }
        return views
    }

    private func documents(with hash: Int64) throws(StoreFailure) -> [Int64] {
        try connection.all("SELECT document FROM license_lookup WHERE hash = ?", [.int(hash)]) { $0.int(0) }
    }

}

extension StoreReader {
    /// The whole license, or nil.
    func license(row: Int64) throws(StoreFailure) -> LicenseView? {
        guard var view = try licenseView(row: row) else { return nil }
        view.findings = try findings(ofLicense: row)
        return view
    }

    /// The license without its findings.
    func licenseView(row: Int64) throws(StoreFailure) -> LicenseView? {
        let sql = """
            SELECT a.id, u.offices, l.office, l.item, l.type_code, l.number, l.identifier, l.holder_type, l.holder_code,
                l.holder_name, l.version, l.dated, l.valid_from, l.valid_to, l.is_test, l.keys, l.timeline, l.inspected,
                l.inspect_by, l.paper, l.paper_version, l.paper_made, l.paper_current, l.words,
                l.decided, l.delivered, l.seal, l.library, l.collected
            FROM license l JOIN act a ON a.row = l.document JOIN audience u ON u.row = l.audience WHERE l.document = ?
            """
        return try connection.first(sql, [.int(row)]) { row throws(StoreFailure) in try LicenseView(row) }
    }

    private func findings(ofLicense row: Int64) throws(StoreFailure) -> [LicenseFinding] {
        let sql = "SELECT act, code, detail FROM license_finding WHERE document = ? ORDER BY position"
        return try connection.all(sql, [.int(row)]) { row throws(StoreFailure) in
            LicenseFinding(act: try row.id(0), code: try row.text(1), detail: try row.item(2))
        }
    }
}

extension LicenseView {
    fileprivate init(_ row: Row) throws(StoreFailure) {
        guard let validTo = Term(column: row.optionalInt(13)) else { throw row.damage(13) }
        guard let library = LibraryState(rawValue: row.int(27)) else { throw row.damage(27) }
        let document: DocumentID = try row.id(0)
        guard let timeline = TimelineCoding.timeline(try row.item(16), of: document) else { throw row.damage(16) }
        let own = KeyColumns(
            item: try row.optionalID(3),
            number: try row.optionalText(5),
            identifier: try row.optionalText(6)
        )
        self.init(
            document: document,
            audience: try row.audience(1),
            office: try row.id(2),
            item: own.item,
            typeCode: try row.optionalText(4),
            number: own.number,
            identifier: own.identifier,
            holderType: try row.optionalText(7),
            holderCode: try row.optionalText(8),
            holderName: try row.optionalText(9),
            version: row.optionalInt(10).map { Int($0) },
            dated: try row.date(11),
            validFrom: try row.date(12),
            validTo: validTo,
            inspected: try row.date(17),
            inspectBy: try row.date(18),
            paper: try row.paper(19),
            decided: try row.date(24),
            delivered: try row.date(25),
            seal: try row.seal(26),
            collected: try row.date(28),
            library: library,
            isTest: row.flag(14),
            keys: try row.duplicateKeys(15, beside: own),
            timeline: timeline,
            words: SearchText(kept: try row.text(23))
        )
    }
}

extension Row {
    func date(_ column: Int) throws(StoreFailure) -> CivilDate? {
        guard let number = optionalInt(column) else { return nil }
        guard let date = CivilDate(yyyymmdd: number) else { throw damage(column) }
        return date
    }

    /// Four columns: number, version, day, whether it is current.
    fileprivate func paper(_ column: Int) throws(StoreFailure) -> PaperRecord? {
        guard let number = try optionalText(column) else { return nil }
        guard let version = optionalInt(column + 1), let madeOn = try date(column + 2) else { throw damage(column) }
        return PaperRecord(number: number, version: Int(version), madeOn: madeOn, isCurrent: flag(column + 3))
    }

    fileprivate func seal(_ column: Int) throws(StoreFailure) -> SealState? {
        guard let number = optionalInt(column) else { return nil }
        guard let state = SealState(rawValue: number) else { throw damage(column) }
        return state
    }

    func duplicateKeys(_ column: Int, beside columns: KeyColumns) throws(StoreFailure) -> [DuplicateKey] {
        guard let items = try item(column).asArray else { throw damage(column) }
        let keys = items.compactMap { DuplicateKey($0, beside: columns) }
        guard keys.count == items.count else { throw damage(column) }
        return keys
    }
}
