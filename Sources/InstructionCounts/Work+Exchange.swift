import Replication
import SignedLog
import Signing

// What one node hands to another.
extension Work {
    private static let actCount = 100

    static var exchange: [Work] {
        [
            Work("encode-disclosure", count: 500) {
                let disclosure = try MadeUp.disclosure()
                return { DisclosureCoding.encoded(disclosure).count }
            },
            Work("decode-disclosure", count: 500) {
                let bytes = DisclosureCoding.encoded(try MadeUp.disclosure())
                return { try DisclosureCoding.decode(bytes).disclosures.count }
            },
            Work("encode-message", count: 20) {
                let entry = try outgoing()
                return { message(entry).encoded().count }
            },
            Work("decode-message", count: 20) {
                let bytes = message(try outgoing()).encoded()
                return { try itemCount(bytes) }
            },
        ]
    }

    private static func outgoing() throws -> OutgoingEntry {
        let sealed = try MadeUp.entry(actCount)
        // Each act commits to something, so the disclosures are those of the acts in their order.
        let openings = Dictionary(uniqueKeysWithValues: sealed.disclosures.enumerated().map { ($0.offset, $0.element) })
        return OutgoingEntry(signed: sealed.entry, openings: openings, disclosures: [])
    }

    /// An answer that carries an entry, its acts beside what opens them.
    private static func message(_ entry: OutgoingEntry) -> SyncMessage {
        var turn = Turn()
        turn.batch = TravelingBatch(ItemSequence.parts(entry).flatMap { $0 })
        turn.stored = StoreReport(admitted: 1)
        let signature = Signature(r: MadeUp.digest("r"), s: MadeUp.digest("s"))
        return .answer(responderNonce: MadeUp.digest("nonce"), signature: signature, turn)
    }

    /// As a session reads it: the message, then each entry and disclosure in its batch.
    private static func itemCount(_ bytes: [UInt8]) throws -> Int {
        guard case .answer(_, _, let turn) = try SyncMessage.decode(bytes) else { return 0 }
        var reader = ItemSequenceReader(try turn.batch.items())
        var count = 0
        while try reader.next() != nil { count += 1 }
        return count
    }
}
