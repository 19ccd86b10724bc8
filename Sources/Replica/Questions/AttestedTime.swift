import District
import SignedLog
import Storage

/// When something was written: what its author's clock claims, and the interval that others attest.
package struct AttestedTime: Encodable, Sendable {
    /// What the author's clock said, in milliseconds since 1970 UTC: a claim.
    package let claimed: Int64?
    /// The latest time that a root entry claims which its author had seen: it was written no sooner.
    package let notBefore: Int64?
    /// The first receipt of a witness that covers it, by the witness's clock; nil: no witness has it yet.
    package let receiptedAt: Int64?
}

extension StoreReader {
    func attestedTime(of entry: StoredHeader) throws -> AttestedTime {
        AttestedTime(
            claimed: entry.time,
            notBefore: try entry.seen.compactMap { try claimedTime(of: $0) }.max(),
            receiptedAt: try firstReceipt(covering: entry)
        )
    }

    /// The earliest time, by a witness's clock, at which a receipt covers the entry; nil if none does.
    private func firstReceipt(covering entry: StoredHeader) throws -> Int64? {
        var earliest: Int64?
        for receipt in try receipts(for: entry.log) {
            guard let time = try claimedTime(of: receipt.entry.id) else { continue }
            guard earliest.map({ time < $0 }) ?? true else { continue }
            if try covers(receipt.act.act.references, entry.sequence) { earliest = time }
        }
        return earliest
    }
}
