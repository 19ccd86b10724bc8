import District
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
    /// Of each author the earliest receipt that covers the entry, by what the entries claim that carry them; the earliest
    /// first, and those that claim nothing last.
    ///
    /// A log may have a receipt for each of its entries, and a license is shown to each of its readers: so none is looked at
    /// that names an entry which came before, and none is decoded.
    package func firstReceipts(covering entry: StoredHeader) throws(StoreFailure) -> [CoveringReceipt] {
        let values: [SQLValue] = [.id(entry.log), .int(entry.sequence), .int(Int64(Kind.receipt.rawValue))]
        var (firsts, authors): ([CoveringReceipt], Set<PublicKey>) = ([], [])
        try connection.each(Self.receipts, values) { row throws(StoreFailure) in
            let author = PublicKey(try row.bytes32(0))
            guard !authors.contains(author), try isCovered(entry.sequence, by: row.int(3)) else { return }
            authors.insert(author)
            firsts.append(CoveringReceipt(author: author, entry: try row.id(1), time: row.optionalInt(2)))
        }
        return firsts
    }

    /// The receipts that name an entry of the first parameter's log with the second parameter's sequence or a later one:
    /// whatever comes after an entry has a larger one. An act that several entries carry is a receipt of each.
    private static let receipts = """
        SELECT \(receiptColumns) FROM \(named) CROSS JOIN entry o ON o.sequence = a.entry \(author)
        UNION ALL SELECT \(receiptColumns) FROM \(named)
            CROSS JOIN act_copy c ON c.act = a.row CROSS JOIN entry o ON o.sequence = c.entry \(author)
        ORDER BY 5, 6, 4
        """
    private static let receiptColumns =
        "k.author, o.id, o.time, t.sequence, coalesce(o.time, \(Int64.max)), o.sequence"
    private static let author = "CROSS JOIN epoch q ON q.row = o.epoch CROSS JOIN log k ON k.row = q.log"
    private static let named = """
        log l CROSS JOIN epoch p ON p.log = l.row AND l.id = ?1
            CROSS JOIN entry t ON t.epoch = p.row AND +t.sequence >= ?2
            CROSS JOIN reference r ON r.entry = t.sequence CROSS JOIN act a ON a.row = r.act AND a.kind = ?3
        """

    /// Whether an entry is the later one, or before it in the log.
    private func isCovered(_ sequence: Int64, by later: Int64) throws(StoreFailure) -> Bool {
        var (open, known): ([Int64], Set<Int64>) = ([later], [])
        while let next = open.popLast() {
            if next == sequence { return true }
            guard next > sequence, known.insert(next).inserted else { continue }
            open += try previousSequences(of: next)
        }
        return false
    }
}
