import Licenses
import Storage

/// A way through the licenses of a filter in the order in which they were founded here, step by step.
struct LicenseWalk: Sendable {
    /// Licenses that one step hands out.
    static let stepLimit = 256
    /// Rows of the store that a step looks through for them: some milliseconds, in which nobody else is served.
    static let rowCount: Int64 = 4_096

    private let filter: LicenseFilter
    /// The row of the store behind which to go on; nil: all have been looked at.
    private var next: Int64?

    /// - Parameter row: the row of the store behind which it begins.
    init(_ filter: LicenseFilter, behindRow row: Int64 = 0) {
        (self.filter, next) = (filter, row)
    }

    /// The next licenses, at most `limit`; nil: all have been looked at. An empty step is not the end.
    mutating func step(in store: StoreReader, limit: Int = stepLimit) throws -> [LicenseView]? {
        guard let row = next else { return nil }
        let step = try store.licenses(
            filter,
            behindRow: row,
            rowCount: Self.rowCount,
            limit: min(limit, Self.stepLimit)
        )
        next = step.next
        return step.views
    }
}
