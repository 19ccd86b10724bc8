package import SignedLog
package import Signing

/// Reads the entries that carry acts, each once within one transaction: a thousand acts share one.
struct CarrierReader {
    private let store: StoreReader
    private var known: [Int64: StoredCarrier] = [:]
    /// Remembered at once: those of some imports.
    private static let limit = 1_024

    init(_ store: StoreReader) { self.store = store }

    mutating func carrier(sequence: Int64) throws(StoreFailure) -> StoredCarrier {
        if let carrier = known[sequence] { return carrier }
        let carrier = try store.carrier(sequence: sequence)
        if known.count >= Self.limit { known.removeAll(keepingCapacity: true) }
        known[sequence] = carrier
        return carrier
    }
}

/// The entry that carries acts, as a fold or the door must know it.
///
/// A class, because a thousand acts share it; nothing in it changes.
package final class StoredCarrier: Sendable {
    package let id: EntryID
    package let author: PublicKey
    package let audience: Audience
    package let seen: [EntryID]
    /// The row of the audience.
    let audienceRow: Int64
    /// The first of its own acts, by which the others are stored; no bytes if there are no others.
    let first: (row: Int64, bytes: [UInt8]?)

    init(
        id: EntryID,
        author: PublicKey,
        audience: Audience,
        seen: [EntryID],
        audienceRow: Int64,
        first: (row: Int64, bytes: [UInt8]?)
    ) {
        (self.id, self.author, self.audience, self.seen) = (id, author, audience, seen)
        (self.audienceRow, self.first) = (audienceRow, first)
    }
}

extension StoreReader {
    fileprivate func carrier(sequence: Int64) throws(StoreFailure) -> StoredCarrier {
        let sql = """
            SELECT e.id, l.author, u.offices, s.ids, u.row, e.first_act, a.stored
            FROM entry e JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
                JOIN audience u ON u.row = l.audience JOIN seen s ON s.row = e.seen
                LEFT JOIN act a ON a.row = e.first_act AND e.act_count > 1
            WHERE e.sequence = ?
            """
        let carrier = try connection.first(sql, [.int(sequence)]) { row throws(StoreFailure) in
            StoredCarrier(
                id: try row.id(0),
                author: PublicKey(try row.bytes32(1)),
                audience: try row.audience(2),
                seen: try row.ids(3),
                audienceRow: row.int(4),
                first: (row.int(5), row.optionalBlob(6))
            )
        }
        guard let carrier else {
            throw .failed(operation: "read entry \(sequence)", cause: EntryRefusal.wrongShape(.cose))
        }
        return carrier
    }
}
