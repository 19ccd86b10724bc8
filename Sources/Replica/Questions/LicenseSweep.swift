import Licenses
package import SignedLog
package import Storage

/// A way through all licenses, once, and from then on through those that something happens to: what a gateway looks at
/// next. It begins anew after anything in the district's own log, since that can change what any license is.
package struct LicenseSweep: Sendable {
    /// Licenses that one step hands out, or events that it looks at.
    package static let stepLimit = 256
    /// Rows of the store that it looks through for them: some milliseconds, in which nobody else is served.
    private static let rowCount: Int64 = 4_096

    fileprivate var roots: [EntryID]?
    /// The row of the store behind which to go on; nil: all have been looked at.
    fileprivate var next: Int64? = 0
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
            guard let next = sweep.next else { return try sweep.follow(in: store, fits)?.map(\.document) }
            return try sweep.goOn(filter, behindRow: next, in: store).filter(fits).map(\.document)
        }
    }
}

extension LicenseSweep {
    fileprivate mutating func begin(_ roots: [EntryID], in store: StoreReader) throws {
        (self.roots, next) = (roots, 0)
        row = try store.lastAdmittedRow()
    }

    fileprivate mutating func goOn(
        _ filter: LicenseFilter,
        behindRow row: Int64,
        in store: StoreReader
    ) throws -> [LicenseView] {
        let step = try store.licenses(filter, behindRow: row, rowCount: Self.rowCount, limit: Self.stepLimit)
        next = step.next
        return step.views
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
