import SignedLog
import Signing

/// Rows of acts that come with one entry, and of what discloses them whole, until they are written all at once.
struct ArrivingRows {
    private var acts: [[SQLValue]] = []
    private var lookups: [[SQLValue]] = []
    private var disclosures: [[SQLValue]] = []

    /// - Parameter stored: ``ActDifferences/stored(_:by:)``.
    mutating func add(
        _ act: VerifiedAct,
        stored: [UInt8],
        row: Int64,
        entry: Int64,
        position: Int,
        document: Int64
    ) {
        acts.append([
            .int(row), .id(act.id), .int(entry), .int(position), .int(document), .int(Int64(act.act.kind)),
            .blob(stored),
        ])
        lookups.append([ActIndex.beginning(of: act.id), .int(row)])
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
        "INSERT OR FAIL INTO act (row, id, entry, position, document, kind, stored) VALUES",
        columnCount: 7
    )
    private static let disclosureInsertion = BulkInsertion(
        "INSERT OR IGNORE INTO full_disclosure (act, seed, content) VALUES",
        columnCount: 3
    )
}
