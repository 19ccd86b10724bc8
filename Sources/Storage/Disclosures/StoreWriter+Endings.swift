import SignedLog
import Signing

/// The end of disclosures: erased by law, or lost.
extension StoreWriter {
    /// Destroys salt and value of a field, and refuses them from now on. If the act was disclosed by its seed, that
    /// goes too, and the salts of the other fields take its place. The act need not be held.
    ///
    /// When the transaction is durable, nothing of it is left in the file or in its write-ahead log. What the disk
    /// itself keeps beneath the file system is out of our hands.
    package func erase(_ field: FieldName) throws(StoreFailure) {
        try record(.erased, of: field)
        connection.mustTruncateLog = true
        guard let target = try disclosureTarget(field.act) else { return }
        try forgetWords(ofActRow: target.row)
        if let full = try fullDisclosure(ofActRow: target.row, field.act) {
            for single in full.disclosures where !target.isErased(single.key) {
                try keepSingle(single, target)
            }
            try connection.run("DELETE FROM full_disclosure WHERE act = ?", [.int(target.row)])
        }
        try connection.run(
            "DELETE FROM disclosure WHERE act = ? AND key = ?",
            [.int(target.row), .text(field.key)]
        )
        try unwant(field.key, target)
    }

    /// Nobody has the disclosure any more: it is no longer wanted. What is held stays.
    package func endWant(of field: FieldName) throws(StoreFailure) {
        try record(.lost, of: field)
        if let target = try disclosureTarget(field.act) { try unwant(field.key, target) }
    }

    /// The erasure or loss has lost its standing: what is not here is wanted again.
    package func withdraw(_ ending: FieldEnding, of field: FieldName) throws(StoreFailure) {
        try connection.run(
            "DELETE FROM ended WHERE act = ? AND key = ? AND reason = ?",
            [.id(field.act), .text(field.key), .int(ending.rawValue)]
        )
        guard let target = try disclosureTarget(field.act), target.wantable.contains(field.key) else { return }
        if try disclosure(of: field) == nil { try want(field.key, target) }
    }

    private func record(_ ending: FieldEnding, of field: FieldName) throws(StoreFailure) {
        try SummedTable.ended.put([.id(field.act), .text(field.key), .int(ending.rawValue)], in: connection)
    }
}
