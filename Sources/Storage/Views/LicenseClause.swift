import Licenses
import SignedLog

/// A filter as SQL. The conditions are ours; what was asked for is only ever bound.
struct LicenseClause {
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
