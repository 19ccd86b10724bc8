package import Signing

/// An item of the part of CBOR (RFC 8949) that entries and acts are made of: no tags, no floats, no indefinite
/// lengths, integers within `Int64`, simple values false, true and null. One value has one encoding
/// (RFC 8949 §4.2.1), see `docs/formats/encoding.md`.
package enum CBOR: Hashable, Sendable {
    case int(Int64)
    case bytes(SharedBytes)
    case text(Text)
    case array([CBOR])
    case map(CBORMap)
    case bool(Bool)
    case null

    /// Deepest nesting of arrays and maps that a decoder follows; the outermost one counts 1.
    package static let depthLimit = 16

    package func encoded() -> [UInt8] {
        var writer = CBORWriter()
        writer.item(self)
        return writer.bytes
    }

    /// Decodes exactly one item; trailing bytes are refused.
    package static func decode(
        _ bytes: [UInt8],
        depthLimit: Int = CBOR.depthLimit
    ) throws(CBORRefusal) -> CBOR {
        var decoder = CBORDecoder(bytes, depthLimit: depthLimit)
        let item = try decoder.item()
        guard decoder.isAtEnd else { throw .trailingBytes(offset: decoder.offset) }
        return item
    }
}

/// Shapes, asked one at a time.
extension CBOR {
    package static func bytes(_ value: Bytes32) -> CBOR { .bytes(SharedBytes(value)) }

    package static func bytes(_ value: Bytes16) -> CBOR { .bytes(SharedBytes(value)) }

    package static func bytes(_ value: some Identifier) -> CBOR { .bytes(SharedBytes(value.bytes)) }

    package var asInt: Int64? {
        guard case .int(let value) = self else { return nil }
        return value
    }

    /// The value of an integer that is not negative.
    package var asUInt: UInt64? { asInt.flatMap { UInt64(exactly: $0) } }

    package static func bytes(_ value: [UInt8]) -> CBOR { .bytes(SharedBytes(value)) }

    package var asBytes: SharedBytes? {
        guard case .bytes(let value) = self else { return nil }
        return value
    }

    package var asBytes16: Bytes16? { asBytes.flatMap { Bytes16($0.slice) } }

    package var asBytes32: Bytes32? { asBytes.flatMap { Bytes32($0.slice) } }

    package var asText: Text? {
        guard case .text(let value) = self else { return nil }
        return value
    }

    package var isText: Bool {
        guard case .text = self else { return false }
        return true
    }

    package var asArray: [CBOR]? {
        guard case .array(let value) = self else { return nil }
        return value
    }

    package var asMap: CBORMap? {
        guard case .map(let value) = self else { return nil }
        return value
    }

    package var asBool: Bool? {
        guard case .bool(let value) = self else { return nil }
        return value
    }

    package var isNull: Bool {
        guard case .null = self else { return false }
        return true
    }
}

/// Bytewise order of encodings, told without encoding: the first byte is major type and size class, the argument
/// is big-endian in its shortest form, and no encoding is a prefix of another.
extension CBOR {
    package static func isEncodedBefore(_ left: CBOR, _ right: CBOR) -> Bool {
        order(left, right) == .before
    }

    enum Order {
        case before, same, after
    }

    static func order(_ left: CBOR, _ right: CBOR) -> Order {
        // The keys that maps of ours have, told without looking at heads: shorter texts come first, as heads say.
        switch (left, right) {
        case (.int(let left), .int(let right)) where left >= 0 && right >= 0:
            return left == right ? .same : left < right ? .before : .after
        case (.text(let left), .text(let right)) where left.utf8.count != right.utf8.count:
            return left.utf8.count < right.utf8.count ? .before : .after
        case (.text(let left), .text(let right)): return order(left.utf8, right.utf8)
        default: break
        }
        let (leftHead, rightHead) = (left.head, right.head)
        if leftHead != rightHead { return leftHead < rightHead ? .before : .after }
        switch (left, right) {
        case (.bytes(let left), .bytes(let right)):
            return order(left, right)
        case (.text(let left), .text(let right)):
            return order(left.utf8, right.utf8)
        case (.array(let left), .array(let right)):
            return order(items: zip(left, right))
        case (.map(let left), .map(let right)):
            let keysAndValues = zip(left.pairs, right.pairs)
            return order(items: keysAndValues.flatMap { [($0.key, $1.key), ($0.value, $1.value)] })
        case (.int, _), (.bool, _), (.null, _), (.bytes, _), (.text, _), (.array, _), (.map, _):
            return .same  // Equal heads are equal items here: these have no content beside the head.
        }
    }

    private static func order(_ left: SharedBytes, _ right: SharedBytes) -> Order {
        if left == right { return .same }
        return left < right ? .before : .after
    }

    private static func order(items: some Sequence<(CBOR, CBOR)>) -> Order {
        for (left, right) in items {
            let order = order(left, right)
            if order != .same { return order }
        }
        return .same
    }

    /// What the head of the encoding says: major type and argument.
    private var head: Head {
        switch self {
        case .int(let value) where value >= 0: Head(major: 0, argument: UInt64(value))
        case .int(let value): Head(major: 1, argument: UInt64(bitPattern: ~value))
        case .bytes(let value): Head(major: 2, argument: UInt64(value.count))
        case .text(let value): Head(major: 3, argument: UInt64(value.utf8.count))
        case .array(let value): Head(major: 4, argument: UInt64(value.count))
        case .map(let value): Head(major: 5, argument: UInt64(value.count))
        case .bool(false): Head(major: 7, argument: 20)
        case .bool(true): Head(major: 7, argument: 21)
        case .null: Head(major: 7, argument: 22)
        }
    }

    private struct Head: Comparable {
        let major: UInt8
        let argument: UInt64

        static func < (left: Head, right: Head) -> Bool {
            (left.major, left.argument) < (right.major, right.argument)
        }
    }
}
