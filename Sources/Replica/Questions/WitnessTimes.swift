import District
import Licenses
import SignedLog
import Storage

/// When witnesses of one kind first had an entry, as their receipts say: the upper end of the interval in which it was
/// written (design: an entry's time is bounded from above by the first receipt).
struct WitnessTimes: Sendable {
    /// By local sequence, in milliseconds since 1970 UTC by the witness's clock; nil where the receipt states none.
    private var times: [Int64: Int64?] = [:]

    /// Takes note of a receipt that covers an entry. False if an earlier one did.
    mutating func note(_ time: Int64?, of sequence: Int64) -> Bool {
        guard times[sequence] == nil else { return false }
        times[sequence] = .some(time)
        return true
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
