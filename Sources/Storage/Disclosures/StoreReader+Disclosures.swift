package import SignedLog
import Signing

/// What opens commitments, as far as it is here.
extension StoreReader {
    /// All disclosures of an act that are held: one in full, or single fields sorted by key. Empty if there are none.
    package func disclosures(of act: ActID) throws(StoreFailure) -> [AnyDisclosure] {
        guard let row = try actRow(act) else { return [] }
        return try disclosures(ofActRow: row, act)
    }

    /// The disclosure of one field, whichever form it is kept in.
    package func disclosure(of field: FieldName) throws(StoreFailure) -> Disclosure? {
        try disclosures(of: field.act).lazy.flatMap(\.disclosures).first { $0.key == field.key }
    }

    /// The disclosed values of an act, sorted by key.
    package func disclosedValues(of act: ActID) throws(StoreFailure) -> [(key: Text, value: CBOR)] {
        try disclosures(of: act).flatMap { disclosure in
            switch disclosure {
            case .full(let full): zip(full.keys, full.values.pairs).map { (key: $0, value: $1.value) }
            case .single(let single): [(key: single.key, value: single.value)]
            }
        }
        .sorted { $0.key < $1.key }
    }

    /// Whether a field was erased or lost, and by this node's records both.
    package func endings(of field: FieldName) throws(StoreFailure) -> Set<FieldEnding> {
        try ended(of: field.act)[field.key] ?? []
    }

    /// How many disclosures are wanted in an audience. Acts that only set-aside entries carry want nothing.
    package func wantedCount(in audience: Audience) throws(StoreFailure) -> Int {
        try connection.count("SELECT count(*) \(Self.wantedOfAudience)", [.blob(audience.digest)])
    }

    /// Wanted fields in the order of admission, from behind `after`.
    package func wanted(
        in audience: Audience,
        after: FieldName? = nil,
        limit: Int
    ) throws(StoreFailure) -> [FieldName] {
        let row = try after.map { field throws(StoreFailure) in try actRow(field.act) ?? 0 } ?? 0
        let sql = """
            SELECT a.id, w.key \(Self.wantedOfAudience) AND (w.act, w.key) > (?, ?) ORDER BY w.act, w.key LIMIT ?
            """
        let start: [SQLValue] = [.int(row), .text(after?.key ?? ""), .int(limit)]
        return try connection.all(sql, [.blob(audience.digest)] + start) { row throws(StoreFailure) in
            FieldName(act: try row.id(0), key: try row.text(1))
        }
    }

    private static let wantedOfAudience = """
        FROM wanted w JOIN act a ON a.row = w.act JOIN entry e ON e.sequence = a.entry
        WHERE w.audience = (SELECT row FROM audience WHERE digest = ?) AND (e.is_aside = 0 OR EXISTS (
            SELECT 1 FROM act_copy c JOIN entry o ON o.sequence = c.entry WHERE c.act = w.act AND o.is_aside = 0))
        """

    /// What opens whole acts of an entry, by their places; not of those that another entry has brought.
    func openings(ofEntry sequence: Int64) throws(StoreFailure) -> [Int: FullDisclosure] {
        let sql = """
            SELECT a.position, a.id, d.seed, d.content \(Self.ownActs) JOIN full_disclosure d ON d.act = a.row
            WHERE e.sequence = ?
            """
        var openings: [Int: FullDisclosure] = [:]
        try connection.each(sql, [.int(sequence)]) { row throws(StoreFailure) in
            openings[Int(row.int(0))] = try row.fullDisclosure(of: row.id(1), at: 2)
        }
        return openings
    }

    private static let ownActs =
        "FROM entry e JOIN act a ON a.row >= e.first_act AND a.row < e.first_act + e.act_count"

    /// The other disclosures of all acts of an entry: single fields, then all of acts that another entry has brought.
    func otherDisclosures(ofEntry sequence: Int64) throws(StoreFailure) -> [AnyDisclosure] {
        let single = """
            SELECT a.id, d.key, d.salt, d.value \(Self.ownActs) JOIN disclosure d ON d.act = a.row
            WHERE e.sequence = ? ORDER BY a.row, d.key
            """
        var disclosures = try connection.all(single, [.int(sequence)]) { row throws(StoreFailure) in
            AnyDisclosure.single(try row.disclosure(of: row.id(0), at: 1))
        }
        let copied = "SELECT a.row, a.id FROM act_copy c JOIN act a ON a.row = c.act WHERE c.entry = ?"
        let copies = try connection.all(copied, [.int(sequence)]) { row throws(StoreFailure) in
            (row: row.int(0), id: try row.id(1, ActID.self))
        }
        for copy in copies { disclosures += try self.disclosures(ofActRow: copy.row, copy.id) }
        return disclosures
    }

    func disclosures(ofActRow row: Int64, _ act: ActID) throws(StoreFailure) -> [AnyDisclosure] {
        if let full = try fullDisclosure(ofActRow: row, act) { return [.full(full)] }
        return try singleDisclosures(ofActRow: row, act).map(AnyDisclosure.single)
    }

    func singleDisclosures(ofActRow row: Int64, _ act: ActID) throws(StoreFailure) -> [Disclosure] {
        let sql = "SELECT key, salt, value FROM disclosure WHERE act = ? ORDER BY key"
        return try connection.all(sql, [.int(row)]) { found throws(StoreFailure) in try found.disclosure(of: act, at: 0)
        }
    }

    func fullDisclosure(ofActRow row: Int64, _ act: ActID) throws(StoreFailure) -> FullDisclosure? {
        let sql = "SELECT seed, content FROM full_disclosure WHERE act = ?"
        return try connection.first(sql, [.int(row)]) { found throws(StoreFailure) in
            try found.fullDisclosure(of: act, at: 0)
        }
    }

    func ended(of act: ActID) throws(StoreFailure) -> [Text: Set<FieldEnding>] {
        var ended: [Text: Set<FieldEnding>] = [:]
        try connection.each("SELECT key, reason FROM ended WHERE act = ?", [.id(act)]) { row throws(StoreFailure) in
            guard let reason = FieldEnding(rawValue: row.int(1)) else { throw row.damage(1) }
            ended[try row.text(0), default: []].insert(reason)
        }
        return ended
    }
}

extension Row {
    /// Key, salt and value in three columns.
    fileprivate func disclosure(of act: ActID, at column: Int) throws(StoreFailure) -> Disclosure {
        Disclosure(
            act: act,
            key: try text(column),
            salt: try bytes16(column + 1),
            value: try item(column + 2)
        )
    }

    /// Seed and content in two columns.
    fileprivate func fullDisclosure(of act: ActID, at column: Int) throws(StoreFailure) -> FullDisclosure {
        guard let map = try item(column + 1).asMap else { throw damage(column + 1) }
        guard let disclosure = FullDisclosure(act: act, seed: try bytes16(column), values: map) else {
            throw damage(column + 1)
        }
        return disclosure
    }

    func item(_ column: Int) throws(StoreFailure) -> CBOR {
        do { return try CBOR.decode(blob(column)) } catch { throw damage(column) }
    }
}
