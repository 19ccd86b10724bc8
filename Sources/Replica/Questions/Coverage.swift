import District
import Licenses
package import SignedLog
package import Storage

/// 应归尽归率: how much of what was issued the city library has (clause 0.1), by bureau and type.
package struct CoverageAnswer: Encodable, Sendable {
    /// By office and type code.
    package let types: [CoverageRow]
    /// Licenses that count and that the city library has not, in the order in which they were founded here.
    package let uncollected: [UncollectedRow]
    /// Where the next page of them begins; nil at the end.
    package let next: DocumentID?
}

package struct CoverageRow: Encodable, Sendable {
    package let office: OfficeID
    package let officeName: String?
    package let typeCode: String
    package let typeName: String?
    /// Licenses dated since the type is collected (归集起始时间): neither trials, nor void, nor held ones.
    package var issued = 0
    /// Of these those of which the city library has the version that is told, by its answer or by the city's receipt.
    package var collected = 0
    /// Licenses of before that day, which need not be collected.
    package var earlier = 0
}

package struct UncollectedRow: Encodable, Sendable {
    package let license: LicenseRow
    /// When the version came here, in milliseconds since 1970 by the local clock; nil: it was not noted.
    package let heldSince: Int64?
}

extension Replica {
    /// - Parameters:
    ///   - filter: of which licenses; its date is the day of the states that are listed.
    ///   - after: where the page of the uncollected begins; the counts are always of all.
    package func coverage(_ filter: LicenseFilter, after: DocumentID?, limit: Int) -> CoverageQuestion {
        CoverageQuestion(replica: self, filter, after: after, limit: Self.pageSize(limit))
    }
}

/// How many licenses of a filter the city library has.
package struct CoverageQuestion: SteppedQuestion {
    private let replica: Replica
    private let names: Names
    private let date: CivilDate
    private let collected: CityCollection
    private var walk: LicenseWalk
    private var count: CoverageCount

    fileprivate init(replica: Replica, _ filter: LicenseFilter, after: DocumentID?, limit: Int) {
        (self.replica, date, names) = (replica, filter.date, Names(replica.state))
        (collected, walk) = (CityCollection(replica.state), LicenseWalk(filter))
        count = CoverageCount(names, after: after, limit: limit)
    }

    package mutating func step() throws -> CoverageAnswer? {
        try replica.store.read { store in
            guard let views = try walk.step(in: store) else { return try answer(store) }
            for view in views {
                let day = try collected.day(of: view, toldAt: store.sequence(ofActTold: view), in: store)
                count.add(view, collectedOn: day)
            }
            return nil
        }
    }

    private func answer(_ store: StoreReader) throws -> CoverageAnswer {
        let (documents, next) = count.page
        return CoverageAnswer(
            types: count.types,
            uncollected: try documents.compactMap { try store.license($0) }.map { view in
                UncollectedRow(
                    license: LicenseRow(view, at: date, names),
                    heldSince: try store.sequence(ofActTold: view).flatMap { try store.receptionTime(of: $0) }
                )
            },
            next: next
        )
    }
}
