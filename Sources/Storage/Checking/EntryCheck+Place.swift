import SignedLog
import Signing

/// Where an entry stands: epoch, log, audience, and what its epoch follows.
extension EntryCheck {
    /// The rows above the entry, each named where it is wrong. A wrong number in a row below shows as a right row
    /// elsewhere.
    func checkPlace(of record: Record, _ entry: VerifiedEntry, _ list: inout FindingList) throws(StoreFailure) {
        let epochKey = [SQLValue.int(record.epoch)]
        let epoch = try connection.first("SELECT log, id FROM epoch WHERE row = ?", epochKey) { row in
            (log: row.int(0), id: row.blob(1))
        }
        guard let epoch else { return list.add("entry", record.key, .column("epoch")) }
        if epoch.id != entry.header.epoch.bytes.array {
            try blame(
                "epoch",
                "id",
                record.epoch,
                foundBy: [.blob(entry.header.epoch.bytes.array)],
                record,
                "epoch",
                &list
            )
        }
        let log = try connection.first("SELECT id, author, audience FROM log WHERE row = ?", [.int(epoch.log)]) { row in
            (id: row.blob(0), author: row.blob(1), audience: row.int(2))
        }
        guard let log else { return list.add("epoch", "\(record.epoch)", .column("log")) }
        if log.id != entry.log.bytes.array {
            let isElsewhere = try connection.exists("SELECT 1 FROM log WHERE id = ?", [.id(entry.log)])
            if isElsewhere { list.add("epoch", "\(record.epoch)", .column("log")) }
            list.add("log", "\(epoch.log)", .column("id"))
        }
        if log.author != entry.author.bytes.array { list.add("log", "\(epoch.log)", .column("author")) }
        try checkAudience(log.audience, ofLog: epoch.log, entry.header.audience, &list)
    }

    private func checkAudience(
        _ row: Int64,
        ofLog log: Int64,
        _ audience: Audience,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        let found = try connection.first("SELECT digest, offices FROM audience WHERE row = ?", [.int(row)]) { row in
            (digest: row.blob(0), offices: row.blob(1))
        }
        guard let found else { return list.add("log", "\(log)", .column("audience")) }
        let isDigest = found.digest == audience.digest.array
        let isOffices = found.offices == audience.encoded
        if !isDigest && !isOffices { list.add("log", "\(log)", .column("audience")) }
        if isDigest != isOffices { list.add("audience", "\(row)", .column(isDigest ? "offices" : "digest")) }
    }

    /// The row has another value than the entry needs: if a row with that value is elsewhere, the entry points wrongly.
    private func blame(
        _ table: String,
        _ column: String,
        _ row: Int64,
        foundBy values: [SQLValue],
        _ record: Record,
        _ pointer: String,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        let isElsewhere = try connection.exists("SELECT 1 FROM \(table) WHERE \(column) = ?", values)
        if isElsewhere {
            list.add("entry", record.key, .column(pointer))
        } else {
            list.add(table, "\(row)", .column(column))
        }
    }

    func checkOpening(
        of record: Record,
        _ entry: VerifiedEntry,
        _ list: inout FindingList,
        _ expected: inout DerivedCounts
    ) throws(StoreFailure) {
        guard entry.header.number == 0 else { return }
        expected.openings += entry.header.previous.count
        let sql = """
            SELECT e.id FROM opening o JOIN entry e ON e.sequence = o.parent WHERE o.child = ? ORDER BY e.id
            """
        let found = try connection.all(sql, [.int(record.sequence)]) { $0.blob(0) }
        if found != entry.header.previous.map(\.bytes.array) { list.add("opening", record.key, .missing) }
    }
}
