package import Licenses
package import SignedLog
package import Storage

/// A line of what falls due.
package struct DueRow: Encodable, Sendable {
    package let day: CivilDate
    package let matter: String
    /// Of a license that expires: the last day on which renewal is applied for in time, where its type's rule says so.
    package let applyBy: CivilDate?
    package let license: LicenseRow
}

package struct DuePage: Encodable, Sendable {
    /// By day; of a license what ends and what is to be inspected are two. Of a longer list the pages follow each other
    /// as licenses were founded here.
    package let due: [DueRow]
    /// Where the next page begins; nil at the end.
    package let next: DocumentID?
}

/// The worklist of an issuing office.
extension Replica {
    /// How far ahead to look if nobody says: the longest that a law wants between application and last day (排污许可 60).
    package static let dueDays = 60
    /// Most days to look ahead: ten years.
    package static let dueLimit = 3_660

    /// What is due within so many days of the filter's date, of the licenses that it lets through.
    package func due(
        _ filter: LicenseFilter,
        within days: Int,
        after: DocumentID?,
        limit: Int
    ) throws -> PageQuestion<DuePage> {
        let names = Names(state)
        var filter = filter
        (filter.isDueWithin, filter.rules) = (days, names.termRules)
        return try PageQuestion(of: filter, after: after, limit: limit, in: self) { [filter] page, _ in
            let rows = page.views.flatMap { view in
                filter.dues(of: view).map { DueRow($0, of: view, at: filter.date, names) }
            }
            return DuePage(due: rows.sorted { $0.day < $1.day }, next: page.next)
        }
    }
}

extension DueRow {
    fileprivate init(_ due: Due, of view: LicenseView, at date: CivilDate, _ names: Names) {
        let rule = due.matter == .expires ? names.item(view.item)?.termRule : nil
        self.init(
            day: due.day,
            matter: due.matter.rawValue,
            applyBy: rule?.lastDayToApply(before: due.day),
            license: LicenseRow(view, at: date, names)
        )
    }
}
