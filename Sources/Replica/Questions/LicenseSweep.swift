import Licenses
package import SignedLog
package import Storage

/// A way through all licenses, once, and from then on through those that something happens to: what a gateway looks at
/// next. It begins anew after anything in the district's own log, since that can change what any license is.
package struct LicenseSweep: Sendable {
    /// Licenses that one step hands out, or events that it looks at.
    package static let stepLimit = LicenseWalk.stepLimit

    fileprivate var roots: [EntryID]?
    /// Nil before it has begun, and when all have been looked at.
    fileprivate var walk: LicenseWalk?
    /// The act from which events are followed.
    fileprivate var row: Int64 = 0

    package init() {}
}

extension Replica {
    /// The next licenses that the filter and the predicate let through, at most ``LicenseSweep/stepLimit``; nil: there is
    /// nothing to look at now. An empty step is not the end.
    ///
    /// - Parameter fits: what the filter cannot say; asked also of those that events lead to, which no filter has seen.
    package func step(
        _ sweep: inout LicenseSweep,
        _ filter: LicenseFilter,
        where fits: (LicenseView) -> Bool
    ) throws -> [DocumentID]? {
        try store.read { store in
            if sweep.roots != rootTips { try sweep.begin(filter, rootTips, in: store) }
            if let views = try sweep.walk?.step(in: store) { return views.filter(fits).map(\.document) }
            sweep.walk = nil
            return try sweep.follow(in: store, fits)?.map(\.document)
        }
    }
}

extension LicenseSweep {
    fileprivate mutating func begin(_ filter: LicenseFilter, _ roots: [EntryID], in store: StoreReader) throws {
        (self.roots, walk) = (roots, LicenseWalk(filter))
        row = try store.lastAdmittedRow()
    }

    /// Nil if nothing has happened since.
    fileprivate mutating func follow(
        in store: StoreReader,
        _ fits: (LicenseView) -> Bool
    ) throws -> [LicenseView]? {
        let acts = try store.admittedActs(after: row, kinds: LicenseActKind.range, limit: Self.stepLimit)
        guard let last = acts.last else { return nil }
        row = last.row
        return try Set(acts.map(\.document)).sorted().compactMap { try store.license($0) }.filter(fits)
    }
}
