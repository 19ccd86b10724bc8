import SignedLog
import Signing

/// Rows of acts that come with one entry, and of what discloses them whole, until they are written all at once.
struct ArrivingRows {
    private var acts: [[SQLValue]] = []
    private var lookups: [[SQLValue]] = []
    private var disclosures: [[SQLValue]] = []
    private var first: [UInt8]?
    private var differences: ActDifferences?

    mutating func add(_ act: VerifiedAct, row: Int64, entry: Int64, position: Int, document: Int64) {
        acts.append([
            .int(row), .id(act.id), .int(entry), .int(position), .int(document), .int(Int64(act.act.kind)),
            .blob(stored(act.bytes)),
        ])
        lookups.append([ActIndex.beginning(of: act.id), .int(row)])
    }

    /// The first act of the entry stands whole, each other by what tells it from the first.
    private mutating func stored(_ act: [UInt8]) -> [UInt8] {
        guard let first else {
            first = act
            return act
        }
        let differences = differences ?? ActDifferences(from: first)
        self.differences = differences
        return differences.difference(of: act)
    }

    /// False if the first disclosure of a new act does not open all of it, so that each must be looked at.
    mutating func addWhole(_ arriving: [ArrivingDisclosure], ofActRow row: Int64) -> Bool {
        guard let first = arriving.first, let content = first.wholeContent,
            case .full(let full) = first.disclosure
        else { return false }
        disclosures.append([.int(row), .blob(full.seed.array), .blob(content)])
        return true
    }

    /// Writes what was added since the last time.
    mutating func write(in connection: Connection) throws(StoreFailure) {
        try Self.actInsertion.run(acts, in: connection)
        try LeveledIndex.acts.insert(lookups, in: connection)
        try Self.disclosureInsertion.run(disclosures, in: connection)
        (acts, lookups, disclosures) = ([], [], [])
    }

    private static let actInsertion = BulkInsertion(
        "INSERT OR FAIL INTO act (row, id, entry, position, document, kind, bytes) VALUES",
        columnCount: 7
    )
    private static let disclosureInsertion = BulkInsertion(
        "INSERT OR IGNORE INTO full_disclosure (act, seed, content) VALUES",
        columnCount: 3
    )
}
