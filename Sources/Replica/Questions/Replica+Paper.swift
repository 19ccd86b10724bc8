package import Licenses
package import SignedLog
package import Storage

/// A license in force of which the paper is missing, or carries an older version.
package struct PaperLack: Encodable, Sendable {
    package let license: LicenseRow
    /// The last physical copy; nil: there is none.
    package let paper: PaperAnswer?
}

package struct PaperAnswer: Encodable, Sendable {
    package let number: String
    package let version: Int
    package let madeOn: CivilDate
    /// Whether another version is in force.
    package let outdated: Bool
}

package struct PaperLackPage: Encodable, Sendable {
    package let licenses: [PaperLack]
    /// Where the next page begins; nil at the end.
    package let next: DocumentID?
    /// Types that need no paper, with what allows it: 除外.
    package let exceptions: [PaperException]
}

/// 法律、法规、规章另有规定，或者经技术认定无法实现: why of a type no paper, or no electronic license, is made. Proposed by its
/// office and approved by the district office, as everything in the catalogue.
package struct PaperException: Encodable, Sendable {
    package let document: DocumentID
    package let typeCode: String
    package let name: String
    package let withoutPaper: String?
    package let withoutElectronic: String?
    /// The root's act that approved it.
    package let approvedBy: ActID
}

extension Replica {
    /// 实体与电子同步: what of the filter's licenses in force lacks its paper.
    package func lackingPaper(
        _ filter: LicenseFilter,
        after: DocumentID?,
        limit: Int
    ) throws -> PageQuestion<PaperLackPage> {
        let names = Names(state)
        var filter = filter
        filter.states = filter.states ?? [.valid, .suspended, .notYetInForce]
        filter.lacksPaper = true
        filter.typesWithoutPaper = Set(names.items.filter { $0.content.notes.withoutPaper != nil }.map(\.typeCode))
        return try PageQuestion(of: filter, after: after, limit: limit, in: self) { [filter] page, _ in
            PaperLackPage(
                licenses: page.views.map { view in
                    PaperLack(
                        license: LicenseRow(view, at: filter.date, names),
                        paper: view.paper.map(PaperAnswer.init)
                    )
                },
                next: page.next,
                exceptions: names.items.compactMap(PaperException.init)
            )
        }
    }
}

extension PaperAnswer {
    init(_ paper: PaperRecord) {
        self.init(
            number: paper.number.string,
            version: paper.version,
            madeOn: paper.madeOn,
            outdated: !paper.isCurrent
        )
    }
}

extension PaperException {
    fileprivate init?(_ item: CatalogueItem) {
        let notes = item.content.notes
        guard !item.isRetired, notes.withoutPaper != nil || notes.withoutElectronic != nil else { return nil }
        self.init(
            document: item.document,
            typeCode: item.typeCode.string,
            name: item.name.string,
            withoutPaper: notes.withoutPaper?.string,
            withoutElectronic: notes.withoutElectronic?.string,
            approvedBy: item.approvedBy
        )
    }
}
