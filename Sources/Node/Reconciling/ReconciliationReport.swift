import Licenses
import Replica
import SignedLog

/// What a comparison has found. Counts are of all; of each kind of difference the first are named, and all stand in the
/// file that was asked for.
struct ReconciliationReport: Encodable, Sendable {
    /// So many of a kind are named.
    fileprivate static let namedLimit = 100

    let type: String
    let key: String
    /// Rows of the list that could be read, and licenses that were given to somebody.
    var listed = 0
    var here = 0
    var matched = 0
    var missingHere = Found<MissingHere>()
    var missingThere = Found<UnlistedLicense>()
    var different = Found<DifferentLicense>()
    /// Licenses here that hub and city have not receipted.
    var notAtHub = Found<UnlistedLicense>()
    var notAtCity = Found<UnlistedLicense>()
    /// Rows that could not be read: they are compared with nothing.
    var unreadable = Found<BadRow>()
    /// Keys that stand more than once.
    var doubled = Doubled()
    /// Days with differences, by the legal date.
    var days: [Day] = []
    var output: String?

    struct Found<Item: Encodable & Sendable>: Encodable, Sendable {
        private(set) var count = 0
        private(set) var named: [Item] = []

        /// How many more are named.
        var room: Int { max(0, namedLimit - named.count) }

        /// So many that nobody looks at one by one.
        mutating func add(count more: Int) { count += more }

        mutating func add(_ item: Item) {
            count += 1
            if named.count < ReconciliationReport.namedLimit { named.append(item) }
        }
    }

    struct Doubled: Encodable, Sendable {
        var listed = 0
        var here = 0
    }

    struct Day: Encodable, Sendable {
        let day: String
        let listed: Int
        let here: Int
        let missingHere: Int
        let missingThere: Int
        let different: Int
    }

    init(type: String, key: String) { (self.type, self.key) = (type, key) }

    /// Nothing is missing, different or unreadable. What a witness has not receipted yet is on its way.
    var isEqual: Bool {
        missingHere.count + missingThere.count + different.count + unreadable.count == 0
    }

    mutating func add(_ comparison: Comparison) {
        listed += comparison.listedCount
        here += comparison.hereCount
        matched += comparison.matched
        doubled.listed += comparison.doubledListed
        doubled.here += comparison.doubledHere
    }

    mutating func setDays(_ counts: [UInt32: Comparison.DayCount]) {
        days = counts.sorted { $0.key < $1.key }.compactMap { day, count in
            guard count.missingHere + count.missingThere + count.different > 0 else { return nil }
            return Day(
                day: CivilDate(yyyymmdd: Int64(day))?.description ?? "",
                listed: count.listed,
                here: count.here,
                missingHere: count.missingHere,
                missingThere: count.missingThere,
                different: count.different
            )
        }
    }
}
