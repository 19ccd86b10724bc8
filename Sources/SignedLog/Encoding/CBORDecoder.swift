/// Reads items strictly: whatever is not the one encoding of an item is refused with its offset. Never allocates
/// by what a length promises, only by what is there.
struct CBORDecoder {
    private let bytes: [UInt8]
    private let depthLimit: Int
    private(set) var offset: Int

    /// Most slots reserved at once for what an array or map says it holds: a few bytes must not claim megabytes.
    private static let reservedSlotLimit = 32

    init(_ bytes: [UInt8], offset: Int = 0, depthLimit: Int = CBOR.depthLimit) {
        self.bytes = bytes
        self.offset = offset
        self.depthLimit = depthLimit
    }

    var isAtEnd: Bool { offset == bytes.count }

    mutating func item() throws(CBORRefusal) -> CBOR {
        try item(depth: 0)
    }

    /// Passes over one item, checking heads and lengths only: for finding where it ends.
    mutating func skipItem() throws(CBORRefusal) {
        var pending = 1
        while pending > 0 {
            let start = offset
            let head = try head()
            pending -= 1
            switch head.major {
            case .bytes, .text:
                offset += try length(head, itemByteCount: 1, start)
            case .array:
                pending += try length(head, itemByteCount: 1, start)
            case .map:
                pending += 2 * (try length(head, itemByteCount: 2, start))
            case .unsigned, .negative, .simple:
                break
            }
        }
    }

    private mutating func item(depth: Int) throws(CBORRefusal) -> CBOR {
        let start = offset
        let head = try head()
        switch head.major {
        case .unsigned:
            return .int(try integer(head, start))
        case .negative:
            return .int(~(try integer(head, start)))
        case .bytes:
            return .bytes(SharedBytes(bytes, in: try content(head, start)))
        case .text:
            let content = try content(head, start)
            guard Text.isValid(bytes[content]) else { throw .invalidUTF8(offset: start) }
            return .text(Text(validated: SharedBytes(bytes, in: content)))
        case .array:
            return .array(try array(head, start, depth: depth + 1))
        case .map:
            return .map(try map(head, start, depth: depth + 1))
        case .simple:
            switch head.argument {
            case 20: return .bool(false)
            case 21: return .bool(true)
            default: return .null  // `head()` lets only 20, 21 and 22 through.
            }
        }
    }

    private mutating func array(_ head: Head, _ start: Int, depth: Int) throws(CBORRefusal) -> [CBOR] {
        guard depth <= depthLimit else { throw .tooDeep(offset: start, limit: depthLimit) }
        let count = try length(head, itemByteCount: 1, start)
        var items: [CBOR] = []
        items.reserveCapacity(min(count, Self.reservedSlotLimit))
        for _ in 0..<count {
            items.append(try item(depth: depth))
        }
        return items
    }

    private mutating func map(_ head: Head, _ start: Int, depth: Int) throws(CBORRefusal) -> CBORMap {
        guard depth <= depthLimit else { throw .tooDeep(offset: start, limit: depthLimit) }
        let count = try length(head, itemByteCount: 2, start)
        var pairs: [CBORMap.Pair] = []
        pairs.reserveCapacity(min(count, Self.reservedSlotLimit))
        var keyBefore = 0..<0
        for _ in 0..<count {
            let keyStart = offset
            let key = try item(depth: depth)
            let keyRange = keyStart..<offset
            if !pairs.isEmpty { try checkOrder(keyBefore, keyRange) }
            keyBefore = keyRange
            pairs.append(CBORMap.Pair(key: key, value: try item(depth: depth)))
        }
        return CBORMap(sorted: pairs)
    }

    private func checkOrder(_ before: Range<Int>, _ key: Range<Int>) throws(CBORRefusal) {
        var (left, right) = (before.lowerBound, key.lowerBound)
        while left < before.upperBound, right < key.upperBound {
            if bytes[left] < bytes[right] { return }
            if bytes[left] > bytes[right] { throw .keysOutOfOrder(offset: key.lowerBound) }
            left += 1
            right += 1
        }
        // No encoding is a prefix of another, so both ended together.
        throw .duplicateKey(offset: key.lowerBound)
    }

    private func integer(_ head: Head, _ start: Int) throws(CBORRefusal) -> Int64 {
        guard let value = Int64(exactly: head.argument) else { throw .integerTooLarge(offset: start) }
        return value
    }

