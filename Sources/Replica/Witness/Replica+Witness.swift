import District
import SignedLog
import Signing
import Storage

/// A witness's own work: to say what it holds.
extension Replica {
    /// Milliseconds between two receipts for one audience.
    private static let receiptInterval: Int64 = 1_000

    /// Writes the receipts that are due: at most one for each audience and second, and none where only receipts came,
    /// so that witnesses come to rest. Says how many; always 0 on a node that is no witness.
    package func witnessTick() throws -> Int {
        guard let node, node.kind.isWitness, !state.authority.isCut(node.key), state.stop == nil else { return 0 }
        let now = surroundings.monotonicMilliseconds()
        var written = 0
        for audience in state.unreceipted.sorted() {
            if let last = receiptTimes[audience], now - last < Self.receiptInterval { continue }
            receiptTimes[audience] = now
            if try writeReceipt(for: audience, node) { written += 1 }
        }
        return written
    }

    /// Names all tips of the audience that are not our own and not covered by an earlier receipt of ours already.
    private func writeReceipt(for audience: Audience, _ node: NodeEnrollment) throws -> Bool {
        let (tips, wanted) = try store.read { store in
            (try store.unreceiptedTips(in: audience, by: node.key), try store.wantedCount(in: audience))
        }
        for part in stride(from: 0, to: tips.count, by: Act.referenceLimit) {
            let act = ReceiptAct(
                wanted: UInt64(wanted),
                tips: Array(tips[part..<min(part + Act.referenceLimit, tips.count)])
            )
            let draft = ActDraft.receipt(act, nonce: surroundings.entropy.bytes16())
            _ = try write([draft], for: audience, key: identity.signing)
        }
        // Not before: what the disk has refused is due again at the next tick.
        state.unreceipted.remove(audience)
        return !tips.isEmpty
    }
}
