import SignedLog
import Testing

@Suite struct CBORTests {
    struct Refused: Sendable, CustomTestStringConvertible {
        let hexText: String
        let refusal: CBORRefusal

        init(_ hexText: String, _ refusal: CBORRefusal) {
            self.hexText = hexText
            self.refusal = refusal
        }

        var testDescription: String { hexText }
    }

    static let refusals: [Refused] = [
        Refused("", .truncated(offset: 0)),
        Refused("18", .truncated(offset: 0)),
        Refused("1900", .truncated(offset: 0)),
        Refused("430102", .truncated(offset: 0)),
        Refused("8201", .truncated(offset: 0)),
        Refused("820119", .truncated(offset: 2)),
        Refused("a101", .truncated(offset: 0)),
        Refused("5b7fffffffffffffff", .truncated(offset: 0)),
        Refused("5bffffffffffffffff", .truncated(offset: 0)),
        Refused("9b7fffffffffffffff", .truncated(offset: 0)),
        Refused("bbffffffffffffffff", .truncated(offset: 0)),
        Refused("0000", .trailingBytes(offset: 1)),
        Refused("1817", .notShortest(offset: 0)),
        Refused("1900ff", .notShortest(offset: 0)),
        Refused("1a0000ffff", .notShortest(offset: 0)),
        Refused("1b00000000ffffffff", .notShortest(offset: 0)),
        Refused("3817", .notShortest(offset: 0)),
        Refused("5801aa", .notShortest(offset: 0)),
        Refused("981700", .notShortest(offset: 0)),
        Refused("1b8000000000000000", .integerTooLarge(offset: 0)),
        Refused("3b8000000000000000", .integerTooLarge(offset: 0)),
        Refused("5fff", .indefiniteLength(offset: 0)),
        Refused("7fff", .indefiniteLength(offset: 0)),
        Refused("9fff", .indefiniteLength(offset: 0)),
        Refused("bfff", .indefiniteLength(offset: 0)),
        Refused("1f", .reserved(offset: 0)),
        Refused("3f", .reserved(offset: 0)),
        Refused("1c", .reserved(offset: 0)),
        Refused("5d", .reserved(offset: 0)),
        Refused("fc", .reserved(offset: 0)),
        Refused("ff", .strayBreak(offset: 0)),
        Refused("81ff", .strayBreak(offset: 1)),
        Refused("c000", .tag(offset: 0)),
        Refused("d28100", .tag(offset: 0)),
        Refused("f90000", .float(offset: 0)),
        Refused("fa00000000", .float(offset: 0)),
        Refused("fb0000000000000000", .float(offset: 0)),
        Refused("e0", .simpleValue(offset: 0)),
        Refused("f7", .simpleValue(offset: 0)),
        Refused("f8ff", .simpleValue(offset: 0)),
        Refused("61ff", .invalidUTF8(offset: 0)),
        Refused("62c080", .invalidUTF8(offset: 0)),
        Refused("63eda080", .invalidUTF8(offset: 0)),
        Refused("64f4908080", .invalidUTF8(offset: 0)),
        Refused("a201000000", .keysOutOfOrder(offset: 3)),
        Refused("a26162006100", .keysOutOfOrder(offset: 4)),
        Refused("a261620019010000", .keysOutOfOrder(offset: 4)),
        Refused("a201000100", .duplicateKey(offset: 3)),
        Refused(String(repeating: "81", count: 16) + "80", .tooDeep(offset: 16, limit: 16)),
        Refused(String(repeating: "a100", count: 16) + "a0", .tooDeep(offset: 32, limit: 16)),
    ]

    @Test(arguments: refusals)
    func whatIsNotOneEncodingIsRefused(row: Refused) {
        #expect(throws: row.refusal) { try CBOR.decode(hex(row.hexText)) }
    }

    @Test func sixteenLevelsAreFollowed() throws {
        let bytes = hex(String(repeating: "81", count: 15) + "80")
        #expect(try CBOR.decode(bytes).encoded() == bytes)
        #expect(try CBOR.decode(hex("8100"), depthLimit: 1) == .array([.int(0)]))
    }

    static let edges: [(CBOR, String)] = [
        (.int(.max), "1b7fffffffffffffff"), (.int(.min), "3b7fffffffffffffff"),
        (.int(23), "17"), (.int(24), "1818"), (.int(255), "18ff"), (.int(256), "190100"),
        (.int(65535), "19ffff"), (.int(65536), "1a00010000"), (.int(4_294_967_295), "1affffffff"),
        (.int(4_294_967_296), "1b0000000100000000"), (.int(-24), "37"), (.int(-25), "3818"),
        (.bytes([UInt8](repeating: 1, count: 24)), "5818" + String(repeating: "01", count: 24)),
        (.text("水"), "63e6b0b4"), (.bool(false), "f4"), (.bool(true), "f5"), (.null, "f6"),
        (.map(CBORMap([(.text("b"), .int(1)), (.int(10), .int(2)), (.text("aa"), .null)])), "a30a02616201626161f6"),
    ]

