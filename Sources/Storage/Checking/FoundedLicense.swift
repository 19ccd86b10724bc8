import Licenses
package import SignedLog
package import Signing

/// A license of which its founding act is all that is held, beside the rows that the view has of it: as they lie, so that
/// reading costs little, and many can be looked at at once.
package struct FoundedLicense: Sendable {
    package let document: DocumentID
    package let author: PublicKey
    package let audience: Audience
    /// The only entry that carries the act.
    package let entry: EntryID
    package let seen: [EntryID]
    private let bytes: [UInt8]
    private let opening: Opening?
    private let place: DocumentPlace
    /// Nil where the view has none.
    private let license: [SQLValue]?
    private let findings: [[SQLValue]]

    private struct Opening {
        let seed: Bytes16
        let content: [UInt8]
    }

    package func act() throws(StoreFailure) -> Act {
        do { return try Act.decode(bytes) } catch { throw .failed(operation: "read act", cause: error) }
    }

    /// What opens all that the act commits to; nil if it is not here.
    package func disclosure() throws(StoreFailure) -> AnyDisclosure? {
        guard let opening else { return nil }
        let values: CBORMap?
        do { values = try CBOR.decode(opening.content).asMap } catch {
            throw .failed(operation: "read disclosure", cause: error)
        }
        return values.flatMap { FullDisclosure(act: document.founding, seed: opening.seed, values: $0) }
            .map { .full($0) }
    }

    /// Where the view differs from what was folded anew; nil: nothing is to be seen of the document.
    package func differences(from view: LicenseView?) -> [StorageFinding] {
        var list = FindingList()
        guard let view else {
            if license != nil { list.add("license", "\(document)", .surplus) }
            return list.findings
        }
        let (rows, key) = (LicenseRows(view, at: place), "\(place.row)")
        FoldedTable.license.compare(license.map { [$0] } ?? [], with: [rows.license], key, &list)
        FoldedTable.finding.compare(findings, with: rows.findings, key, &list)
        return list.findings
    }
}

extension StoreReader {
    /// Nil if more than the founding act is held of the document, or less, or if its view is old and says so: then it is
    /// looked at by itself.
    package func foundedLicense(row: Int64) throws(StoreFailure) -> FoundedLicense? {
        let findings = FoldedTable.finding.columns.joined(separator: ", ")
        let sql = "SELECT \(findings) FROM license_finding WHERE document = ? ORDER BY position"
        return try connection.first(Self.foundedLicense, [.int(row)]) { found throws(StoreFailure) in
            FoundedLicense(
                found,
                row: row,
                document: try found.id(0),
                author: PublicKey(try found.bytes32(2)),
                audience: try found.audience(4),
                entry: try found.id(5),
                seen: try found.ids(6),
                seed: found.optionalBlob(7) == nil ? nil : try found.bytes16(7),
                findings: try connection.all(sql, [.int(row)]) { $0.values }
            )
        }
    }

    private static let foundedLicense = """
        SELECT a.id, a.bytes, l.author, l.audience, u.offices, e.id, s.ids, d.seed, d.content,
            \(FoldedTable.license.columns.map { "v.\($0)" }.joined(separator: ", "))
        FROM act a JOIN entry e ON e.sequence = a.entry JOIN epoch p ON p.row = e.epoch JOIN log l ON l.row = p.log
            JOIN audience u ON u.row = l.audience JOIN seen s ON s.row = e.seen
            LEFT JOIN full_disclosure d ON d.act = a.row LEFT JOIN license v ON v.document = a.row
        WHERE a.row = ? AND NOT EXISTS (SELECT 1 FROM act o WHERE o.document = a.row AND o.document <> o.row)
            AND NOT EXISTS (SELECT 1 FROM act_copy c WHERE c.act = a.row)
            AND NOT EXISTS (SELECT 1 FROM disclosure i WHERE i.act = a.row)
            AND NOT EXISTS (SELECT 1 FROM dirty w WHERE w.document = a.row)
        """
}

extension FoundedLicense {
    /// The first columns of ``StoreReader/foundedLicense(row:)`` read, the others as they lie.
    fileprivate init(
        _ found: Row,
        row: Int64,
        document: DocumentID,
        author: PublicKey,
        audience: Audience,
        entry: EntryID,
        seen: [EntryID],
        seed: Bytes16?,
        findings: [[SQLValue]]
    ) {
        let columns = Array(found.values.dropFirst(9))
        (self.document, self.author, self.audience, self.entry) = (document, author, audience, entry)
        (self.seen, self.findings) = (seen, findings)
        bytes = found.blob(1)
        opening = seed.map { Opening(seed: $0, content: found.blob(8)) }
        license = columns.first == .null ? nil : columns
        place = DocumentPlace(row: row, audience: found.int(3), isShown: columns.first != .null)
    }
}
