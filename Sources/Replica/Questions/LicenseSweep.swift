import Licenses
package import SignedLog
package import Storage

/// A way through all licenses, once, and from then on through those that something happens to: what a gateway looks at
/// next. It begins anew after anything in the district's own log, since that can change what any license is.
package struct LicenseSweep: Sendable {
    /// Licenses that are looked at in one step.
    package static let stepLimit = 256

    fileprivate var roots: [EntryID]?
    fileprivate var after: DocumentID?
    fileprivate var isThrough = false
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
            if sweep.roots != rootTips { try sweep.begin(rootTips, in: store) }
            return sweep.isThrough
                ? try sweep.follow(in: store, fits)?.map(\.document)
                : try sweep.goOn(filter, in: store).filter(fits).map(\.document)
        }
    }
}

extension LicenseSweep {
    fileprivate mutating func begin(_ roots: [EntryID], in store: StoreReader) throws {
        (self.roots, after, isThrough) = (roots, nil, false)
        row = try store.lastAdmittedRow()
    }

    fileprivate mutating func goOn(_ filter: LicenseFilter, in store: StoreReader) throws -> [LicenseView] {
        let views = try store.licenses(filter, after: after, limit: Self.stepLimit)
        (after, isThrough) = (views.last?.document, views.count < Self.stepLimit)
        return views
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
