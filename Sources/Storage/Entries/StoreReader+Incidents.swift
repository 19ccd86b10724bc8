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
    /// The acts of an audience whose entries `isWanted`, by their local sequence, in the order in which they came here.
    package func acts(in audience: Audience, where isWanted: (Int64) -> Bool) throws(StoreFailure) -> [StoredAct] {
        let sql = """
            SELECT e.sequence FROM audience u JOIN log l ON l.audience = u.row JOIN epoch p ON p.log = l.row
                JOIN entry e ON e.epoch = p.row
            WHERE u.digest = ? ORDER BY e.sequence
            """
        var acts: [StoredAct] = []
        for sequence in try connection.all(sql, [.blob(audience.digest)], { $0.int(0) }) where isWanted(sequence) {
            for act in try self.acts(ofEntry: sequence) {
                if let stored = try storedAct(row: act.row) { acts.append(stored) }
            }
        }
        return acts
    }
}

extension Act {
    /// The incident that the act says it belongs to (`about`, key 6).
    var citedIncident: DocumentID? { about[AboutKey.incident]?.asBytes32.map { DocumentID($0) } }
}
