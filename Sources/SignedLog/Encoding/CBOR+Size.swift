extension CBOR {
    /// How many bytes ``encoded()`` would be, told without encoding.
    package var encodedByteCount: Int {
        switch self {
        case .int(let value): Self.headByteCount(UInt64(value >= 0 ? value : ~value))
        case .bytes(let value): Self.headByteCount(UInt64(value.count)) + value.count
        case .text(let value): Self.headByteCount(UInt64(value.utf8.count)) + value.utf8.count
        case .array(let items): items.reduce(Self.headByteCount(UInt64(items.count))) { $0 + $1.encodedByteCount }
        case .map(let map): map.encodedByteCount
        case .bool, .null: 1
        }
    }

    /// A head is its first byte, and the argument where that has no room for it.
    fileprivate static func headByteCount(_ argument: UInt64) -> Int {
        switch argument {
        case 0..<24: 1
        case 24...0xff: 2
        case 0x100...0xffff: 3
        case 0x1_0000...0xffff_ffff: 5
        default: 9
        }
    }
}

extension CBORMap {
    /// As of ``CBOR/encodedByteCount``.
    package var encodedByteCount: Int {
        pairs.reduce(CBOR.headByteCount(UInt64(count))) { $0 + $1.key.encodedByteCount + $1.value.encodedByteCount }
    }
}
