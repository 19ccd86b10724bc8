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
            case .full(let full): full.values
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

    /// The disclosures of all acts of an entry, in the order of the acts.
    func disclosures(ofEntry sequence: Int64) throws(StoreFailure) -> [AnyDisclosure] {
        let acts = try acts(ofEntry: sequence)
        var disclosures: [AnyDisclosure] = []
        for act in acts { disclosures += try self.disclosures(ofActRow: act.row, act.id) }
        return disclosures
    }

    func disclosures(ofActRow row: Int64, _ act: ActID) throws(StoreFailure) -> [AnyDisclosure] {
        if let full = try fullDisclosure(ofActRow: row, act) { return [.full(full)] }
        let sql = "SELECT key, salt, value FROM disclosure WHERE act = ? ORDER BY key"
        return try connection.all(sql, [.int(row)]) { found throws(StoreFailure) in
            .single(
                Disclosure(
                    act: act,
                    key: try found.text(0),
                    salt: try found.bytes16(1),
                    value: try found.item(2)
                )
            )
        }
    }

    func fullDisclosure(ofActRow row: Int64, _ act: ActID) throws(StoreFailure) -> FullDisclosure? {
        let sql = "SELECT seed, content FROM full_disclosure WHERE act = ?"
        return try connection.first(sql, [.int(row)]) { found throws(StoreFailure) in
            guard let map = try found.item(1).asMap else { throw found.damage(1) }
            let values = map.pairs.compactMap { pair in pair.key.asText.map { ($0, pair.value) } }
            guard values.count == map.count else { throw found.damage(1) }
            return FullDisclosure(act: act, seed: try found.bytes16(0), values: values)
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
    func item(_ column: Int) throws(StoreFailure) -> CBOR {
        do { return try CBOR.decode(blob(column)) } catch { throw damage(column) }
    }
}
