import District
import SignedLog
import Signing
import Storage

/// Reads the receipts of witnesses and goes through what they cover, step by step: there may be one for each second.
struct WitnessReading {
    /// Receipts that a step reads.
    private static let receiptCount = 64
    /// Entries that a step goes through.
    private static let entryCount = 512

    private struct Receipt {
        let author: PublicKey
        /// Milliseconds since 1970 UTC, as the entry claims that carries it.
        let time: Int64?
        let tips: [EntryID]
    }

    private let witnesses: [Set<PublicKey>]
    /// The row of the store behind which the next receipts are; nil: all are read.
    private var row: Int64? = 0
    private var receipts: [Receipt] = []
    private var times: [WitnessTimes] = []
    private var coverage: ReceiptCoverage?

    /// - Parameter kinds: for each of these sets its own ``WitnessTimes``.
    init(of kinds: [Set<NodeKind>], _ view: AuthorityView) {
        witnesses = kinds.map { kinds in Set(view.enrollments.filter { kinds.contains($0.kind) }.map(\.key)) }
    }

    /// Nil: there is more to read.
    mutating func step(in store: StoreReader) throws -> [WitnessTimes]? {
        if let row {
            self.row = try read(behind: row, store)
            return nil
        }
        guard times.count < witnesses.count else { return times }
        var coverage = self.coverage.take() ?? ReceiptCoverage(by: receipts(of: witnesses[times.count]))
        if try coverage.step(in: store, entryCount: Self.entryCount) {
            times.append(coverage.times)
        } else {
            self.coverage = coverage
        }
        return nil
    }

    /// The row behind which to go on; nil: all are read.
    private mutating func read(behind row: Int64, _ store: StoreReader) throws -> Int64? {
        let everybody = witnesses.reduce(into: Set()) { $0.formUnion($1) }
        let (acts, next) = try store.acts(ofKind: Kind.receipt.rawValue, behindRow: row, limit: Self.receiptCount)
        for act in acts where everybody.contains(act.author) {
            // Of a receipt that several entries carry, the first that came: the others carry the same time or a later one.
            let time = try act.entries.first.flatMap { try store.claimedTime(of: $0) }
            receipts.append(Receipt(author: act.author, time: time, tips: act.act.references))
        }
        if next == nil { receipts.sort { ($0.time ?? .max) < ($1.time ?? .max) } }
        return next
    }

    private func receipts(of witnesses: Set<PublicKey>) -> [(time: Int64?, tips: [EntryID])] {
        receipts.filter { witnesses.contains($0.author) }.map { ($0.time, $0.tips) }
    }
}

/// Goes through what receipts cover: their tips and all that is before these in their logs. Of an entry the earliest receipt
/// counts, so what one covers is passed over by those after it.
private struct ReceiptCoverage {
    private(set) var times = WitnessTimes()
    /// By time, the latest first: taken from the end.
    private var receipts: [(time: Int64?, tips: [EntryID])]
    private var time: Int64?
    /// Entries to be looked at, by local sequence.
    private var open: [Int64] = []

    init(by receipts: [(time: Int64?, tips: [EntryID])]) { self.receipts = receipts.reversed() }

    /// Whether it is through.
    mutating func step(in store: StoreReader, entryCount: Int) throws -> Bool {
        for _ in 0..<entryCount {
            while open.isEmpty {
                guard let receipt = receipts.popLast() else { return true }
                time = receipt.time
                // Tips that are not held are passed over.
                open = try receipt.tips.compactMap { try store.sequence(of: $0) }
            }
            let sequence = open.removeLast()
            if times.note(time, of: sequence) { open += try store.previousSequences(of: sequence) }
        }
        return false
    }
}
