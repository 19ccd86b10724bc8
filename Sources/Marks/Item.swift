/// What is measured, by the names that a run's items have.
package enum Item: String, CaseIterable, Hashable, Sendable {
    case bulkImport = "import"
    case fullSync = "full-sync"
    case equal
    case incremental
    case incrementalCold = "incremental-cold"
    case reconcile
    case act
    case concurrentActs = "act-concurrent"
    case merge
    case hub
    // What a node takes for single questions when it holds many licenses.
    case startUp = "start-up"
    case show
    /// A license of a log that a witness has receipted a thousand times.
    case showWitnessed = "show-witnessed"
    case list
    /// How the node stands: what metrics and whoever watches it ask for every few seconds.
    case status
    case lookupNumber = "lookup-number"
    case lookupHolder = "lookup-holder"
    case searchRare = "search-rare"
    case searchFrequent = "search-frequent"
    case searchAll = "search-all"
    case searchName = "search-name"
    case searchPart = "search-part"
    case searchDigits = "search-digits"
    /// The largest memory of the process while one or two replicas worked; of no item alone.
    case peak

    /// How many licenses or edits the item's costs grow with, where marks and rivals are told of `licenses`; nil where
    /// the cost is that of a fixed number of things.
    package func growth(licenses: Int) -> Int? {
        switch self {
        case .bulkImport, .fullSync: licenses
        case .merge: Self.mergeEditCount
        case .equal, .incremental, .incrementalCold, .reconcile, .act, .concurrentActs, .hub, .startUp, .show,
            .showWitnessed, .list, .status, .lookupNumber, .lookupHolder, .searchRare, .searchFrequent, .searchAll,
            .searchName, .searchPart, .searchDigits, .peak:
            nil
        }
    }

    /// The same 10,000 licenses are edited on both sides.
    private static let mergeEditCount = 20_000

    /// The item that a rival's script means by the first word of its work, as in `2b full sync (snapshot file)`. Nil
    /// where none of ours does the same.
    package init?(work: String) {
        switch work.prefix(while: { $0 != " " }) {
        case "1": self = .bulkImport
        case "2", "2b": self = .fullSync
        case "3": self = .incremental
        case "3b": self = .incrementalCold
        case "4": self = .reconcile
        case "4c": self = .equal
        case "5": self = .act
        case "6": self = .merge
        default: return nil
        }
    }
}
