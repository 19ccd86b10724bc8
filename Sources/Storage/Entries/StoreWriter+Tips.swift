import SignedLog
import Signing

/// Keeps tips and epochs in step, by what changes and never by a scan.
extension StoreWriter {
    /// The links of a new entry. Nothing follows it yet: whatever did could not have been admitted.
    ///
    /// Says whether there are other entries at its place: a fork.
    func link(_ entry: VerifiedEntry, sequence: Int64, _ place: Place) throws(StoreFailure) -> Bool {
        if entry.header.number == 0 {
            for parent in place.previous {
                try connection.run(
                    "INSERT INTO opening (child, parent) VALUES (?, ?)",
                    [.int(sequence), .int(parent)]
                )
            }
        }
        for parent in place.previous { try removeTip(parent, log: place.log) }
        try addTip(sequence, log: place.log)
        try raiseTop(of: place.epoch, to: sequence, number: Int64(entry.header.number), id: entry.id)
        return try markFork(at: place.epoch, number: Int64(entry.header.number))
    }

    /// Takes an entry out of tips, epochs and digests, or brings it back. The order does not matter where several
    /// change, as long as all have in the end.
    func setAside(_ isSetAside: Bool, entry id: EntryID) throws(StoreFailure) {
        let sql = """
            SELECT e.sequence, e.epoch, p.log, e.is_aside FROM entry e JOIN epoch p ON p.row = e.epoch WHERE e.id = ?
            """
        let found = try connection.first(sql, [.id(id)]) { row in
            (sequence: row.int(0), epoch: row.int(1), log: row.int(2), isAside: row.flag(3))
        }
        guard let found, found.isAside != isSetAside else { return }
        try connection.run(
            "UPDATE entry SET is_aside = ? WHERE sequence = ?",
            [.flag(isSetAside), .int(found.sequence)]
        )
        let parents = try previousSequences(of: found.sequence)
        for place in parents + [found.sequence] { try reviewTip(place, log: found.log) }
        try computeTop(of: found.epoch)
    }

    /// Two entries at one place are a fork, whatever their standing.
    private func markFork(at epoch: Int64, number: Int64) throws(StoreFailure) -> Bool {
        // Not `is_aside IN (0, 1)`: for a list SQLite would build a table each time.
        let sql = """
            SELECT (SELECT count(*) FROM entry WHERE epoch = ?1 AND is_aside = 0 AND number = ?2)
                + (SELECT count(*) FROM entry WHERE epoch = ?1 AND is_aside = 1 AND number = ?2)
            """
        guard try connection.count(sql, [.int(epoch), .int(number)]) > 1 else { return false }
        try connection.run("INSERT OR IGNORE INTO fork (epoch, number) VALUES (?, ?)", [.int(epoch), .int(number)])
        return true
    }

    private func addTip(_ sequence: Int64, log: Int64) throws(StoreFailure) {
        try connection.run("INSERT OR IGNORE INTO tip (log, entry) VALUES (?, ?)", [.int(log), .int(sequence)])
    }

    private func removeTip(_ sequence: Int64, log: Int64) throws(StoreFailure) {
        try connection.run("DELETE FROM tip WHERE log = ? AND entry = ?", [.int(log), .int(sequence)])
    }

    /// Whether an entry is a tip, asked anew.
    private func reviewTip(_ sequence: Int64, log: Int64) throws(StoreFailure) {
        let isTip = try connection.exists(
            "SELECT 1 FROM entry e WHERE e.sequence = ? AND \(TipRule.isTip)",
            [.int(sequence)]
        )
        if isTip { try addTip(sequence, log: log) } else { try removeTip(sequence, log: log) }
    }

    /// A new entry of the epoch may be its top.
    private func raiseTop(
        of epoch: Int64,
        to sequence: Int64,
        number: Int64,
        id: EntryID
    ) throws(StoreFailure) {
        let sql = "SELECT e.number, e.id FROM epoch p JOIN entry e ON e.sequence = p.top WHERE p.row = ?"
        let top = try connection.first(sql, [.int(epoch)]) { row throws(StoreFailure) in
            (number: row.int(0), id: try row.id(1, EntryID.self))
        }
        if let top, (top.number, id) > (number, top.id) { return }
        try connection.run("UPDATE epoch SET top = ? WHERE row = ?", [.int(sequence), .int(epoch)])
    }

    private func computeTop(of epoch: Int64) throws(StoreFailure) {
        try connection.run("UPDATE epoch SET top = (\(TipRule.top("epoch.row"))) WHERE row = ?", [.int(epoch)])
    }
}

/// What tips and tops are, said once for those who keep them and for those who check them.
enum TipRule {
    /// Of an entry `e`: it is not set aside, and of its log no entry that is not set aside follows it. Within an epoch
    /// only an entry with the next number can.
    static let isTip = """
        e.is_aside = 0
            AND NOT EXISTS (SELECT 1 FROM entry c WHERE c.epoch = e.epoch AND c.is_aside = 0
                AND c.number = e.number + 1 AND c.previous = e.sequence)
            AND NOT EXISTS (SELECT 1 FROM opening o JOIN entry c ON c.sequence = o.child
                WHERE o.parent = e.sequence AND c.is_aside = 0)
        """

    /// The sequence of the entry with the highest number in an epoch, of two branches the smaller id.
    static func top(_ epoch: String) -> String {
        """
        SELECT t.sequence FROM entry t WHERE t.epoch = \(epoch) AND t.is_aside = 0 AND t.number = (
            SELECT max(h.number) FROM entry h WHERE h.epoch = \(epoch) AND h.is_aside = 0)
        ORDER BY t.id LIMIT 1
        """
    }
}
