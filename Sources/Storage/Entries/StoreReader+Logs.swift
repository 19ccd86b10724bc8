package import SignedLog
package import Signing

/// Logs, their tips and epochs, and the digests of audiences. What is set aside is left out of all of them.
extension StoreReader {
    /// Every audience of which a log is held, sorted.
    package func audiences() throws(StoreFailure) -> [Audience] {
        try connection.all("SELECT offices FROM audience") { row throws(StoreFailure) in try row.audience(0) }.sorted()
    }

    /// All logs, or those of one audience, sorted by id.
    package func logs(in audience: Audience? = nil) throws(StoreFailure) -> [LogRecord] {
        if let audience {
            return try logRecords("u.digest = ?", [.blob(audience.digest)])
        }
        return try logRecords("1", [])
    }

    /// The logs of one key, sorted by id.
    package func logRecords(of author: PublicKey) throws(StoreFailure) -> [LogRecord] {
        try logRecords("l.author = ?", [.blob(author.bytes)])
    }

    package func log(_ id: LogID) throws(StoreFailure) -> LogRecord? {
        try logRecords("l.id = ?", [.id(id)]).first
    }

    private func logRecords(_ condition: String, _ values: [SQLValue]) throws(StoreFailure) -> [LogRecord] {
        let sql = """
            SELECT l.id, l.author, u.offices FROM log l JOIN audience u ON u.row = l.audience
            WHERE \(condition) ORDER BY l.id
            """
        return try connection.all(sql, values) { row throws(StoreFailure) in
            LogRecord(log: try row.id(0), author: PublicKey(try row.bytes32(1)), audience: try row.audience(2))
        }
    }

    /// The tips of a log, sorted by id.
    package func tips(of log: LogID) throws(StoreFailure) -> [EntryID] {
        let sql = """
            SELECT e.id FROM tip t JOIN entry e ON e.sequence = t.entry
            WHERE t.log = (SELECT row FROM log WHERE id = ?) ORDER BY e.id
            """
        return try connection.all(sql, [.id(log)]) { row throws(StoreFailure) in try row.id(0) }
    }

    /// The epochs of a log, the one that was opened here last first. Epochs of which all is set aside are left out.
    package func epochs(of log: LogID, limit: Int = .max) throws(StoreFailure) -> [EpochSummary] {
        let sql = """
            SELECT p.id, e.number, e.id FROM epoch p JOIN entry e ON e.sequence = p.top
            WHERE p.log = (SELECT row FROM log WHERE id = ?) ORDER BY p.row DESC LIMIT ?
            """
        return try connection.all(sql, [.id(log), .int(limit)]) { row throws(StoreFailure) in
            EpochSummary(epoch: Epoch(try row.bytes16(0)), number: UInt64(row.int(1)), id: try row.id(2))
        }
    }

    /// The digest of an audience (`docs/formats/sync.md`): SHA-256 over the sorted strings log id ‖ tip id.
    package func digest(of audience: Audience) throws(StoreFailure) -> Bytes32 {
        let sql = """
            SELECT l.id, e.id FROM audience u JOIN log l ON l.audience = u.row JOIN tip t ON t.log = l.row
                JOIN entry e ON e.sequence = t.entry
            WHERE u.digest = ? ORDER BY l.id, e.id
            """
        var hash = SHA256()
        try connection.each(sql, [.blob(audience.digest)]) { row throws(StoreFailure) in
            hash.update(try row.bytes32(0))
            hash.update(try row.bytes32(1))
        }
        return hash.finish()
    }
}
