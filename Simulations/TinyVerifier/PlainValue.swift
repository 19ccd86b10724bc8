/// CBOR as far as entries have it (RFC 8949), read and written a second time: nothing here comes from the rooms that
/// it checks.
package indirect enum PlainValue: Hashable, Sendable {
    case unsigned(UInt64)
    /// -1 - n.
    case negative(UInt64)
    case bytes([UInt8])
    case text([UInt8])
    case array([PlainValue])
    /// In the order found.
    case map([Pair])
    case flag(Bool)
    case null

    package struct Pair: Hashable, Sendable {
        package let key: PlainValue
        package let value: PlainValue
    }

    package var unsigned: UInt64? { if case .unsigned(let number) = self { number } else { nil } }
    package var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    package var text: [UInt8]? { if case .text(let text) = self { text } else { nil } }
    package var array: [PlainValue]? { if case .array(let items) = self { items } else { nil } }
    package var map: [Pair]? { if case .map(let pairs) = self { pairs } else { nil } }
    package var flag: Bool? { if case .flag(let flag) = self { flag } else { nil } }

    /// The value under a number, of a map.
    package subscript(key: UInt64) -> PlainValue? { map?.first { $0.key == .unsigned(key) }?.value }

    /// A string of 32 bytes.
    package var id: PlainID? { bytes.flatMap { PlainID($0) } }

    /// The strings of 32 bytes of which an array consists; nil if it is none such.
    package var ids: [PlainID]? {
        guard let items = array else { return nil }
        let ids = items.compactMap(\.id)
        return ids.count == items.count ? ids : nil
    }

    package static func id(_ id: PlainID) -> PlainValue { .bytes(id.bytes) }
}

// Written as RFC 8949 4.2.1 wants it.
extension PlainValue {
    package var encoded: [UInt8] {
        switch self {
        case .unsigned(let number): Self.head(0, number)
        case .negative(let number): Self.head(1, number)
        case .bytes(let bytes): Self.head(2, UInt64(bytes.count)) + bytes
        case .text(let text): Self.head(3, UInt64(text.count)) + text
        case .array(let items): Self.head(4, UInt64(items.count)) + items.flatMap(\.encoded)
        case .map(let pairs):
            Self.head(5, UInt64(pairs.count))
                + pairs.map { ($0.key.encoded, $0.value.encoded) }
                .sorted { $0.0.lexicographicallyPrecedes($1.0) }.flatMap { $0.0 + $0.1 }
        case .flag(let flag): [flag ? 0xf5 : 0xf4]
        case .null: [0xf6]
        }
    }

    private static func head(_ major: UInt8, _ number: UInt64) -> [UInt8] {
        switch number {
        case 0..<24: [major << 5 | UInt8(number)]
        case 24..<0x100: [major << 5 | 24] + bigEndian(number, 1)
        case 0x100..<0x1_0000: [major << 5 | 25] + bigEndian(number, 2)
        case 0x1_0000..<0x1_0000_0000: [major << 5 | 26] + bigEndian(number, 4)
        default: [major << 5 | 27] + bigEndian(number, 8)
        }
    }

    private static func bigEndian(_ number: UInt64, _ count: Int) -> [UInt8] {
        (0..<count).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * UInt64($0))) }
    }
}

// Read loosely, and then held against what the same value looks like when it is written.
extension PlainValue {
    /// The one value that these bytes are, nothing else around it, in the one form that is allowed.
    package init(_ bytes: [UInt8]) throws(PlainFault) {
        var reader = Reader(bytes: bytes)
        self = try reader.value(depth: 0)
        guard reader.place == bytes.count, encoded == bytes, hasNoKeyTwice else { throw .notDeterministic }
    }

    private var hasNoKeyTwice: Bool {
        switch self {
        case .array(let items): items.allSatisfy(\.hasNoKeyTwice)
        case .map(let pairs):
            Set(pairs.map(\.key)).count == pairs.count && pairs.allSatisfy(\.value.hasNoKeyTwice)
        case .unsigned, .negative, .bytes, .text, .flag, .null: true
        }
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        mutating func value(depth: Int) throws(PlainFault) -> PlainValue {
            guard depth <= 16 else { throw .notDeterministic }
            let first = try take(1)[0]
            if first >> 5 == 7 { return try simple(first) }
            let number = try number(first & 31)
            switch first >> 5 {
            case 0: return .unsigned(number)
            case 1: return .negative(number)
            case 2: return .bytes(try take(number))
            case 3:
                let text = try take(number)
                guard String(validating: text, as: UTF8.self) != nil else { throw .notDeterministic }
                return .text(text)
            case 4: return .array(try items(number, depth))
            case 5: return .map(try pairs(number, depth))
            default: throw .notDeterministic
            }
        }

        private func simple(_ first: UInt8) throws(PlainFault) -> PlainValue {
            switch first {
            case 0xf4: .flag(false)
            case 0xf5: .flag(true)
            case 0xf6: .null
            default: throw .notDeterministic
            }
        }

        private mutating func number(_ low: UInt8) throws(PlainFault) -> UInt64 {
            guard low >= 24 else { return UInt64(low) }
            guard low <= 27 else { throw .notDeterministic }
            return try take(1 << UInt64(low - 24)).reduce(0) { $0 << 8 | UInt64($1) }
        }

        private mutating func take(_ count: UInt64) throws(PlainFault) -> [UInt8] {
            guard count <= UInt64(bytes.count - place) else { throw .notDeterministic }
            defer { place += Int(count) }
            return Array(bytes[place..<place + Int(count)])
        }

        private mutating func items(_ count: UInt64, _ depth: Int) throws(PlainFault) -> [PlainValue] {
            var items: [PlainValue] = []
            for _ in 0..<count { items.append(try value(depth: depth + 1)) }
            return items
        }

        private mutating func pairs(_ count: UInt64, _ depth: Int) throws(PlainFault) -> [Pair] {
            var pairs: [Pair] = []
            for _ in 0..<count {
                pairs.append(Pair(key: try value(depth: depth + 1), value: try value(depth: depth + 1)))
            }
            return pairs
        }
    }
}
