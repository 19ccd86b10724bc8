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

extension LicenseFilter {
    /// Something is asked for that few licenses share, and that has an index of its own.
    var isRare: Bool { holderCode != nil || number != nil || identifier != nil }

    /// Whether those that fit are found without a look at the others.
    var hasIndex: Bool { isRare || question != nil || hasRivals == true || hasFindings == true }

    /// What the index of words is asked for, if it is of use.
    var question: GramQuestion? { isRare ? nil : GramQuestion(words) }

    private var asksForDay: Bool { states != nil || hasRivals != nil || isDueWithin != nil || lacksPaper }

    /// Of a license `l` what ``fits(_:)`` reads: its row, what it is from when, and the id by which that is read; and where
    /// it stands on the way into the library.
    var columns: String {
        let id = asksForDay ? "(SELECT id FROM act WHERE row = l.document)" : "NULL"
        return "l.document, l.timeline, l.type_code, l.inspected, l.inspect_by, \(id), l.library"
    }

    /// The place of the last of ``columns``.
    static let libraryColumn = 6

    /// Whether a license that SQL has let through fits on the filter's day, by ``columns``.
    func fits(_ row: Row) throws(StoreFailure) -> Bool {
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