    @Test(arguments: edges)
    func edgesOfEachSizeRoundTrip(item: CBOR, hexText: String) throws {
        #expect(item.encoded() == hex(hexText))
        #expect(item.encodedByteCount == hex(hexText).count)
        #expect(try CBOR.decode(hex(hexText)) == item)
    }

    @Test(arguments: UInt64(0)..<300)
    func anyItemRoundTripsAndSortsAsItsBytes(seed: UInt64) throws {
        var random = SeededRandom(seed: seed)
        let (left, right) = (CBOR.any(&random, depth: 4), CBOR.any(&random, depth: 4))
        #expect(try CBOR.decode(left.encoded()) == left)
        #expect(left.encodedByteCount == left.encoded().count)
        let areBytesInOrder = left.encoded().lexicographicallyPrecedes(right.encoded())
        #expect(CBOR.isEncodedBefore(left, right) == areBytesInOrder)
    }

    @Test(arguments: UInt64(0)..<300)
    func whatIsAcceptedIsTheOneEncoding(seed: UInt64) {
        var random = SeededRandom(seed: seed)
        var bytes = CBOR.any(&random, depth: 4).encoded()
        for _ in 0...random.below(3) { bytes[random.below(bytes.count)] = UInt8(random.below(256)) }
        guard let item = try? CBOR.decode(bytes) else { return }
        #expect(item.encoded() == bytes)
    }
}

@Suite struct CBORMapTests {
    @Test func keysAreReadSetAndRemoved() {
        var map = CBORMap()
        map["b"] = .int(2)
        map[1] = .int(1)
        map["a"] = .int(3)
        #expect(map.pairs.map(\.key) == [.int(1), .text("a"), .text("b")])
        #expect(map["b"] == .int(2))
        map["a"] = nil
        map["c"] = nil
        map[1] = .null
        #expect(map == CBORMap([(.text("b"), .int(2)), (.int(1), .null)]))
    }
}

@Suite struct CBORReaderTests {
    @Test func itemsOfASequenceComeOneByOne() throws {
        var reader = CBORReader(hex("01 820203 6161"))
        #expect(try reader.next() == .int(1))
        #expect(try reader.nextItemBytes() == hex("820203"))
        #expect(reader.offset == 4)
        #expect(try reader.next() == .text("a"))
        #expect(try reader.next() == nil)
        #expect(try reader.nextItemBytes() == nil)
    }

    @Test func afterARefusalTheReaderStandsWhereItStood() throws {
        var reader = CBORReader(hex("01 8202"))
        #expect(try reader.next() == .int(1))
        #expect(throws: CBORRefusal.truncated(offset: 1)) { try reader.next() }
        #expect(throws: CBORRefusal.truncated(offset: 1)) { try reader.nextItemBytes() }
        #expect(reader.offset == 1)
    }

    @Test func itemBytesOfDeepNestingNeedNoStack() throws {
        let deep = [UInt8](repeating: 0x81, count: 1_000_000) + [0x80]
        var reader = CBORReader(deep)
        #expect(try reader.nextItemBytes() == deep)
    }
}

@Suite struct TextTests {
    /// Whatever begins or ends a range of bytes in the table of well-formed sequences, behind characters and before one.
    @Test(arguments: UInt8.min...UInt8.max)
    func textsAreWhatTheStandardLibraryCallsUTF8(lead: UInt8) {
        let edges: [UInt8] = [0x00, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xFF]
        for second in edges {
            for third in edges {
                let bytes = Array("a符".utf8) + [lead, second, third] + Array("号".utf8)
                #expect(Text(validating: bytes)?.string == String(validating: bytes, as: UTF8.self), "\(bytes)")
                let cut = bytes.dropLast(4)
                #expect(Text(validating: cut)?.string == String(validating: cut, as: UTF8.self), "\(cut)")
            }
        }
    }

    @Test func textsAreEqualByteForByte() {
        let (composed, decomposed): (Text, Text) = ("\u{e9}", "e\u{301}")
        #expect(composed != decomposed)
        #expect(composed.string == decomposed.string, "Swift's own comparison calls them equal")
        #expect(decomposed < composed)
        #expect(Text(validating: [0xff]) == nil)
        #expect(Text(validating: Array("合符".utf8)) == "合符")
    }
}

extension CBOR {
    /// Any item; few different leaves, so that equal ones come up.
    static func any(_ random: inout SeededRandom, depth: Int) -> CBOR {
        switch random.below(depth > 0 ? 9 : 6) {
        case 0: return .int(Int64(random.below(40)) - 20)
        case 1: return .int(Int64(truncatingIfNeeded: random.next()) >> Int64(random.below(64)))
        case 2: return .bytes((0..<random.below(30)).map { _ in UInt8(random.below(256)) })
        case 3: return .text(Text(String(repeating: "符", count: random.below(10))))
        case 4: return .bool(random.below(2) == 0)
        case 5: return .null
        case 6: return .array((0..<random.below(4)).map { _ in any(&random, depth: depth - 1) })
        default:
            var map = CBORMap()
            for _ in 0..<random.below(5) {
                map[any(&random, depth: depth - 1)] = any(&random, depth: depth - 1)
            }
            return .map(map)
        }
    }
}
