import SignedLog
import Signing

/// A value as SQLite keeps it in a STRICT table. No table of ours has floating point.
enum SQLValue: Hashable, Sendable {
    case null
    case int(Int64)
    case blob([UInt8])
    case text(Text)

    static func int(_ value: Int) -> SQLValue { .int(Int64(value)) }

    static func int(_ value: Int64?) -> SQLValue { value.map { .int($0) } ?? .null }

    static func flag(_ value: Bool) -> SQLValue { .int(value ? Int64(1) : 0) }

    static func id(_ id: some Identifier) -> SQLValue { .blob(id.bytes.array) }

    static func id(_ id: (some Identifier)?) -> SQLValue { id.map { .blob($0.bytes.array) } ?? .null }

    static func blob(_ bytes: Bytes32) -> SQLValue { .blob(bytes.array) }

    static func blob(_ bytes: [UInt8]?) -> SQLValue { bytes.map { .blob($0) } ?? .null }

    static func text(_ text: Text?) -> SQLValue { text.map { .text($0) } ?? .null }
}

extension SQLValue {
    /// Of a text or a blob; 0 of all others.
    var byteCount: Int {
        switch self {
        case .blob(let bytes): bytes.count
        case .text(let text): text.utf8.count
        case .null, .int: 0
        }
    }

    /// Appends a form of the value that no other value and no other row of values has: a letter for its type, eight
    /// bytes for number or length, then the bytes. For sums and digests, hence quick and never stored.
    func append(to bytes: inout [UInt8]) {
        switch self {
        case .null: bytes.append(UInt8(ascii: "n"))
        case .int(let value): Self.append("i", UInt64(bitPattern: value), [], to: &bytes)
        case .blob(let value): Self.append("b", UInt64(value.count), value[...], to: &bytes)
        case .text(let value): Self.append("t", UInt64(value.utf8.count), value.utf8.slice, to: &bytes)
        }
    }

    private static func append(
        _ letter: Unicode.Scalar,
        _ number: UInt64,
        _ content: ArraySlice<UInt8>,
        to bytes: inout [UInt8]
    ) {
        bytes.append(UInt8(ascii: letter))
        bytes.append(bigEndian: number)
        bytes.append(contentsOf: content)
    }
}

extension [SQLValue] {
    /// The values one after another, see ``SQLValue/append(to:)``.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(64 * count)
        for value in self { value.append(to: &bytes) }
        return bytes
    }
}
