/// What the head of an item says: its kind, and the argument in the first byte or behind it.
struct CBORHead {
    let major: Major
    let argument: UInt64

    enum Major {
        case unsigned, negative, bytes, text, array, map, simple
    }

    /// Reads the head at an offset and leaves the offset behind it; after a refusal it means nothing.
    ///
    /// Inlined, and what is rare left out of it: most heads are one byte, and there are as many of them as of items.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at offset: inout Int) throws(CBORRefusal) {
        let start = offset
        guard start < bytes.count else { throw .truncated(offset: start) }
        let first = bytes[start]
        offset = start + 1
        major = try Self.major(first, start)
        let information = first & 0x1f
        if major == .simple {
            argument = try Self.simple(information, start)
        } else if information < 24 {
            argument = UInt64(information)
        } else {
            argument = try Self.argument(information, major, bytes, at: &offset)
        }
    }

    /// The argument as a length, if so many items can be there.
    func length(room: Int, _ start: Int) throws(CBORRefusal) -> Int {
        guard argument <= UInt64(room) else { throw .truncated(offset: start) }
        return Int(argument)
    }

    private static func major(_ first: UInt8, _ start: Int) throws(CBORRefusal) -> Major {
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

    @inline(never)
    private static func simple(_ information: UInt8, _ start: Int) throws(CBORRefusal) -> UInt64 {
        switch information {
        case 20, 21, 22: return UInt64(information)
        case 25, 26, 27: throw .float(offset: start)
        case 28, 29, 30: throw .reserved(offset: start)
        case 31: throw .strayBreak(offset: start)
        default: throw .simpleValue(offset: start)
        }
    }

    /// The argument behind a first byte that has no room for it.
    @inline(never)
    private static func argument(
        _ information: UInt8,
        _ major: Major,
        _ bytes: Span<UInt8>,
        at offset: inout Int
    ) throws(CBORRefusal) -> UInt64 {
        let start = offset - 1
        switch information {
        case 24: return try argument(byteCount: 1, least: 24, bytes, at: &offset)
        case 25: return try argument(byteCount: 2, least: 0x100, bytes, at: &offset)
        case 26: return try argument(byteCount: 4, least: 0x1_0000, bytes, at: &offset)
        case 27: return try argument(byteCount: 8, least: 0x1_0000_0000, bytes, at: &offset)
        case 31 where major != .unsigned && major != .negative: throw .indefiniteLength(offset: start)
        default: throw .reserved(offset: start)
        }
    }

    private static func argument(
        byteCount: Int,
        least: UInt64,
        _ bytes: Span<UInt8>,
        at offset: inout Int
    ) throws(CBORRefusal) -> UInt64 {
        let start = offset - 1
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
