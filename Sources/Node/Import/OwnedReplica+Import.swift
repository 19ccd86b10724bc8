import Replica
import SignedLog
import Signing
import Storage

extension OwnedReplica {
    /// Fewest records of a file of which the digest may stand in acts. Of a smaller one somebody who knows the register
    /// could guess the content and prove it by the digest.
    private static let recordsForDigest = 100

    /// What names a file in the acts that come from it: its SHA-256, or, if it is small, 32 random bytes that are kept
    /// for it here, so that the same file has the same name next time.
    func provenance(of survey: SourceFile.Survey) throws -> Bytes32 {
        guard survey.recordCount < Self.recordsForDigest else { return survey.digest }
        let name = SettingName(Text("import-source/" + survey.digest.hex))
        return try withStore { store in
            if let kept = try store.read({ try $0.setting(name) }).flatMap({ Bytes32($0) }) { return kept }
            let fresh = Entropy.system.bytes32()
            try store.write { try $0.set(fresh.array, for: name) }
            return fresh
        }
    }

    /// The type that a file is read as, by its code or its name.
    func importedType(named name: String) throws -> ImportedType {
        try perform { replica in
            let document = try replica.item(named: name)
            let item = replica.catalogue().first {
                $0.document == document && ["approved", "retired"].contains($0.state)
            }
            guard let item else { throw Refusal(.typeNotApproved, field: "type", ["found": name]) }
            let labels = item.fields.map { (Text($0.label), Text($0.key)) }
            return ImportedType(
                document: document,
                code: item.typeCode,
                labels: Dictionary(labels) { first, _ in first }
            )
        }
    }
}

/// What reading a file needs to know of the type of its rows.
struct ImportedType: Sendable {
    let document: DocumentID
    let code: String
    /// The keys of its face fields by their labels.
    let labels: [Text: Text]
}
