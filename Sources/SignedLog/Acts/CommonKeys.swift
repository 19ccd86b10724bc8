package import Signing

/// Keys of an act's body that mean the same in every kind (0 to 99; kinds have their own from 100), see
/// `docs/formats/act.md`.
package enum BodyKey {
    package static let version: Int64 = 1
    package static let number: Int64 = 2
    package static let identifier: Int64 = 3
    package static let dated: Int64 = 4
    package static let item: Int64 = 5
    package static let itemVersion: Int64 = 6
    package static let validFrom: Int64 = 7
    package static let validTo: Int64 = 8
    package static let fields: Int64 = 10
    package static let until: Int64 = 11
    package static let targets: Int64 = 12
    package static let ground: Int64 = 13
    package static let deregisters: Int64 = 14
    package static let namedFields: Int64 = 15
    package static let basis: Int64 = 16
}

/// Keys of an act's about map, the same in every kind.
package enum AboutKey {
    package static let by: Int64 = 1
    package static let decidedOn: Int64 = 2
    package static let test: Int64 = 3
    package static let files: Int64 = 4
    package static let provenance: Int64 = 5
    package static let incident: Int64 = 6
    package static let idempotencyKey: Int64 = 7
}

/// Names under which values are committed that are not face fields. No face field may begin with `about/`.
package enum FieldKey {
    package static let aboutPrefix: Text = "about/"
    package static let by: Text = "about/by"

    package static func file(_ index: Int) -> Text { Text("about/files/\(index)") }
}

extension Act {
    /// The license face (body key 10): text key to clear value or commitment. Empty if absent or not a map.
    package var fields: CBORMap { body[BodyKey.fields]?.asMap ?? CBORMap() }

    /// All commitments of the act, whatever its kind: 32-byte strings in the face, the operator, the files. The
    /// rule is fixed, so that a node that does not know the kind still wants and serves their disclosures.
    /// Whatever has another shape is no commitment.
    package var commitments: [(key: Text, commitment: Bytes32)] {
        var result: [(key: Text, commitment: Bytes32)] = []
        // The value first: most of them stand in clear.
        for pair in fields.pairs {
            guard case .bytes = pair.value, let commitment = pair.value.asBytes32 else { continue }
            guard let key = pair.key.asText, !key.hasPrefix(FieldKey.aboutPrefix) else { continue }
            result.append((key, commitment))
        }
        if let commitment = about[AboutKey.by]?.asBytes32 { result.append((FieldKey.by, commitment)) }
        for (index, file) in (about[AboutKey.files]?.asArray ?? []).enumerated() {
            if let commitment = file.asArray?.first?.asBytes32 { result.append((FieldKey.file(index), commitment)) }
        }
        return result
    }

    /// The commitment that stands under a key; nil if there is none.
    package func commitment(_ key: Text) -> Bytes32? {
        commitments.first { $0.key == key }?.commitment
    }
}
