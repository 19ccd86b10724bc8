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
    package func coverage(_ filter: LicenseFilter, after: DocumentID?, limit: Int) throws -> CoverageAnswer {
        try store.read { store in
            let names = Names(state)
            let limit = min(max(limit, 1), Self.pageLimit)
            let collected = try CityCollection(state, store)
            var count = CoverageCount(collected, names, after: after, limit: limit)
            try store.eachLicense(filter) { try count.add($0) }
            let (documents, next) = count.page
            return CoverageAnswer(
                types: count.types,
                uncollected: try documents.compactMap { try store.license($0) }.map { view in
                    UncollectedRow(
                        license: LicenseRow(view, at: filter.date, names),
                        heldSince: try store.sequence(ofActTold: view).flatMap { try store.receptionTime(of: $0) }
                    )
                },
                next: next
            )
        }
    }
}
