package import SignedLog
import Signing

/// What a session asks: which logs changed, and where stretches of them lie.
extension StoreReader {
    /// Logs of which an entry was admitted after this sequence.
    package func logs(changedAfter sequence: Int64) throws(StoreFailure) -> [LogRecord] {
        let sql = """
            SELECT DISTINCT l.id FROM entry e JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            WHERE e.sequence > ? ORDER BY l.id
            """
        let ids = try connection.all(sql, [.int(sequence)]) { row throws(StoreFailure) in try row.id(0, LogID.self) }
        var records: [LogRecord] = []
        for id in ids {
            if let record = try log(id) { records.append(record) }
        }
        return records
    }

    /// The local sequences of a stretch of an epoch, ascending, both branches of a fork included.
    package func sequences(
        of log: LogID,
        epoch: Epoch,
        numbers: ClosedRange<UInt64>,
        includesSetAside: Bool,
        after sequence: Int64
    ) throws(StoreFailure) -> [Int64] {
        let sql = """
            SELECT sequence FROM entry WHERE is_aside IN (0, ?) AND number BETWEEN ? AND ? AND sequence > ? AND epoch = (
                SELECT row FROM epoch WHERE id = ? AND log = (SELECT row FROM log WHERE id = ?))
            ORDER BY sequence
            """
        let values: [SQLValue] = [
            .flag(includesSetAside), .int(Int64(clamping: numbers.lowerBound)),
            .int(Int64(clamping: numbers.upperBound)), .int(sequence), .blob(epoch.bytes.array), .id(log),
        ]
        return try connection.all(sql, values) { $0.int(0) }
    }
}
