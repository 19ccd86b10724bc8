package import Licenses
package import SignedLog
package import Signing

// How ids and dates stand in JSON answers: ids as lower-case hex, dates as yyyy-mm-dd. Answers are only ever encoded:
// whatever comes in is parsed by its own strict reader.

extension Identifier {
    package func encode(to encoder: any Encoder) throws { try bytes.hex.encode(to: encoder) }
}

extension EntryID: Encodable {}
extension ActID: Encodable {}
extension DocumentID: Encodable {}
extension LogID: Encodable {}
extension DistrictID: Encodable {}

extension Bytes32: Encodable {
    package func encode(to encoder: any Encoder) throws { try hex.encode(to: encoder) }
}

extension PublicKey: Encodable {
    package func encode(to encoder: any Encoder) throws { try bytes.hex.encode(to: encoder) }
}

extension CivilDate: Encodable {
    package func encode(to encoder: any Encoder) throws { try description.encode(to: encoder) }
}

extension Text: Encodable {
    package func encode(to encoder: any Encoder) throws { try string.encode(to: encoder) }
}

/// Face values as JSON has them. Byte strings stand for commitments and are never shown as values.
extension CBOR: Encodable {
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .int(let value): try container.encode(value)
        case .bytes(let value): try container.encode(Hex.encode(value.array))
        case .text(let value): try container.encode(value.string)
        case .array(let values): try container.encode(values)
        case .map(let map):
            try container.encode(Dictionary(uniqueKeysWithValues: map.pairs.map { ($0.key.label, $0.value) }))
        case .bool(let value): try container.encode(value)
        case .null: try container.encodeNil()
        }
    }

    private var label: String {
        switch self {
        case .text(let text): text.string
        case .int(let value): String(value)
        case .bytes(let bytes): Hex.encode(bytes.array)
        case .array, .map, .bool, .null: ""
        }
    }
}
