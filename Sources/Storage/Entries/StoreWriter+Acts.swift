import District
import SignedLog
import Signing

/// Acts on their way in.
extension StoreWriter {
    /// Inserts the acts of a new entry, their disclosures, and what is wanted of them. Says what was refused, and where the
    /// documents stand of the acts that the entry brings.
    ///
    /// - Parameter mayBeHeld: whether another entry may have brought some of the acts: only one at the same place can,
    ///   because an act's id covers its place.
    func insertActs(
        of arrival: Arrival,
        sequence: Int64,
        _ place: Place,
        mayBeHeld: Bool
    ) throws(StoreFailure) -> (documents: [Int64], refusals: [DisclosureRefusal]) {
        let held = mayBeHeld ? try rows(ofHeld: arrival.entry.acts) : [:]
        var refusals = try insertCopies(of: held, arrival, sequence: sequence, place)
        let hasEndings = try connection.exists("SELECT 1 FROM ended LIMIT 1")
        let log = arrival.entry.log
        var next = place.firstAct
        var documents: [Int64] = []
        var rows = ArrivingRows()
        for (position, act, stored) in arrival.acts(without: held) {
            let document = try documentRow(of: act, row: next, &rows)
            documents.append(document)
            rows.add(act, stored: stored, row: next, entry: sequence, position: position, document: document)
            try insertNames(in: act, row: next)
            try insertReceipts(in: act, carrier: sequence, place)
            let own = arrival.disclosures[position]
            let ended = hasEndings ? try ended(of: act.id) : [:]
            if !ended.isEmpty || !rows.addWhole(own, ofActRow: next) {
                let target = DisclosureTarget(act, row: next, log: log, audience: place.audience, ended: ended)
                refusals += try disclose(target, own)
            }
            next += 1
        }
        try rows.write(in: connection)
        try connection.run(
            "UPDATE entry SET act_count = ? WHERE sequence = ?",
            [.int(next - place.firstAct), .int(sequence)]
        )
        return (documents, refusals)
    }

    /// The entries and the incident that an act names.
    private func insertNames(in act: VerifiedAct, row: Int64) throws(StoreFailure) {
        for reference in act.act.references {
            guard let entry = try sequence(of: reference) else { throw .missing(reference) }
            try connection.run("INSERT INTO reference (entry, act) VALUES (?, ?)", [.int(entry), .int(row)])
        }
        if let incident = act.act.citedIncident {
            let values: [SQLValue] = [.id(incident), .int(row)]
            try connection.run("INSERT INTO incident_act (incident, act) VALUES (?, ?)", values)
        }
    }

    /// What an act is a receipt for; an entry that several of them name has one.
    private func insertReceipts(in act: VerifiedAct, carrier: Int64, _ place: Place) throws(StoreFailure) {
        guard act.act.kind == Kind.receipt.rawValue else { return }
        let sql = """
            INSERT OR IGNORE INTO receipt (log, witness, epoch, number, entry, carrier)
            SELECT p.log, ?2, e.epoch, e.number, e.sequence, ?3 FROM entry e JOIN epoch p ON p.row = e.epoch WHERE e.id = ?1
            """
        for reference in act.act.references {
            try connection.run(sql, [.id(reference), .int(place.log), .int(carrier)])
        }
    }

    /// The row of the founding act; its own for a founding act.
    private func documentRow(of act: VerifiedAct, row: Int64, _ rows: inout ArrivingRows) throws(StoreFailure) -> Int64
    {
        guard let document = act.act.namedDocument else { return row }
        if let founding = try actRow(document.founding) { return founding }
        // What founded it may be an act before it, which is not written yet.
        try rows.write(in: connection)
        guard let founding = try actRow(document.founding) else { throw .missing(document.founding) }
        return founding
    }

    private func rows(ofHeld acts: [VerifiedAct]) throws(StoreFailure) -> [ActID: Int64] {
        var rows: [ActID: Int64] = [:]
        for act in acts { rows[act.id] = try actRow(act.id) }
        return rows
    }

    private func insertCopies(
        of held: [ActID: Int64],
        _ arrival: Arrival,
        sequence: Int64,
        _ place: Place
    ) throws(StoreFailure) -> [DisclosureRefusal] {
        guard !held.isEmpty else { return [] }
        var refusals: [DisclosureRefusal] = []
        for (position, act) in arrival.entry.acts.enumerated() {
            guard let row = held[act.id] else { continue }
            try connection.run(
                "INSERT INTO act_copy (entry, position, act) VALUES (?, ?, ?)",
                [.int(sequence), .int(position), .int(row)]
            )
            try insertReceipts(in: act, carrier: sequence, place)
            refusals += try insertEach(arrival.disclosures[position].map(\.disclosure))
        }
        return refusals
    }

    /// The first disclosures of a new act; what they leave open is wanted.
    private func disclose(
        _ target: DisclosureTarget,
        _ disclosures: [ArrivingDisclosure]
    ) throws(StoreFailure) -> [DisclosureRefusal] {
        guard !target.commitments.isEmpty || !disclosures.isEmpty else { return [] }
        var kept: Set<Text> = []
        var refusals: [DisclosureRefusal] = []
        for arriving in disclosures {
            if try keepWhole(arriving, target) { return refusals }
            let outcome = try keep(arriving.disclosure, target)
            if outcome.isWhole { return refusals }
            kept.formUnion(outcome.kept)
            refusals += outcome.refusals
        }
        for key in target.wantable.subtracting(kept).sorted() { try want(key, target) }
        return refusals
    }
}
