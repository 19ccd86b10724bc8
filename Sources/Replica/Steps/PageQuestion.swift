import Licenses
import SignedLog
import Storage

/// A page of the licenses that a filter lets through, in the words of one worklist. Where few fit, many are looked at.
package struct PageQuestion<Page>: SteppedQuestion {
    private let replica: Replica
    private var gathering: PageGathering
    private let tell: (GatheredPage, StoreReader) throws -> Page

    /// - Parameters:
    ///   - after: the license behind which the page begins.
    ///   - limit: licenses on the page, at least 1 and at most ``Replica/pageLimit``.
    ///   - tell: makes the page of its licenses.
    init(
        of filter: LicenseFilter,
        after: DocumentID?,
        limit: Int,
        in replica: Replica,
        tell: @escaping (GatheredPage, StoreReader) throws -> Page
    ) throws {
        (self.replica, self.tell) = (replica, tell)
        gathering = try replica.store.read { try PageGathering(filter, after: after, limit: limit, in: $0) }
    }

    package mutating func step() throws -> Page? {
        try replica.store.read { store in
            try gathering.step(in: store).map { try tell($0, store) }
        }
    }
}

/// The licenses of a page.
struct GatheredPage {
    let views: [LicenseView]
    /// Behind which the next page begins; nil at the end.
    let next: DocumentID?
}

/// Gathers what a page has room for.
struct PageGathering {
    private let limit: Int
    private var walk: LicenseWalk
    /// One more than the page has room for says that there are more.
    private var views: [LicenseView] = []

    init(_ filter: LicenseFilter, after: DocumentID?, limit: Int, in store: StoreReader) throws {
        self.limit = Replica.pageSize(limit)
        walk = LicenseWalk(filter, behindRow: try after.map { try store.row(of: $0) } ?? 0)
    }

    /// Nil: it is not full yet.
    mutating func step(in store: StoreReader) throws -> GatheredPage? {
        if let found = try walk.step(in: store, limit: limit + 1 - views.count) {
            views += found
            guard views.count > limit else { return nil }
        }
        let next = views.count > limit ? views[limit - 1].document : nil
        return GatheredPage(views: Array(views.prefix(limit)), next: next)
    }
}
