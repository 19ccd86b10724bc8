import Licenses
import SignedLog
import Storage

/// The face of one content act, clear values and those that are disclosed here.
struct FaceValues {
    private let stated: CBORMap
    private let disclosed: [Text: CBOR]

    init(_ act: ActID, _ content: Content?, _ store: StoreReader) throws {
        stated = content?.fields ?? CBORMap()
        disclosed = Dictionary(try store.disclosedValues(of: act).map { ($0.key, $0.value) }) { first, _ in first }
    }

    func value(_ key: Text) -> CBOR? {
        guard let value = stated[key] else { return nil }
        return value.asBytes == nil ? value : disclosed[key]
    }

    /// Whether the face has a value for it, readable or not.
    func states(_ key: Text) -> Bool { stated[key] != nil }

    func text(_ key: Text) -> String? { value(key)?.asText?.string }

    func fields(_ item: CatalogueItem?) -> [FieldAnswer] {
        stated.pairs.compactMap { pair in
            guard let key = pair.key.asText, !ReservedField.isReserved(key) else { return nil }
            let field = item?.field(key)
            return FieldAnswer(
                key: key.string,
                label: field?.label.string ?? key.string,
                value: value(key),
                public: field?.isPublic ?? (pair.value.asBytes == nil)
            )
        }
    }
}
