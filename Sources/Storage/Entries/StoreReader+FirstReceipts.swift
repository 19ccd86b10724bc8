package import SignedLog
package import Signing

/// A receipt that covers an entry, as far as it says since when its author has that.
package struct CoveringReceipt: Hashable, Sendable {
    package let author: PublicKey
    /// The entry that carries the receipt.
    package let entry: EntryID
    /// What that claims, in milliseconds since 1970 UTC.
    package let time: Int64?
}

extension StoreReader {
    /// The first receipt that covers an entry: that which names the entry itself, or else the nearest one behind it in its
    /// log. Of several authors' that which is carried by the entry with the earliest time, as that claims; one that claims
    /// nothing comes last.
    ///
    /// A log may have a receipt for each of its entries, and a license is shown to each of its readers: so no more are looked
    /// at than there are authors.
    ///
    /// - Parameters:
    ///   - sequence: the entry's.
    ///   - memory: what was found for other entries.
    ///   - isWanted: whether an author's receipts count.
    package func firstReceipt(
        covering sequence: Int64,
        _ memory: inout ReceiptMemory,
        by isWanted: (PublicKey) -> Bool
    ) throws(StoreFailure) -> CoveringReceipt? {
        let sql = "SELECT e.epoch, e.number, p.log FROM entry e JOIN epoch p ON p.row = e.epoch WHERE e.sequence = ?"
        let found = try connection.first(sql, [.int(sequence)]) { row in
            (place: LogPlace(sequence: sequence, epoch: row.int(0), number: row.int(1)), log: row.int(2))
        }
        guard let found else { return nil }
        var (first, witness): (CoveringReceipt?, Witness?) = (nil, try witness(of: found.log))
        while let one = witness {
            witness = try self.witness(of: found.log, after: one.log)
            guard isWanted(one.author) else { continue }
            var search = ReceiptSearch(of: found.log, by: one.log, from: found.place, self)
            guard let carrier = try search.carrier(&memory), let receipt = try receipt(of: one, in: carrier) else {
                continue
            }
            if receipt.time ?? .max < first?.time ?? .max || first == nil { first = receipt }
        }
        return first
    }

    private struct Witness {
        /// The row of the log with its receipts.
        let log: Int64
        let author: PublicKey
    }

    /// The next log with receipts for this one, by their rows.
    private func witness(of log: Int64, after witness: Int64 = 0) throws(StoreFailure) -> Witness? {
        let sql = """
            SELECT row, author FROM log WHERE row = (SELECT min(witness) FROM receipt WHERE log = ? AND witness > ?)
            """
        return try connection.first(sql, [.int(log), .int(witness)]) { row throws(StoreFailure) in
            Witness(log: row.int(0), author: PublicKey(try row.bytes32(1)))
        }
    }

    private func receipt(of witness: Witness, in carrier: Int64) throws(StoreFailure) -> CoveringReceipt? {
        try connection.first("SELECT id, time FROM entry WHERE sequence = ?", [.int(carrier)]) {
            row throws(StoreFailure) in
            CoveringReceipt(author: witness.author, entry: try row.id(0), time: row.optionalInt(1))
        }
    }
}
