package import Signing

/// Appends items in their one encoding (RFC 8949 §4.2.1). Arrays and maps are a head followed by that many items
/// (pairs); that they do follow, keys sorted, is the caller's part.
package struct CBORWriter {
    package private(set) var bytes: [UInt8] = []

    package init(byteCount: Int = 64) {
        bytes.reserveCapacity(byteCount)
    }

    package mutating func item(_ item: CBOR) {
        switch item {
        case .int(let value): int(value)
        case .bytes(let value): self.bytes(value)
        case .text(let value): text(value)
        case .array(let items):
            array(count: items.count)
            let items = items.span
            for index in items.indices { self.item(items[index]) }
        case .map(let value): map(value)
        case .bool(let value): bool(value)
        case .null: null()
        }
    }

    package mutating func int(_ value: Int64) {
        if value >= 0 {
            head(0, UInt64(value))
        } else {
            head(1, UInt64(bitPattern: ~value))  // CBOR counts down from -1: ~value is -1 - value.
        }
    }

    package mutating func bytes(_ value: SharedBytes) {
        head(2, UInt64(value.count))
        bytes.append(contentsOf: value.slice)
    }

    package mutating func bytes(_ value: [UInt8]) { bytes(SharedBytes(value)) }

    package mutating func bytes(_ value: Bytes32) {
        head(2, UInt64(Bytes32.count))
        value.append(to: &bytes)
    }

    package mutating func bytes(_ value: Bytes16) {
        head(2, UInt64(Bytes16.count))
        value.append(to: &bytes)
    }

    package mutating func text(_ value: Text) {
        head(3, UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8.slice)
    }

    /// For texts of the program's own: no ``Text`` is made of them.
    package mutating func text(_ value: String) {
        head(3, UInt64(value.utf8.count))
        bytes.append(contentsOf: value.utf8)
    }

    package mutating func array(count: Int) {
        head(4, UInt64(count))
    }

    package mutating func map(_ map: CBORMap) {
        head(5, UInt64(map.count))
        // Where they lie: to take pairs out of their array costs as much as to write them.
        let pairs = map.pairs.span
        for index in pairs.indices {
            item(pairs[index].key)
            item(pairs[index].value)
        }
    }

    package mutating func bool(_ value: Bool) {
        bytes.append(value ? 0xf5 : 0xf4)
    }

    package mutating func null() {
        bytes.append(0xf6)
    }

    /// Bytes that are encoded already.
    package mutating func encoded(_ item: [UInt8]) {
        bytes.append(contentsOf: item)
    }

    private mutating func head(_ major: UInt8, _ argument: UInt64) {
        let type = major << 5
        switch argument {
        case 0..<24:
            bytes.append(type | UInt8(argument))
        case 24...0xff:
            bytes.append(type | 24)
            bytes.append(UInt8(argument))
        case 0x100...0xffff:
            bytes.append(type | 25)
            bytes.append(bigEndian: argument, byteCount: 2)
        case 0x1_0000...0xffff_ffff:
            bytes.append(type | 26)
            bytes.append(bigEndian: argument, byteCount: 4)
        default:
            bytes.append(type | 27)
            bytes.append(bigEndian: argument, byteCount: 8)
        }
    }
}
