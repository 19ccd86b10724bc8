extension CBOR {
    /// How many bytes ``encoded()`` would be, told without encoding.
    package var encodedByteCount: Int {
        switch self {
        case .int(let value): Self.headByteCount(UInt64(value >= 0 ? value : ~value))
        case .bytes(let value): Self.headByteCount(UInt64(value.count)) + value.count
        case .text(let value): Self.headByteCount(UInt64(value.utf8.count)) + value.utf8.count
        case .array(let items): Self.byteCount(items)
        case .map(let map): map.encodedByteCount
        case .bool, .null: 1
        }
    }

    private static func byteCount(_ items: [CBOR]) -> Int {
        var count = headByteCount(UInt64(items.count))
        let items = items.span
        for index in items.indices { count += items[index].encodedByteCount }
        return count
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
        var count = CBOR.headByteCount(UInt64(count))
        let pairs = pairs.span
        for index in pairs.indices {
            count += pairs[index].key.encodedByteCount + pairs[index].value.encodedByteCount
        }
        return count
    }
}