    private mutating func content(_ head: Head, _ start: Int) throws(CBORRefusal) -> Range<Int> {
        let count = try length(head, itemByteCount: 1, start)
        defer { offset += count }
        return offset..<offset + count
    }

    /// The length in a head, if the input can hold that many items of at least `itemByteCount` bytes.
    private func length(_ head: Head, itemByteCount: Int, _ start: Int) throws(CBORRefusal) -> Int {
        let room = (bytes.count - offset) / itemByteCount
        guard head.argument <= UInt64(room) else { throw .truncated(offset: start) }
        return Int(head.argument)
    }
}

/// For those who look for one thing and pass over the rest.
extension CBORDecoder {
    /// Goes into an array; how many items follow. Nil, and it was passed over, if the next item is none.
    mutating func enterArray() throws(CBORRefusal) -> Int? { try enter(.array, itemByteCount: 1) }

    /// Goes into a map; how many pairs follow. Nil, and it was passed over, if the next item is none.
    mutating func enterMap() throws(CBORRefusal) -> Int? { try enter(.map, itemByteCount: 2) }

    private mutating func enter(_ major: Major, itemByteCount: Int) throws(CBORRefusal) -> Int? {
        let start = offset
        let head = try head()
        if head.major == major { return try length(head, itemByteCount: itemByteCount, start) }
        offset = start
        try skipItem()
        return nil
    }

    /// Whether the next item is a byte string of so many bytes; stays before it.
    mutating func isByteString(count: Int) throws(CBORRefusal) -> Bool {
        let start = offset
        defer { offset = start }
        let head = try head()
        return head.major == .bytes && head.argument == UInt64(count)
    }

    /// The text that these bytes are; nil if they are another item.
    func text(in range: Range<Int>) throws(CBORRefusal) -> Text? {
        var decoder = CBORDecoder(bytes, offset: range.lowerBound)
        return try decoder.item().asText
    }
}

/// Heads: the first byte of an item and its argument.
extension CBORDecoder {
    private enum Major {
        case unsigned, negative, bytes, text, array, map, simple
    }

    private struct Head {
        let major: Major
        let argument: UInt64
    }

    private mutating func head() throws(CBORRefusal) -> Head {
        let start = offset
        guard start < bytes.count else { throw .truncated(offset: start) }
        let first = bytes[start]
        let major = try major(first, start)
        offset += 1
        if major == .simple { return try simple(first & 0x1f, start) }
        return Head(major: major, argument: try argument(first & 0x1f, major, start))
    }

    private func major(_ first: UInt8, _ start: Int) throws(CBORRefusal) -> Major {
        switch first >> 5 {
        case 0: return .unsigned
        case 1: return .negative
        case 2: return .bytes
        case 3: return .text
        case 4: return .array
        case 5: return .map
        case 6: throw .tag(offset: start)
        default: return .simple
        }
    }

    private func simple(_ information: UInt8, _ start: Int) throws(CBORRefusal) -> Head {
        switch information {
        case 20, 21, 22: return Head(major: .simple, argument: UInt64(information))
        case 25, 26, 27: throw .float(offset: start)
        case 28, 29, 30: throw .reserved(offset: start)
        case 31: throw .strayBreak(offset: start)
        default: throw .simpleValue(offset: start)
        }
    }

    private mutating func argument(
        _ information: UInt8,
        _ major: Major,
        _ start: Int
    ) throws(CBORRefusal) -> UInt64 {
        switch information {
        case 0..<24: return UInt64(information)
        case 24: return try argument(byteCount: 1, least: 24, start)
        case 25: return try argument(byteCount: 2, least: 0x100, start)
        case 26: return try argument(byteCount: 4, least: 0x1_0000, start)
        case 27: return try argument(byteCount: 8, least: 0x1_0000_0000, start)
        case 31 where major != .unsigned && major != .negative: throw .indefiniteLength(offset: start)
        default: throw .reserved(offset: start)
        }
    }

    private mutating func argument(
        byteCount: Int,
        least: UInt64,
        _ start: Int
    ) throws(CBORRefusal) -> UInt64 {
        guard bytes.count - offset >= byteCount else { throw .truncated(offset: start) }
        var value: UInt64 = 0
        for _ in 0..<byteCount {
            value = value << 8 | UInt64(bytes[offset])
            offset += 1
        }
        guard value >= least else { throw .notShortest(offset: start) }
        return value
    }
}
