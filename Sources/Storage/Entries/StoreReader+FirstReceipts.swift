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
    /// Of each author the first receipt that covers the entry: that which names the entry itself, or else the nearest one
    /// behind it in its log. The earliest comes first, by what the entries claim that carry them, and those last that claim
    /// nothing.
    ///
    /// A log may have a receipt for each of its entries, and a license is shown to each of its readers: so none is looked at
    /// but those that are told.
    package func firstReceipts(covering sequence: Int64) throws(StoreFailure) -> [CoveringReceipt] {
        let sql = "SELECT e.epoch, e.number, p.log FROM entry e JOIN epoch p ON p.row = e.epoch WHERE e.sequence = ?"
        let found = try connection.first(sql, [.int(sequence)]) { row in
            (place: LogPlace(sequence: sequence, epoch: row.int(0), number: row.int(1)), log: row.int(2))
        }
        guard let found else { return [] }
        var (firsts, witness): ([(receipt: CoveringReceipt, sequence: Int64)], Int64?) = (
            [], try witness(of: found.log)
        )
        while let log = witness {
            var search = ReceiptSearch(of: found.log, by: log, from: found.place, self)
            if let carrier = try search.carrier(), let receipt = try receipt(in: carrier) {
                firsts.append((receipt, carrier))
            }
            witness = try self.witness(of: found.log, after: log)
        }
        firsts.sort { ($0.receipt.time ?? .max, $0.sequence) < ($1.receipt.time ?? .max, $1.sequence) }
        // An author may have several logs.
        var authors: Set<PublicKey> = []
        return firsts.map(\.receipt).filter { authors.insert($0.author).inserted }
    }

    /// The next log with receipts for this one, by their rows.
    private func witness(of log: Int64, after witness: Int64 = 0) throws(StoreFailure) -> Int64? {
        let sql = "SELECT min(witness) FROM receipt WHERE log = ? AND witness > ?"
        return try connection.first(sql, [.int(log), .int(witness)]) { $0.optionalInt(0) }.flatMap(\.self)
    }

    private func receipt(in carrier: Int64) throws(StoreFailure) -> CoveringReceipt? {
        let sql = """
            SELECT l.author, e.id, e.time FROM entry e JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            WHERE e.sequence = ?
            """
        return try connection.first(sql, [.int(carrier)]) { row throws(StoreFailure) in
            CoveringReceipt(author: PublicKey(try row.bytes32(0)), entry: try row.id(1), time: row.optionalInt(2))
        }
    }
}
