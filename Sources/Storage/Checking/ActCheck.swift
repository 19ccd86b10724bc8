import SignedLog
import Signing

/// Checks the rows of an entry's acts, their references and their disclosures.
struct ActCheck {
    let reader: StoreReader
    var connection: Connection { reader.connection }

    init(_ reader: StoreReader) {
        self.reader = reader
    }

    /// The entry has been checked from its bytes; now the columns beside them.
    func run(
        _ record: EntryCheck.Record,
        _ entry: VerifiedEntry,
        _ list: inout FindingList,
        _ expected: inout EntryCheck.DerivedCounts
    ) throws(StoreFailure) {
        let rows = try ownRows(record)
        expected.copies += entry.acts.count - rows.count
        try checkCopies(record, own: Set(rows.map(\.position)), entry, &list)
        for row in rows {
            guard entry.acts.indices.contains(row.position) else {
                list.add("act", "\(row.row)", .column("position"))
                continue
            }
            try check(row, entry.acts[row.position], entry, &list, &expected)
        }
    }

    /// The places that the entry's own acts leave open.
    private func checkCopies(
        _ record: EntryCheck.Record,
        own: Set<Int>,
        _ entry: VerifiedEntry,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        guard own.count < entry.acts.count else { return }
        let sql = "SELECT position FROM act_copy WHERE entry = ? ORDER BY position"
        let found = try connection.all(sql, [.int(record.sequence)]) { Int($0.int(0)) }
        if found != entry.acts.indices.filter({ !own.contains($0) }) {
            list.add("act_copy", "of entry \(record.key)", .column("position"))
        }
    }

    private struct ActRow {
        let row: Int64
        let id: [UInt8]
        let position: Int
        let document: Int64
        let kind: Int64
    }

    private func ownRows(_ record: EntryCheck.Record) throws(StoreFailure) -> [ActRow] {
        let sql = """
            SELECT row, id, position, document, kind FROM act WHERE row >= ? AND row < ? AND entry = ? ORDER BY row
            """
        let range: [SQLValue] = [.int(record.firstAct), .int(record.firstAct &+ record.actCount)]
        return try connection.all(sql, range + [.int(record.sequence)]) { row in
            ActRow(
                row: row.int(0),
                id: row.blob(1),
                position: Int(row.int(2)),
                document: row.int(3),
                kind: row.int(4)
            )
        }
    }

    private func check(
        _ row: ActRow,
        _ act: VerifiedAct,
        _ entry: VerifiedEntry,
        _ list: inout FindingList,
        _ expected: inout EntryCheck.DerivedCounts
    ) throws(StoreFailure) {
        let key = act.id.description
        if row.id != act.id.bytes.array { list.add("act", key, .column("id")) }
        if row.kind != Int64(act.act.kind) { list.add("act", key, .column("kind")) }
        let founding = act.act.isFounding ? row.row : try reader.actRow(act.document.founding)
        if row.document != founding { list.add("act", key, .column("document")) }
        try checkReferences(of: act, row: row.row, &list, &expected)
        try checkIncident(of: act, row: row.row, &list, &expected)
        try checkDisclosures(of: act, row: row.row, entry, &list)
    }

    private func checkReferences(
        of act: VerifiedAct,
        row: Int64,
        _ list: inout FindingList,
        _ expected: inout EntryCheck.DerivedCounts
    ) throws(StoreFailure) {
        expected.references += act.act.references.count
        for reference in act.act.references {
            let sql = """
                SELECT 1 FROM reference WHERE entry = (SELECT sequence FROM entry WHERE id = ?) AND act = ?
                """
            if try !connection.exists(sql, [.id(reference), .int(row)]) {
                list.add("reference", "\(act.id) \(reference)", .missing)
            }
        }
    }

    private func checkIncident(
        of act: VerifiedAct,
        row: Int64,
        _ list: inout FindingList,
        _ expected: inout EntryCheck.DerivedCounts
    ) throws(StoreFailure) {
        guard let incident = act.act.citedIncident else { return }
        expected.incidents += 1
        let sql = "SELECT 1 FROM incident_act WHERE incident = ? AND act = ?"
        if try !connection.exists(sql, [.id(incident), .int(row)]) {
            list.add("incident_act", "\(act.id) \(incident)", .missing)
        }
    }

    /// What is disclosed must open, what is not must be wanted or ended, and nothing else may be.
    private func checkDisclosures(
        of act: VerifiedAct,
        row: Int64,
        _ entry: VerifiedEntry,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        let audience = try audienceRow(entry.header.audience)
        let target = DisclosureTarget(
            act: act.id,
            row: row,
            log: entry.log,
            audience: audience,
            commitments: act.act.commitments,
            ended: try reader.ended(of: act.id),
            isNew: false
        )
        var open = target.wantable
        do {
            for disclosure in try reader.disclosures(ofActRow: row, act.id) {
                for single in disclosure.disclosures {
                    open.remove(single.key)
                    guard let objection = target.objection(to: single) else { continue }
                    list.add(disclosure.table, "\(act.id) \(single.key)", .invalid("\(objection)"))
                }
            }
        } catch {
            list.add("disclosure", act.id.description, .unreadable("\(error)"))
            list.add("full_disclosure", act.id.description, .unreadable("\(error)"))
        }
        try checkWanted(open, target, &list)
    }

    private func checkWanted(
        _ open: Set<Text>,
        _ target: DisclosureTarget,
        _ list: inout FindingList
    ) throws(StoreFailure) {
        let sql = "SELECT key FROM wanted WHERE audience = ? AND act = ?"
        let values: [SQLValue] = [.int(target.audience), .int(target.row)]
        let wanted = Set(try connection.all(sql, values) { row throws(StoreFailure) in try row.text(0) })
        for key in open.subtracting(wanted).sorted() { list.add("wanted", "\(target.act) \(key)", .missing) }
        for key in wanted.subtracting(open).sorted() { list.add("wanted", "\(target.act) \(key)", .surplus) }
    }

    private func audienceRow(_ audience: Audience) throws(StoreFailure) -> Int64 {
        try connection.first("SELECT row FROM audience WHERE digest = ?", [.blob(audience.digest)]) { $0.int(0) } ?? 0
    }
}

extension AnyDisclosure {
    fileprivate var table: String {
        switch self {
        case .full: "full_disclosure"
        case .single: "disclosure"
        }
    }
}
