package import District
package import SignedLog
package import Signing

/// What standing asks of the store; see `EntryGraph` for what each answer means.
extension StoreReader: EntryGraph {
    package typealias Failure = StoreFailure

    package func node(_ id: EntryID) throws(StoreFailure) -> EntryNode? {
        try entryNode(id)
    }

    package func logs(of author: PublicKey) throws(StoreFailure) -> [LogID] {
        try logRecords(of: author).map(\.log)
    }

    package func entries(in log: LogID) throws(StoreFailure) -> [EntryNode] {
        try nodes(sequences(of: log))
    }

    package func acts(of entry: EntryID) throws(StoreFailure) -> [ActID] {
        guard let sequence = try sequence(of: entry) else { return [] }
        return try acts(ofEntry: sequence).map(\.id)
    }

    package func namings(of entry: EntryID) throws(StoreFailure) -> [Naming] {
        guard let sequence = try sequence(of: entry) else { return [] }
        let byHeader = try followers(of: sequence) + entriesThatSaw(entry)
        let sql = "SELECT act FROM reference WHERE entry = ? ORDER BY act"
        let acts = try connection.all(sql, [.int(sequence)]) { $0.int(0) }
        return byHeader.map { Naming(entry: $0, act: nil) } + (try namings(byActs: acts))
    }

    package func namings(of act: ActID) throws(StoreFailure) -> [Naming] {
        guard let row = try actRow(act) else { return [] }
        let sql = """
            SELECT a.row, \(StoredBytes.columns(of: "a")) FROM act a
            WHERE a.document = (SELECT document FROM act WHERE row = ?1) AND a.document <> a.row AND a.row <> ?1
            ORDER BY a.row
            """
        var naming: [Int64] = []
        try connection.each(sql, [.int(row)]) { found throws(StoreFailure) in
            let other = try found.act(found.actBytes(1))
            // Parents are acts of the same document, and a founding act is its document's name.
            if other.directActs.contains(act) { naming.append(found.int(0)) }
        }
        return try namings(byActs: naming)
    }

    package func receipts(for log: LogID) throws(StoreFailure) -> [ReceiptFact] {
        let sql = """
            SELECT DISTINCT a.row FROM log l JOIN epoch p ON p.log = l.row JOIN entry e ON e.epoch = p.row
                JOIN reference r ON r.entry = e.sequence JOIN act a ON a.row = r.act
            WHERE l.id = ? AND a.kind = ? ORDER BY a.row
            """
        let kind = Int64(Kind.receipt.rawValue)
        var facts: [ReceiptFact] = []
        for row in try connection.all(sql, [.id(log), .int(kind)], { $0.int(0) }) {
            facts += try receiptFacts(ofActRow: row)
        }
        return facts
    }

    /// The entries at one place of a log: more than one are a fork.
    package func entries(at place: ForkPoint) throws(StoreFailure) -> [EntryNode] {
        let sql = """
            SELECT e.sequence FROM entry e WHERE e.is_aside IN (0, 1) AND e.number = ? AND e.epoch = (
                SELECT row FROM epoch WHERE id = ? AND log = (SELECT row FROM log WHERE id = ?)) ORDER BY e.id
            """
        let values: [SQLValue] = [.int(Int64(clamping: place.number)), .blob(place.epoch.bytes.array), .id(place.log)]
        return try nodes(connection.all(sql, values) { $0.int(0) })
    }

    /// All places that hold more than one entry, sorted.
    package func forks() throws(StoreFailure) -> [ForkPoint] {
        let sql = """
            SELECT l.id, p.id, f.number FROM fork f JOIN epoch p ON p.row = f.epoch JOIN log l ON l.row = p.log
            """
        return try connection.all(sql) { row throws(StoreFailure) in
            ForkPoint(log: try row.id(0), epoch: Epoch(try row.bytes16(1)), number: UInt64(row.int(2)))
        }
        .sorted()
    }

    func nodes(_ sequences: [Int64]) throws(StoreFailure) -> [EntryNode] {
        var nodes: [EntryNode] = []
        for sequence in sequences {
            if let node = try entryNode(sequence: sequence) { nodes.append(node) }
        }
        return nodes
    }
}

extension StoreReader {
    /// The acts that an entry carries, in their order, with their rows.
    func acts(ofEntry sequence: Int64) throws(StoreFailure) -> [(row: Int64, id: ActID)] {
        let sql = """
            SELECT row, id, position FROM act WHERE entry = ?1 AND row >= (
                SELECT first_act FROM entry WHERE sequence = ?1) AND row < (
                SELECT first_act + act_count FROM entry WHERE sequence = ?1)
            UNION ALL SELECT a.row, a.id, c.position FROM act_copy c JOIN act a ON a.row = c.act WHERE c.entry = ?1
            ORDER BY 3
            """
        return try connection.all(sql, [.int(sequence)]) { row throws(StoreFailure) in
            (row: row.int(0), id: try row.id(1, ActID.self))
        }
    }

    /// The entries with this one in `previous`.
    private func followers(of sequence: Int64) throws(StoreFailure) -> [EntryID] {
        let sql = """
            SELECT c.id FROM entry e JOIN entry c ON c.epoch = e.epoch AND c.is_aside IN (0, 1)
                AND c.number = e.number + 1 AND c.previous = e.sequence WHERE e.sequence = ?1
            UNION ALL SELECT c.id FROM opening o JOIN entry c ON c.sequence = o.child WHERE o.parent = ?1
            """
        return try connection.all(sql, [.int(sequence)]) { row throws(StoreFailure) in try row.id(0) }
    }

    private func entriesThatSaw(_ entry: EntryID) throws(StoreFailure) -> [EntryID] {
        var sets: [Int64] = []
        try connection.each("SELECT row, ids FROM seen") { row throws(StoreFailure) in
            if try row.ids(1, EntryID.self).contains(entry) { sets.append(row.int(0)) }
        }
        var entries: [EntryID] = []
        for set in sets {
            let sql = "SELECT id FROM entry WHERE seen = ? ORDER BY sequence"
            entries += try connection.all(sql, [.int(set)]) { row throws(StoreFailure) in try row.id(0) }
        }
        return entries
    }

    /// One naming for each entry that carries one of the acts.
    func namings(byActs rows: [Int64]) throws(StoreFailure) -> [Naming] {
        var namings: [Naming] = []
        for row in rows {
            guard let act = try storedAct(row: row) else { continue }
            namings += act.carriers.map { Naming(entry: $0.entry, act: act.id) }
        }
        return namings
    }

    private func receiptFacts(ofActRow row: Int64) throws(StoreFailure) -> [ReceiptFact] {
        guard let act = try storedAct(row: row) else { return [] }
        var facts: [ReceiptFact] = []
        for carrier in act.carriers {
            guard let node = try entryNode(sequence: carrier.sequence) else { continue }
            let verified = try verifiedAct(act.id, in: carrier.sequence)
            if let verified { facts.append(ReceiptFact(act: verified, entry: node)) }
        }
        return facts
    }

    private func verifiedAct(_ id: ActID, in sequence: Int64) throws(StoreFailure) -> VerifiedAct? {
        try verifiedEntry(sequence: sequence)?.acts.first { $0.id == id }
    }
}
