package import Licenses
package import SignedLog
import Signing

/// A license as it is told last: the act that states its face, and what opens it, as they lie. Whoever asks decodes
/// them, on several cores if there are many.
package struct ToldLicense: Sendable {
    /// Where the next page begins; rises as licenses were founded here.
    package let row: Int64
    package let isTest: Bool
    /// Of the last interval: void and held licenses are told as they were founded.
    package let state: LicenseState
    /// Of the entry that carries the act.
    package let sequence: Int64
    package let act: [UInt8]
    /// CBOR of the map key: value of what is disclosed here.
    package let disclosed: [UInt8]
}

extension StoreReader {
    /// Licenses of a type in the order in which they were founded here, from behind a row.
    package func toldLicenses(
        ofType typeCode: Text,
        after row: Int64,
        limit: Int
    ) throws(StoreFailure) -> [ToldLicense] {
        let sql = """
            SELECT l.document, l.is_test, l.timeline, f.id, f.entry, d.content, \(StoredBytes.columns(of: "f"))
            FROM license l JOIN act f ON f.row = l.document LEFT JOIN full_disclosure d ON d.act = f.row
            WHERE l.type_code = ? AND l.document > ? ORDER BY l.document LIMIT ?
            """
        let values: [SQLValue] = [.text(typeCode), .int(row), .int(Int64(limit))]
        let found = try connection.all(sql, values) { row throws(StoreFailure) in
            let founding: ActID = try row.id(3)
            let timeline = TimelineCoding.timeline(try row.item(2), of: DocumentID(founding: founding))
            guard let timeline, let last = timeline.last else { throw row.damage(2) }
            let told = timeline.last { $0.inForce != nil }?.inForce ?? founding
            let license = ToldLicense(
                row: row.int(0),
                isTest: row.flag(1),
                state: last.state,
                sequence: row.int(4),
                act: row.actBytes(6),
                disclosed: row.optionalBlob(5) ?? []
            )
            return (license: license, told: told == founding && row.optionalBlob(5) != nil ? nil : told)
        }
        return try found.map { found throws(StoreFailure) in
            guard let told = found.told, let act = try storedAct(told) else { return found.license }
            let disclosed = CBORMap(try disclosedValues(of: told).map { (.text($0.key), $0.value) })
            return ToldLicense(
                row: found.license.row,
                isTest: found.license.isTest,
                state: found.license.state,
                sequence: act.carriers.first?.sequence ?? found.license.sequence,
                act: act.bytes,
                disclosed: CBOR.map(disclosed).encoded()
            )
        }
    }

    /// The license whose founding act has this row.
    package func license(told row: Int64) throws(StoreFailure) -> LicenseView? { try license(row: row) }
}
