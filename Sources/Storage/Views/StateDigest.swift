package import SignedLog
package import Signing

/// What is shown of an audience, in 32 bytes.
extension StoreReader {
    /// SHA-256 over the sum of the folded licenses' digests (``ShownAudience``), each of which covers the document's id; in
    /// the district's audience followed by offices, nodes and catalogue items. Two nodes with the same entries of an
    /// audience and of the district have the same one, whatever has been disclosed to each; a document that waits to be
    /// folded spoils it.
    package func stateDigest(of audience: Audience) throws(StoreFailure) -> Bytes32 {
        let sql = "SELECT row FROM audience WHERE digest = ?"
        let row = try connection.first(sql, [.blob(audience.digest)]) { $0.int(0) }
        var hash = SHA256()
        hash.update(
            try row.map { row throws(StoreFailure) in try shownAudience(row: row) }?.stateBytes
                ?? ShownAudience().stateBytes
        )
        if audience.isDistrict {
            for table in [SummedTable.office, .node, .catalogueItem] { try update(&hash, with: table) }
        }
        return hash.finish()
    }

    private func update(_ hash: inout SHA256, with table: SummedTable) throws(StoreFailure) {
        let columns = table.columns.joined(separator: ", ")
        try connection.each("SELECT \(columns) FROM \(table.name) ORDER BY 1") { row throws(StoreFailure) in
            hash.update(row.values.bytes)
        }
    }
}
