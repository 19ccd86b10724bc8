package import SignedLog
import Signing

/// Stretches of logs: what a peer lacks, what is before given entries.
extension StoreReader {
    /// Entries of one epoch by ascending number, both branches of a fork included and set-aside ones left out, each
    /// with its disclosures. After the first no more than fit into `byteLimit`, but never one of two branches alone;
    /// go on behind the number of the last one.
    package func entries(
        of log: LogID,
        epoch: Epoch,
        numbers: ClosedRange<UInt64>,
        byteLimit: Int
    ) throws(StoreFailure) -> [ServedEntry] {
        let sql = """
            SELECT sequence, number FROM entry WHERE is_aside = 0 AND number BETWEEN ? AND ? AND epoch = (
                SELECT row FROM epoch WHERE id = ? AND log = (SELECT row FROM log WHERE id = ?))
            ORDER BY number, sequence
            """
        let bounds = [Int64(clamping: numbers.lowerBound), Int64(clamping: numbers.upperBound)].map(SQLValue.int)
        var (byteCount, lastNumber, entries) = (0, Int64(-1), [ServedEntry]())
        try connection.scan(sql, bounds + [.blob(epoch.bytes.array), .id(log)]) { row throws(StoreFailure) in
            if byteCount >= byteLimit, row.int(1) != lastNumber { return false }
            guard let entry = try servedEntry(sequence: row.int(0)) else { return true }
            byteCount += entry.byteCount
            lastNumber = row.int(1)
            entries.append(entry)
            return true
        }
        return entries
    }

    package func servedEntry(_ id: EntryID) throws(StoreFailure) -> ServedEntry? {
        guard let sequence = try sequence(of: id) else { return nil }
        return try servedEntry(sequence: sequence)
    }

    package func servedEntry(sequence: Int64) throws(StoreFailure) -> ServedEntry? {
        guard let entry = try storedEntry(sequence: sequence) else { return nil }
        return ServedEntry(
            sequence: sequence,
            id: entry.id,
            signed: entry.signed,
            openings: try openings(ofEntry: sequence),
            others: try otherDisclosures(ofEntry: sequence)
        )
    }

    /// The local sequences of all entries of a log, ascending.
    package func sequences(of log: LogID) throws(StoreFailure) -> [Int64] {
        let sql = """
            SELECT e.sequence FROM epoch p JOIN entry e ON e.epoch = p.row
            WHERE p.log = (SELECT row FROM log WHERE id = ?) ORDER BY e.sequence
            """
        return try connection.all(sql, [.id(log)]) { $0.int(0) }
    }

    /// The entries right before one in its log, as local sequences: one, or several before the first of an epoch.
    package func previousSequences(of sequence: Int64) throws(StoreFailure) -> [Int64] {
        let one = try connection.first("SELECT previous FROM entry WHERE sequence = ?", [.int(sequence)]) { row in
            row.optionalInt(0)
        }
        if let one = one ?? nil { return [one] }
        return try connection.all("SELECT parent FROM opening WHERE child = ?", [.int(sequence)]) { $0.int(0) }
    }
}
