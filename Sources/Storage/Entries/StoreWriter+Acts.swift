import SignedLog
import Signing

/// Acts on their way in.
extension StoreWriter {
    /// Inserts the acts of a new entry, their disclosures, and what is wanted of them. Says what was refused.
    ///
    /// - Parameter mayBeHeld: whether another entry may have brought some of the acts: only one at the same place can,
    ///   because an act's id covers its place.
    func insertActs(
        of arrival: Arrival,
        sequence: Int64,
        _ place: Place,
        mayBeHeld: Bool
    ) throws(StoreFailure) -> [DisclosureRefusal] {
        let hasEndings = try connection.exists("SELECT 1 FROM ended LIMIT 1")
        let entry = arrival.entry
        var next = place.firstAct
        var rows = ArrivingRows()
        var refusals: [DisclosureRefusal] = []
        for (position, act) in entry.acts.enumerated() {
            let own = arrival.disclosures[position]
            if mayBeHeld, let held = try actRow(act.id) {
                try insertCopy(of: held, entry: sequence, position: position)
                refusals += try insertEach(own.map(\.disclosure))
                continue
            }
            try insert(act, row: next, entry: sequence, position: position, by: &rows)
            let ended = hasEndings ? try ended(of: act.id) : [:]
            if !ended.isEmpty || !rows.addWhole(own, ofActRow: next) {
                let target = DisclosureTarget(act, row: next, log: entry.log, audience: place.audience, ended: ended)
                refusals += try disclose(target, own)
            }
            next += 1
        }
        try rows.write(in: connection)
        try connection.run(
            "UPDATE entry SET act_count = ? WHERE sequence = ?",
            [.int(next - place.firstAct), .int(sequence)]
        )
        return refusals
    }

    private func insert(
        _ act: VerifiedAct,
        row: Int64,
        entry: Int64,
        position: Int,
        by rows: inout ArrivingRows
    ) throws(StoreFailure) {
        // What founded its document may be an act before it.
        if !act.act.isFounding { try rows.write(in: connection) }
        rows.add(act, row: row, entry: entry, position: position, document: try documentRow(of: act, row: row))
        try insertReferences(of: act, row: row)
        if let incident = act.act.citedIncident {
            let values: [SQLValue] = [.id(incident), .int(row)]
            try connection.run("INSERT INTO incident_act (incident, act) VALUES (?, ?)", values)
        }
    }

    private func insertReferences(of act: VerifiedAct, row: Int64) throws(StoreFailure) {
        for reference in act.act.references {
            guard let entry = try sequence(of: reference) else { throw .missing(reference) }
            try connection.run("INSERT INTO reference (entry, act) VALUES (?, ?)", [.int(entry), .int(row)])
        }
    }

    /// The row of the founding act; its own for a founding act.
    private func documentRow(of act: VerifiedAct, row: Int64) throws(StoreFailure) -> Int64 {
        guard let document = act.act.namedDocument else { return row }
        guard let founding = try actRow(document.founding) else { throw .missing(document.founding) }
        return founding
    }

    private func insertCopy(of act: Int64, entry: Int64, position: Int) throws(StoreFailure) {
        try connection.run(
            "INSERT INTO act_copy (entry, position, act) VALUES (?, ?, ?)",
            [.int(entry), .int(position), .int(act)]
        )
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
