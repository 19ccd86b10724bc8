package import SignedLog
import Signing

/// What the door asks of the store. Set-aside entries are held too: the door knows no standing.
extension StoreReader: HeldEntries {
    package func entry(_ id: EntryID) throws -> EntryNode? {
        try entryNode(id)
    }

    package func act(_ id: ActID) throws -> ActNode? {
        try actNode(id)
    }

    package func entryNode(_ id: EntryID) throws(StoreFailure) -> EntryNode? {
        guard let sequence = try sequence(of: id) else { return nil }
        return try entryNode(sequence: sequence)
    }

    package func entryNode(sequence: Int64) throws(StoreFailure) -> EntryNode? {
        let sql = """
            SELECT e.id, l.id, l.author, u.offices, p.id, e.number, e.previous, s.ids
            FROM entry e JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
                JOIN audience u ON u.row = l.audience JOIN seen s ON s.row = e.seen
            WHERE e.sequence = ?
            """
        return try connection.first(sql, [.int(sequence)]) { row throws(StoreFailure) in
            EntryNode(
                id: try row.id(0),
                log: try row.id(1),
                author: PublicKey(try row.bytes32(2)),
                audience: try row.audience(3),
                epoch: Epoch(try row.bytes16(4)),
                number: UInt64(row.int(5)),
                previous: try previous(of: sequence, one: row.optionalInt(6)),
                seen: try row.ids(7)
            )
        }
    }

    package func actNode(_ id: ActID) throws(StoreFailure) -> ActNode? { try HeldNodes(self).actNode(id) }

    /// The previous entries, sorted by id.
    func previous(of sequence: Int64, one: Int64?) throws(StoreFailure) -> [EntryID] {
        if let one {
            return try connection.all("SELECT id FROM entry WHERE sequence = ?", [.int(one)]) {
                row throws(StoreFailure) in
                try row.id(0)
            }
        }
        let sql = "SELECT e.id FROM opening o JOIN entry e ON e.sequence = o.parent WHERE o.child = ? ORDER BY e.id"
        return try connection.all(sql, [.int(sequence)]) { row throws(StoreFailure) in try row.id(0) }
    }
}

extension Row {
    /// An audience as its CBOR array of office ids.
    func audience(_ column: Int) throws(StoreFailure) -> Audience {
        guard let items = (try? CBOR.decode(blob(column)))?.asArray else { throw damage(column) }
        let offices = items.compactMap { $0.asBytes32.map { OfficeID($0) } }
        guard offices.count == items.count else { throw damage(column) }
        return Audience(offices)
    }
}
