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

    /// The local sequences of a stretch of an epoch behind one, ascending, both branches of a fork included; the first `limit`
    /// of them. However long the stretch is, not many more are looked at, but where the epoch has a fork.
    package func sequences(
        of log: LogID,
        epoch: Epoch,
        numbers: ClosedRange<UInt64>,
        includesSetAside: Bool,
        after sequence: Int64,
        limit: Int
    ) throws(StoreFailure) -> [Int64] {
        let sql = "SELECT row FROM epoch WHERE id = ? AND log = (SELECT row FROM log WHERE id = ?)"
        let values: [SQLValue] = [.blob(epoch.bytes.array), .id(log)]
        guard let epoch = try connection.first(sql, values, { $0.int(0) }) else { return [] }
        var numbers = Int64(clamping: numbers.lowerBound)...Int64(clamping: numbers.upperBound)
        let isForked = try connection.exists("SELECT 1 FROM fork WHERE epoch = ?", [.int(epoch)])
        if !isForked { numbers = try part(of: numbers, inEpoch: epoch, after: sequence) }
        var sequences: [Int64] = []
        for isAside in includesSetAside ? [false, true] : [false] {
            let sql = """
                SELECT sequence FROM entry WHERE epoch = ? AND is_aside = ? AND number BETWEEN ? AND ? AND sequence > ?
                ORDER BY number LIMIT ?
                """
            let bounds = [numbers.lowerBound, numbers.upperBound, sequence].map(SQLValue.int)
            let count = SQLValue.int(isForked ? Int64.max : Int64(limit))
            sequences += try connection.all(sql, [.int(epoch), .flag(isAside)] + bounds + [count]) { $0.int(0) }
        }
        return Array(sequences.sorted().prefix(limit))
    }

    /// What is left of a stretch from the first entry on that came after a sequence; its last number, if none did. To be asked
    /// of epochs without a fork: there each entry came after that with the number before.
    private func part(
        of numbers: ClosedRange<Int64>,
        inEpoch epoch: Int64,
        after sequence: Int64
    ) throws(StoreFailure) -> ClosedRange<Int64> {
        guard sequence > 0 else { return numbers }
        let sql = "SELECT sequence FROM entry WHERE epoch = ? AND is_aside IN (0, 1) AND number = ?"
        var (first, last) = (numbers.lowerBound, numbers.upperBound)
        while first < last {
            let middle = first + (last - first) / 2
            let held = try connection.first(sql, [.int(epoch), .int(middle)]) { $0.int(0) }
            if let held, held <= sequence { first = middle + 1 } else { last = middle }
        }
        return first...numbers.upperBound
    }
}
