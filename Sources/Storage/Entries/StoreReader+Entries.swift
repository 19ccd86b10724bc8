package import SignedLog
import Signing

/// Held entries, one at a time or as they were admitted.
extension StoreReader {
    /// The local sequence of a held entry.
    package func sequence(of entry: EntryID) throws(StoreFailure) -> Int64? {
        try connection.first("SELECT sequence FROM entry WHERE id = ?", [.id(entry)]) { $0.int(0) }
    }

    /// When its author claims to have written it, in milliseconds since 1970 UTC; nil if it claims nothing, or is not here.
    package func claimedTime(of entry: EntryID) throws(StoreFailure) -> Int64? {
        try connection.first("SELECT time FROM entry WHERE id = ?", [.id(entry)]) { $0.optionalInt(0) } ?? nil
    }

    /// The same of the entry with this local sequence.
    package func claimedTime(sequence: Int64) throws(StoreFailure) -> Int64? {
        try connection.first("SELECT time FROM entry WHERE sequence = ?", [.int(sequence)]) { $0.optionalInt(0) } ?? nil
    }

    /// Whether the entry is held, set aside or not.
    package func holds(_ entry: EntryID) throws(StoreFailure) -> Bool {
        try sequence(of: entry) != nil
    }

    /// The largest local sequence; 0 in an empty store.
    package func lastSequence() throws(StoreFailure) -> Int64 {
        try connection.first("SELECT max(sequence) FROM entry") { $0.int(0) } ?? 0
    }

    /// How many entries and acts are held, set aside ones included.
    package func counts() throws(StoreFailure) -> (entries: Int, acts: Int) {
        // Both are numbered from 1 without a gap, and none is ever taken away: to count them would be to read them all.
        (
            try connection.count("SELECT coalesce(max(sequence), 0) FROM entry"),
            try connection.count("SELECT coalesce(max(row), 0) FROM act")
        )
    }

    package func storedEntry(_ id: EntryID) throws(StoreFailure) -> StoredEntry? {
        guard let sequence = try sequence(of: id) else { return nil }
        return try storedEntry(sequence: sequence)
    }

    package func storedEntry(sequence: Int64) throws(StoreFailure) -> StoredEntry? {
        let sql = """
            SELECT e.sequence, e.id, l.id, e.is_aside, e.cose, e.first_act, e.act_count
            FROM entry e JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log WHERE e.sequence = ?
            """
        return try connection.first(sql, [.int(sequence)]) { row throws(StoreFailure) in try storedEntry(row) }
    }

    package func storedHeader(_ id: EntryID) throws(StoreFailure) -> StoredHeader? {
        let sql = "SELECT e.sequence, e.time, s.ids FROM entry e JOIN seen s ON s.row = e.seen WHERE e.id = ?"
        return try connection.first(sql, [.id(id)]) { row throws(StoreFailure) in
            StoredHeader(sequence: row.int(0), time: row.optionalInt(1), seen: try row.ids(2))
        }
    }

    package func signedEntry(_ id: EntryID) throws(StoreFailure) -> SignedEntry? {
        try storedEntry(id)?.signed
    }

    /// The district: the first entry that any store admits is its genesis. Nil in an empty store.
    package func district() throws(StoreFailure) -> DistrictID? {
        try connection.first("SELECT id FROM entry ORDER BY sequence LIMIT 1") { row throws(StoreFailure) in
            DistrictID(genesis: try row.id(0))
        }
    }

    /// All entries for the whole district, as they were admitted: what authority is computed from.
    package func districtEntries() throws(StoreFailure) -> [SignedEntry] {
        var entries: [SignedEntry] = []
        for sequence in try sequences(in: .district) {
            if let entry = try storedEntry(sequence: sequence) { entries.append(entry.signed) }
        }
        return entries
    }

    /// The local sequences of all entries for an audience, ascending.
    package func sequences(in audience: Audience) throws(StoreFailure) -> [Int64] {
        let sql = """
            SELECT e.sequence FROM audience u JOIN log l ON l.audience = u.row JOIN epoch p ON p.log = l.row
                JOIN entry e ON e.epoch = p.row WHERE u.digest = ? ORDER BY e.sequence
            """
        return try connection.all(sql, [.blob(audience.digest)]) { $0.int(0) }
    }

    /// A held entry, checked again from its bytes, the signature included.
    package func verifiedEntry(_ id: EntryID) throws(StoreFailure) -> VerifiedEntry? {
        guard let sequence = try sequence(of: id) else { return nil }
        return try verifiedEntry(sequence: sequence)
    }

    package func verifiedEntry(sequence: Int64) throws(StoreFailure) -> VerifiedEntry? {
        guard let entry = try storedEntry(sequence: sequence), let district = try district() else { return nil }
        do { return try entry.signed.verified(in: district) } catch {
            throw .failed(operation: "read entry \(sequence)", cause: error)
        }
    }

    /// Entries in the order in which they were admitted, from behind `sequence`: at most `limit`, and after the first
    /// no more than fit into `byteLimit` bytes of acts.
    package func entries(
        after sequence: Int64,
        limit: Int,
        byteLimit: Int = .max
    ) throws(StoreFailure) -> [StoredEntry] {
        let sql = "SELECT sequence FROM entry WHERE sequence > ? ORDER BY sequence LIMIT ?"
        let sequences = try connection.all(sql, [.int(sequence), .int(limit)]) { $0.int(0) }
        var entries: [StoredEntry] = []
        var byteCount = 0
        for sequence in sequences {
            guard let entry = try storedEntry(sequence: sequence) else { continue }
            byteCount += entry.signed.actBytes.reduce(0) { $0 + $1.count }
            if byteCount > byteLimit, !entries.isEmpty { break }
            entries.append(entry)
        }
        return entries
    }

    private func storedEntry(_ row: Row) throws(StoreFailure) -> StoredEntry {
        let sequence = row.int(0)
        let acts = try actBytes(of: sequence, first: row.int(5), count: row.int(6))
        let signed: SignedEntry
        do { signed = try SignedEntry(cose: row.blob(4), acts: acts) } catch {
            throw .failed(operation: "read entry \(sequence)", cause: error)
        }
        return StoredEntry(
            sequence: sequence,
            id: try row.id(1),
            log: try row.id(2),
            isSetAside: row.flag(3),
            signed: signed
        )
    }

    /// The acts of an entry in their order: its own, and those that another entry brought before.
    func actBytes(of sequence: Int64, first: Int64, count: Int64) throws(StoreFailure) -> [[UInt8]] {
        var acts: [(position: Int64, bytes: [UInt8])] = []
        let own = "SELECT position, stored FROM act WHERE row >= ? AND row < ? AND entry = ? ORDER BY row"
        var whole: [UInt8]?
        try connection.each(own, [.int(first), .int(first &+ count), .int(sequence)]) { row in
            let stored = row.blob(1)
            acts.append((row.int(0), whole.map { ActDifferences.act(of: stored, from: $0) } ?? stored))
            whole = whole ?? stored
        }
        let copied = """
            SELECT c.position, \(StoredBytes.columns(of: "a")) FROM act_copy c JOIN act a ON a.row = c.act WHERE c.entry = ?
            """
        try connection.each(copied, [.int(sequence)]) { row in acts.append((row.int(0), row.actBytes(1))) }
        return acts.sorted { $0.position < $1.position }.map(\.bytes)
    }
}
