package import Licenses
package import SignedLog
import Signing

/// Which licenses to list. Everything that is not nil must fit; texts byte for byte.
package struct LicenseFilter: Hashable, Sendable {
    package var typeCode: Text?
    package var item: DocumentID?
    package var office: OfficeID?
    package var holderCode: Text?
    package var number: Text?
    package var identifier: Text?
    /// Each of them stands in one of the license's texts (``SearchText``).
    package var words: [Text] = []
    /// In one of these states on the day.
    package var states: Set<LicenseState>?
    /// More than one content act in force on the day.
    package var hasRivals: Bool?
    package var hasFindings: Bool?
    package var isTest: Bool?
    /// The city's seal on the version that is told, and the way into the city library.
    package var seals: Set<SealState>?
    package var libraries: Set<LibraryState>?
    package var isDelivered: Bool?
    /// Something falls due within so many days (``Due``).
    package var isDueWithin: Int?
    /// By type code: what ``isDueWithin`` needs to know of inspections.
    package var rules: [Text: TermRule] = [:]
    /// No physical copy of the version in force, and of none of the types that need none.
    package var lacksPaper = false
    package var typesWithoutPaper: Set<Text> = []
    /// The day that ``states``, ``hasRivals`` and ``isDueWithin`` speak of.
    package var date: CivilDate

    package init(date: CivilDate) { self.date = date }
}

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

    func scan(
        _ filter: LicenseFilter,
        in range: ClosedRange<Int64>,
        _ body: (Int64) -> Bool
    ) throws(StoreFailure) {
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
            SELECT l.document, l.timeline, l.type_code, l.inspected, l.inspect_by, \(filter.id) FROM license l
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

extension LicenseFilter {
    /// Something is asked for that few licenses share, and that has an index of its own.
    fileprivate var isRare: Bool { holderCode != nil || number != nil || identifier != nil }

    /// What the index of words is asked for, if it is of use.
    fileprivate var question: GramQuestion? { isRare ? nil : GramQuestion(words) }

    fileprivate var asksForDay: Bool { states != nil || hasRivals != nil || isDueWithin != nil || lacksPaper }

    /// The license's, which its timeline is read by.
    fileprivate var id: String { asksForDay ? "(SELECT id FROM act WHERE row = l.document)" : "NULL" }

    fileprivate func fits(_ row: Row) throws(StoreFailure) -> Bool {
        guard asksForDay else { return true }
        guard let timeline = TimelineCoding.timeline(try row.item(1), of: try row.id(5)) else { throw row.damage(1) }
        return try fits(timeline, row)
    }

    private func fits(_ timeline: [Interval], _ row: Row) throws(StoreFailure) -> Bool {
        let interval = timeline.last { $0.from.map { $0 <= date } ?? true }
        guard let interval else { return false }
        if let states, !states.contains(interval.state) { return false }
        if lacksPaper, let code = try row.optionalText(2), typesWithoutPaper.contains(code) { return false }
        if isDueWithin != nil {
            let (code, last, until) = (try row.optionalText(2), try row.date(3), try row.date(4))
            if dues(timeline, typeCode: code, inspected: last, inspectBy: until).isEmpty { return false }
        }
        return hasRivals.map { $0 == (interval.rivals.count > 1) } ?? true
    }
}

extension LicenseFilter {
    /// What of a license falls due within the filter's days, the nearest first.
    package func dues(of view: LicenseView) -> [Due] {
        dues(view.timeline, typeCode: view.typeCode, inspected: view.inspected, inspectBy: view.inspectBy)
    }

    private func dues(
        _ timeline: [Interval],
        typeCode: Text?,
        inspected: CivilDate?,
        inspectBy: CivilDate?
    ) -> [Due] {
        guard let days = isDueWithin else { return [] }
        let rule = typeCode.flatMap { rules[$0] } ?? TermRule()
        let inspection = timeline.firstDay.flatMap { first in
            let record = InspectionRecord(since: first, last: inspected, until: inspectBy)
            return timeline.inspectionDue(record, by: rule, on: date, within: days)
        }
        return [timeline.due(on: date, within: days), inspection].compactMap(\.self).sorted { $0.day < $1.day }
    }
}

/// A filter as SQL. The conditions are ours; what was asked for is only ever bound.
private struct LicenseClause {
    private var conditions: [String] = []
    private(set) var values: [SQLValue] = []

    var condition: String { conditions.isEmpty ? "1" : conditions.joined(separator: " AND ") }

    init(_ filter: LicenseFilter) {
        if let code = filter.typeCode { add("\(byType(filter)) = ?", .text(code)) }
        if let item = filter.item { add("l.item = ?", .id(item)) }
        if let office = filter.office { add("l.office = ?", .id(office)) }
        if let code = filter.holderCode { add("l.holder_code = ?", .text(code), LicenseLookup.holder(code)) }
        if let number = filter.number { add("l.number = ?", .text(number), LicenseLookup.number(number)) }
        if let identifier = filter.identifier {
            add("l.identifier = ?", .text(identifier), LicenseLookup.identifier(identifier))
        }
        for word in filter.words { add(among: SearchColumns.all, .text(word)) }
        // Few licenses have either: they are found by those who do, which takes no look at the others.
        if filter.hasRivals == true { conditions.append("l.has_rivals = 1") }
        switch filter.hasFindings {
        case true?: conditions.append("l.document IN (SELECT document FROM license_finding)")
        case false?: conditions.append("l.finding_count = 0")
        case nil: break
        }
        if filter.lacksPaper { conditions.append("l.paper_current IS NOT 1") }
        if let seals = filter.seals { add("l.seal", among: seals.map(\.rawValue)) }
        if let libraries = filter.libraries { add("l.library", among: libraries.map(\.rawValue)) }
        if let isDelivered = filter.isDelivered {
            conditions.append("l.delivered IS \(isDelivered ? "NOT NULL" : "NULL")")
        }
        if let isTest = filter.isTest { add("l.is_test = ?", .flag(isTest)) }
    }

    /// Most licenses of an office are of one type: where something rarer is asked too, the index of types is passed by
    /// (a `+` keeps SQLite from using it).
    private func byType(_ filter: LicenseFilter) -> String {
        filter.isRare ? "+l.type_code" : "l.type_code"
    }

    private mutating func add(among columns: [String], _ word: SQLValue) {
        conditions.append("(\(columns.map { "instr(\($0), ?) > 0" }.joined(separator: " OR ")))")
        values += columns.map { _ in word }
    }

    private mutating func add(_ column: String, among numbers: [Int64]) {
        conditions.append("\(column) IN (\(numbers.map { _ in "?" }.joined(separator: ", ")))")
        values += numbers.map { SQLValue.int($0) }
    }

    private mutating func add(_ condition: String, _ value: SQLValue, _ lookup: Int64? = nil) {
        conditions.append(condition)
        values.append(value)
        guard let lookup else { return }
        conditions.append("l.document IN (SELECT document FROM license_lookup WHERE hash = ?)")
        values.append(.int(lookup))
    }
}
