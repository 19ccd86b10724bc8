package import SignedLog
import Signing

/// Held acts.
extension StoreReader {
    package func storedAct(_ id: ActID) throws(StoreFailure) -> StoredAct? {
        guard let row = try actRow(id) else { return nil }
        return try storedAct(row: row)
    }

    /// All acts about a document, the founding one first, then as they were admitted here.
    package func acts(of document: DocumentID) throws(StoreFailure) -> [StoredAct] {
        guard let founding = try actRow(document.founding) else { return [] }
        // The second half is what the partial index `act_document` holds.
        let sql = "SELECT row FROM act WHERE document = ? AND document <> row ORDER BY row"
        return try acts(rows: [founding] + connection.all(sql, [.int(founding)]) { $0.int(0) })
    }

    /// Acts of a kind that is not written at counters: the district's, the witnesses', erasures … as they were
    /// admitted here.
    ///
    /// - Parameter after: the sequence behind which to begin, in full entries.
    package func acts(ofKind kind: UInt64, after sequence: Int64 = 0) throws(StoreFailure) -> [StoredAct] {
        precondition(!(100...110).contains(kind), "kind \(kind) has no index")
        let sql = """
            SELECT row FROM act WHERE kind = ? AND kind NOT BETWEEN 100 AND 110 AND entry > ? ORDER BY row
            """
        return try acts(rows: connection.all(sql, [.int(Int64(kind)), .int(sequence)]) { $0.int(0) })
    }

    private func acts(rows: [Int64]) throws(StoreFailure) -> [StoredAct] {
        var acts: [StoredAct] = []
        for row in rows {
            if let act = try storedAct(row: row) { acts.append(act) }
        }
        return acts
    }

    func actRow(_ id: ActID) throws(StoreFailure) -> Int64? {
        try connection.first("SELECT a.row FROM \(ActIndex.actOfFirstParameter)", [.id(id)]) { $0.int(0) }
    }

    func storedAct(row: Int64) throws(StoreFailure) -> StoredAct? {
        let sql = """
            SELECT a.id, d.id, l.author, l.id, u.offices, s.ids, e.id, e.sequence, a.position, e.is_aside,
                \(StoredBytes.columns(of: "a"))
            FROM act a JOIN act d ON d.row = a.document JOIN entry e ON e.sequence = a.entry
                JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
                JOIN audience u ON u.row = l.audience JOIN seen s ON s.row = e.seen
            WHERE a.row = ?
            """
        let copies = try copies(ofAct: row)
        return try connection.first(sql, [.int(row)]) { found throws(StoreFailure) in
            let first = StoredAct.Carrier(
                entry: try found.id(6),
                sequence: found.int(7),
                position: Int(found.int(8)),
                isSetAside: found.flag(9)
            )
            let bytes = found.actBytes(10)
            return StoredAct(
                id: try found.id(0),
                document: try found.id(1),
                act: try found.act(bytes),
                bytes: bytes,
                author: PublicKey(try found.bytes32(2)),
                log: try found.id(3),
                audience: try found.audience(4),
                seen: try found.ids(5),
                carriers: [first] + copies
            )
        }
    }

    private func copies(ofAct row: Int64) throws(StoreFailure) -> [StoredAct.Carrier] {
        let sql = """
            SELECT e.id, e.sequence, c.position, e.is_aside
            FROM act_copy c JOIN entry e ON e.sequence = c.entry WHERE c.act = ? ORDER BY e.sequence
            """
        return try connection.all(sql, [.int(row)]) { found throws(StoreFailure) in
            StoredAct.Carrier(
                entry: try found.id(0),
                sequence: found.int(1),
                position: Int(found.int(2)),
                isSetAside: found.flag(3)
            )
        }
    }
}

/// The bytes of an act: all of them, or what tells them from the first of their entry (``ActDifferences``).
enum StoredBytes {
    /// Two columns for ``Row/actBytes(_:)``, of an act under this name.
    static func columns(of act: String) -> String {
        """
        \(act).stored, (SELECT t.stored FROM entry s JOIN act t ON t.row = s.first_act
            WHERE s.sequence = \(act).entry AND t.row <> \(act).row)
        """
    }
}

extension Row {
    func actBytes(_ column: Int) -> [UInt8] {
        guard let first = optionalBlob(column + 1) else { return blob(column) }
        return ActDifferences.act(of: blob(column), from: first)
    }

    func act(_ bytes: [UInt8]) throws(StoreFailure) -> Act {
        do { return try Act.decode(bytes) } catch { throw .failed(operation: "read act", cause: error) }
    }
}
