package import Licenses
package import SignedLog
package import Storage

/// What stands where on the way into the city library: what it rejected, what it has otherwise, what still waits.
extension Replica {
    /// - Parameter states: nil: all but what is collected or withdrawn.
    package func library(
        _ states: Set<LibraryState>?,
        _ filter: LicenseFilter,
        after: DocumentID?,
        limit: Int
    ) throws -> LibraryPage {
        try store.read { store in
            let (limit, names) = (min(max(limit, 1), Self.pageLimit), Names(state))
            var filter = filter
            filter.isTest = false
            let counts = try LibraryState.allCases.filter { $0 != .none }.map { state in
                filter.libraries = [state]
                return LibraryCount(state: state.word, count: try store.licenseCount(filter))
            }
            filter.libraries = states ?? [.owed, .submitted, .rejected, .conflict, .blocked]
            let views = try store.licenses(filter, after: after, limit: limit + 1)
            var folder = LicenseFolder(state, store: store)
            return LibraryPage(
                counts: counts,
                licenses: try views.prefix(limit).map { view in
                    LibraryRow(view, try folder.fold(view.document)?.library, at: filter.date, names)
                },
                next: views.count > limit ? views[limit - 1].document : nil
            )
        }
    }
}

extension LibraryRow {
    fileprivate init(_ view: LicenseView, _ library: LibraryRecord?, at date: CivilDate, _ names: Names) {
        self.init(
            license: LicenseRow(view, at: date, names),
            state: (library?.state ?? view.library).word,
            collectedOn: library?.collectedOn,
            submission: library?.submission,
            submissions: library?.count ?? 0,
            number: library?.answer?.number?.string,
            reason: library?.answer?.ground?.string
        )
    }
}
