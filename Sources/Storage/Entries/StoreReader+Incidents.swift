package import SignedLog
import Signing

/// Acts that belong to an incident by their own word.
extension StoreReader {
    /// In the order in which they came here.
    package func acts(citing incident: DocumentID) throws(StoreFailure) -> [StoredAct] {
        let sql = "SELECT act FROM incident_act WHERE incident = ? ORDER BY act"
        var acts: [StoredAct] = []
        for row in try connection.all(sql, [.id(incident)], { $0.int(0) }) {
            if let act = try storedAct(row: row) { acts.append(act) }
        }
        return acts
    }
}

extension StoreReader {
    /// The entries of an audience among the next rows behind one, by their local sequence, ascending.
    ///
    /// - Returns: with them the row behind which to go on; nil: there are no more.
    package func entries(
        of audience: Audience,
        behindRow row: Int64,
        rowCount: Int64
    ) throws(StoreFailure) -> (sequences: [Int64], next: Int64?) {
        let sql = """
            SELECT e.sequence FROM entry e CROSS JOIN epoch p ON p.row = e.epoch CROSS JOIN log l ON l.row = p.log
                CROSS JOIN audience u ON u.row = l.audience AND u.digest = ?
            WHERE e.sequence > ? AND e.sequence <= ? ORDER BY e.sequence
            """
        let end = row + rowCount
        let sequences = try connection.all(sql, [.blob(audience.digest), .int(row), .int(end)]) { $0.int(0) }
        let isMore = try connection.exists("SELECT 1 FROM entry WHERE sequence > ?", [.int(end)])
        return (sequences, isMore ? end : nil)
    }

    /// The acts that an entry carries, in its order.
    package func storedActs(ofEntry sequence: Int64) throws(StoreFailure) -> [StoredAct] {
        var acts: [StoredAct] = []
        for act in try self.acts(ofEntry: sequence) {
            if let stored = try storedAct(row: act.row) { acts.append(stored) }
        }
        return acts
    }
}

extension Act {
    /// The incident that the act says it belongs to (`about`, key 6).
    var citedIncident: DocumentID? { about[AboutKey.incident]?.asBytes32.map { DocumentID($0) } }
}
