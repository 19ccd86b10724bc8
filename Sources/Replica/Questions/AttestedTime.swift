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

extension AttestedTime {
    init(of entry: StoredHeader, by witnesses: Witnesses, in store: StoreReader) throws {
        self.init(
            claimed: entry.time,
            notBefore: try entry.seen.compactMap { try store.claimedTime(of: $0) }.max(),
            receiptedAt: try witnesses.time(of: entry.sequence, in: store)
        )
    }
}
