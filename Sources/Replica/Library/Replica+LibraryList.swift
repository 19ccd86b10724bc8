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
    ) throws -> LibraryQuestion {
        var (filter, listed) = (filter, filter)
        (filter.isTest, filter.libraries, listed.isTest) = (false, nil, false)
        listed.libraries = states ?? [.owed, .submitted, .rejected, .conflict, .blocked]
        let page = try store.read { try PageGathering(listed, after: after, limit: limit, in: $0) }
        return LibraryQuestion(replica: self, counted: filter, page: page)
    }
}

/// How many licenses of a filter stand where, and a page of them.
package struct LibraryQuestion: SteppedQuestion {
    private let replica: Replica
    private let names: Names
    private let counted: LicenseFilter
    private var counts: [LibraryState: Int] = [:]
    /// The row behind which to go on counting; nil: all are counted.
    private var row: Int64? = 0
    private var page: PageGathering

    fileprivate init(replica: Replica, counted: LicenseFilter, page: PageGathering) {
        (self.replica, self.counted, self.page) = (replica, counted, page)
        names = Names(replica.state)
    }

    package mutating func step() throws -> LibraryPage? {
        try replica.store.read { store in
            guard let row else { return try page.step(in: store).map { try told($0, store) } }
            let step = try store.libraryCounts(counted, behindRow: row, rowCount: LicenseWalk.rowCount)
            counts.merge(step.counts, uniquingKeysWith: +)
            self.row = step.next
            return nil
        }
    }

    private func told(_ page: GatheredPage, _ store: StoreReader) throws -> LibraryPage {
        var folder = LicenseFolder(replica.state, store: store)
        return LibraryPage(
            counts: LibraryState.allCases.filter { $0 != .none }.map { state in
                LibraryCount(state: state.word, count: counts[state] ?? 0)
            },
            licenses: try page.views.map { view in
                LibraryRow(view, try folder.fold(view.document)?.library, at: counted.date, names)
            },
            next: page.next
        )
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
