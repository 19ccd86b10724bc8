import SignedLog

/// When entries came here, by the local clock: a claim, kept for "as this node had stored it".
extension StoreReader {
    /// The largest sequence that was stored at this local time (milliseconds since 1970); 0 if none was. An entry was
    /// known here then exactly if its sequence is not larger.
    package func sequence(knownHereAt time: Int64) throws(StoreFailure) -> Int64 {
        try connection.first("SELECT max(sequence) FROM reception WHERE time <= ?", [.int(time)]) { $0.int(0) } ?? 0
    }

    /// The local time at which an entry with this sequence was stored; nil if the clock said nothing then.
    package func receptionTime(of sequence: Int64) throws(StoreFailure) -> Int64? {
        let sql = "SELECT time FROM reception WHERE sequence >= ? ORDER BY sequence LIMIT 1"
        return try connection.first(sql, [.int(sequence)]) { $0.int(0) }
    }
}

extension StoreWriter {
    /// Notes that everything stored so far was here at this local time. Once in a transaction that inserts entries.
    package func noteReception(at time: Int64) throws(StoreFailure) {
        let last = try lastSequence()
        guard last > 0 else { return }
        try SummedTable.reception.put([.int(last), .int(time)], in: connection)
    }
}
