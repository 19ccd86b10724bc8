/// Reads items strictly: whatever is not the one encoding of an item is refused with its offset. Never allocates
/// by what a length promises, only by what is there.
struct CBORDecoder {
    /// What is read shares it, see ``SharedBytes``. Each step is handed a span of it: to look at an array that a value
    /// holds costs more than to look at its bytes.
    private let storage: [UInt8]
    private let depthLimit: Int
    private(set) var offset: Int

    /// Most slots reserved at once for what an array or map says it holds: a few bytes must not claim megabytes.
    private static let reservedSlotLimit = 32

    init(_ bytes: [UInt8], offset: Int = 0, depthLimit: Int = CBOR.depthLimit) {
        self.storage = bytes
        self.offset = offset
        self.depthLimit = depthLimit
    }

    var isAtEnd: Bool { offset == storage.count }

    mutating func item() throws(CBORRefusal) -> CBOR {
        let storage = storage
        return try item(storage.span, depth: 0)
    }

    private mutating func item(_ bytes: Span<UInt8>, depth: Int) throws(CBORRefusal) -> CBOR {
        let start = offset
        let head = try CBORHead(bytes, at: &offset)
        switch head.major {
        case .unsigned:
            return .int(try integer(head, start))
        case .negative:
            return .int(~(try integer(head, start)))
        case .bytes:
            return .bytes(SharedBytes(storage, in: try content(bytes, head, start)))
        case .text:
            let content = try content(bytes, head, start)
            guard Text.isValid(bytes.extracting(content)) else { throw .invalidUTF8(offset: start) }
            return .text(Text(validated: SharedBytes(storage, in: content)))
        case .array:
            return .array(try array(bytes, head, start, depth: depth + 1))
        case .map:
            return .map(try map(bytes, head, start, depth: depth + 1))
        case .simple:
            switch head.argument {
            case 20: return .bool(false)
            case 21: return .bool(true)
            default: return .null  // A head lets only 20, 21 and 22 through.
            }
        }
    }

    private mutating func array(
        _ bytes: Span<UInt8>,
        _ head: CBORHead,
        _ start: Int,
        depth: Int
    ) throws(CBORRefusal) -> [CBOR] {
        guard depth <= depthLimit else { throw .tooDeep(offset: start, limit: depthLimit) }
        let count = try head.length(room: bytes.count - offset, start)
        var items: [CBOR] = []
        items.reserveCapacity(min(count, Self.reservedSlotLimit))
        for _ in 0..<count {
            items.append(try item(bytes, depth: depth))
        }
        return items
    }

    private mutating func map(
        _ bytes: Span<UInt8>,
        _ head: CBORHead,
        _ start: Int,
        depth: Int
    ) throws(CBORRefusal) -> CBORMap {
        guard depth <= depthLimit else { throw .tooDeep(offset: start, limit: depthLimit) }
        let count = try head.length(room: (bytes.count - offset) / 2, start)
        var pairs: [CBORMap.Pair] = []
        pairs.reserveCapacity(min(count, Self.reservedSlotLimit))
        var keyBefore = 0..<0
        for _ in 0..<count {
            let keyStart = offset
            let key = try item(bytes, depth: depth)
            let keyRange = keyStart..<offset
            if !pairs.isEmpty { try Self.checkOrder(bytes, keyBefore, keyRange) }
            keyBefore = keyRange
            pairs.append(CBORMap.Pair(key: key, value: try item(bytes, depth: depth)))
        }
        return CBORMap(sorted: pairs)
    }

    private static func checkOrder(
        _ bytes: Span<UInt8>,
        _ before: Range<Int>,
        _ key: Range<Int>
    ) throws(CBORRefusal) {
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

    private func integer(_ head: CBORHead, _ start: Int) throws(CBORRefusal) -> Int64 {
        guard let value = Int64(exactly: head.argument) else { throw .integerTooLarge(offset: start) }
        return value
    }

    private mutating func content(
        _ bytes: Span<UInt8>,
        _ head: CBORHead,
        _ start: Int
    ) throws(CBORRefusal) -> Range<Int> {
        let first = offset
        offset += try head.length(room: bytes.count - offset, start)
        return first..<offset
    }
}

/// For those who look for one thing and pass over the rest.
extension CBORDecoder {
    /// Passes over one item, checking heads and lengths only: for finding where it ends.
    mutating func skipItem() throws(CBORRefusal) {
        let storage = storage
        let bytes = storage.span
        var pending = 1
        while pending > 0 {
            let start = offset
            let head = try CBORHead(bytes, at: &offset)
            pending -= 1
            switch head.major {
            case .bytes, .text:
                offset += try head.length(room: bytes.count - offset, start)
            case .array:
                pending += try head.length(room: bytes.count - offset, start)
            case .map:
                pending += 2 * (try head.length(room: (bytes.count - offset) / 2, start))
            case .unsigned, .negative, .simple:
                break
            }
        }
    }

    /// Goes into an array; how many items follow. Nil, and it was passed over, if the next item is none.
    mutating func enterArray() throws(CBORRefusal) -> Int? { try enter(.array, itemByteCount: 1) }

    /// Goes into a map; how many pairs follow. Nil, and it was passed over, if the next item is none.
    mutating func enterMap() throws(CBORRefusal) -> Int? { try enter(.map, itemByteCount: 2) }

    private mutating func enter(_ major: CBORHead.Major, itemByteCount: Int) throws(CBORRefusal) -> Int? {
        var next = offset
        let head = try CBORHead(storage.span, at: &next)
        guard head.major == major else {
            try skipItem()
            return nil
        }
        let start = offset
        offset = next
        return try head.length(room: (storage.count - offset) / itemByteCount, start)
    }

    /// How many bytes the next item has, if it is a byte string.
    func byteStringCount() throws(CBORRefusal) -> Int? {
        var next = offset
        let head = try CBORHead(storage.span, at: &next)
        return head.major == .bytes ? Int(exactly: head.argument) : nil
    }

    /// The text that these bytes are; nil if they are another item.
    func text(in range: Range<Int>) throws(CBORRefusal) -> Text? {
        var decoder = CBORDecoder(storage, offset: range.lowerBound)
        return try decoder.item().asText
    }
}
