package import SignedLog
package import Signing

/// What is shown of an audience, in 32 bytes.
extension StoreReader {
    /// SHA-256 over the sorted strings document id ‖ digest of the folded license; in the district's audience
    /// followed by offices, nodes and catalogue items. Two nodes with the same entries of an audience and of the
    /// district have the same one, whatever has been disclosed to each; a document that waits to be folded spoils it.
    package func stateDigest(of audience: Audience) throws(StoreFailure) -> Bytes32 {
        let sql = """
            SELECT a.id, l.state FROM license l JOIN act a ON a.row = l.document
            WHERE l.audience = (SELECT row FROM audience WHERE digest = ?) ORDER BY a.id
            """
        var hash = SHA256()
        try connection.each(sql, [.blob(audience.digest)]) { row throws(StoreFailure) in
            hash.update(try row.bytes32(0))
            hash.update(try row.bytes32(1))
        }
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
