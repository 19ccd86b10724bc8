import District
import Licenses
import SignedLog
import Storage

/// When witnesses of one kind first had an entry, as their receipts say: the upper end of the interval in which it was
/// written (design: an entry's time is bounded from above by the first receipt).
struct WitnessTimes: Sendable {
    /// By local sequence, in milliseconds since 1970 UTC by the witness's clock; nil where the receipt states none.
    private let times: [Int64: Int64?]

    /// - Parameter kinds: hub, city, or both: then the earlier.
    init(of kinds: Set<NodeKind>, _ view: AuthorityView, _ store: StoreReader) throws {
        let witnesses = Set(view.enrollments.filter { kinds.contains($0.kind) }.map(\.key))
        var receipts: [(time: Int64?, tips: [EntryID])] = []
        for act in try store.acts(ofKind: Kind.receipt.rawValue) where witnesses.contains(act.author) {
            // Of a receipt that several entries carry, the first that came: the others carry the same time or a later one.
            let time = try act.entries.first.flatMap { try store.claimedTime(of: $0) }
            receipts.append((time, act.act.references))
        }
        receipts.sort { ($0.time ?? .max) < ($1.time ?? .max) }
        var times: [Int64: Int64?] = [:]
        for receipt in receipts {
            try store.eachCovered(by: receipt.tips) { sequence in
                if times[sequence] != nil { return false }
                times[sequence] = .some(receipt.time)
                return true
            }
        }
        self.times = times
    }

    /// Whether any of these witnesses has it.
    func contains(_ sequence: Int64) -> Bool { times[sequence] != nil }

    /// Nil if no witness has it, or none says when.
    func time(of sequence: Int64) -> Int64? { times[sequence] ?? nil }
}

extension WitnessTimes {
    /// The day on which a witness first had the entry; the last day there is, where its receipt does not say when. Nil: none
    /// has it.
    func day(of sequence: Int64) -> CivilDate? {
        guard contains(sequence) else { return nil }
        return time(of: sequence).map(CivilDate.at(millisecondsSince1970:)) ?? .latest
    }

    /// Of the first entry that brought it to a witness.
    func day(of act: StoredAct) -> CivilDate? { act.carriers.compactMap { day(of: $0.sequence) }.min() }
}
