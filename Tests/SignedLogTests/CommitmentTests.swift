import SignedLog
import Signing
import Testing

@Suite struct CommitmentTests {
    private let log = LogID(bytes32(1))
    private let seed = bytes16(2)

    @Test func commitmentIsTheDigestOfItsPage() {
        let parts: [CBOR] = [
            .text("hefu/field/1"), .bytes(log), .bytes(bytes16(3)), .text("holder/name"), .text("王小明"),
        ]
        let made = Commitment.make(log: log, salt: bytes16(3), key: "holder/name", value: .text("王小明"))
        #expect(made == SHA256.digest(CBOR.array(parts).encoded()))
    }

    @Test func disclosureOpensItsOwnCommitmentOnly() {
        let right = Disclosure(act: ActID(bytes32(4)), key: "a", salt: bytes16(3), value: .int(1))
        let commitment = Commitment.make(log: log, salt: bytes16(3), key: "a", value: .int(1))
        #expect(right.opens(commitment, in: log))
        #expect(!right.opens(commitment, in: LogID(bytes32(9))))
        #expect(!Disclosure(act: right.act, key: "b", salt: right.salt, value: right.value).opens(commitment, in: log))
        #expect(!Disclosure(act: right.act, key: "a", salt: bytes16(9), value: right.value).opens(commitment, in: log))
        #expect(!Disclosure(act: right.act, key: "a", salt: right.salt, value: .int(2)).opens(commitment, in: log))
    }

    @Test func saltsFollowFromTheSeedAndTheKey() throws {
        let values = CBORMap([(.text("b"), .int(2)), (.text("a"), .int(1))])
        let full = try #require(FullDisclosure(act: ActID(bytes32(4)), seed: seed, values: values))
        #expect(full.disclosures.map(\.key) == ["a", "b"])
        #expect(full.disclosures.map(\.salt) == [Text("a"), Text("b")].map { Commitment.salt(seed: seed, key: $0) })
        #expect(Commitment.salt(seed: seed, key: "a") == BLAKE2b.digest16(key: seed, message: [0x61]))
    }
}

@Suite struct DisclosureCodingTests {
    private let full: FullDisclosure
    private let single = Disclosure(act: ActID(bytes32(4)), key: "a", salt: bytes16(3), value: .text("x"))

    init() throws {
        let values = CBORMap([(.text("b"), .int(2)), (.text("a"), .null)])
        full = try #require(FullDisclosure(act: ActID(bytes32(4)), seed: bytes16(2), values: values))
    }

    @Test func bothFormsComeBack() throws {
        #expect(try DisclosureCoding.decode(DisclosureCoding.encoded(full)) == .full(full))
        #expect(try DisclosureCoding.decode(DisclosureCoding.encoded(single)) == .single(single))
        #expect(AnyDisclosure.full(full).disclosures == full.disclosures)
        #expect(AnyDisclosure.single(single).act == single.act)
    }

    @Test func otherShapesAreRefused() {
        let act = CBOR.bytes(bytes32(4))
        let shapes: [CBOR] = [
            .null, .array([]), .array([act]), .array([act, .bytes(bytes16(1)), .null]),
            .array([act, .bytes(bytes32(1)), .map(CBORMap())]),
            .array([act, .bytes(bytes16(1)), .map(CBORMap([(.int(1), .int(1))]))]),
            .array([act, .int(1), .bytes(bytes16(1)), .null]),
            .array([act, .text("a"), .bytes([1]), .null]),
            .array([act, .text("a"), .bytes(bytes16(1)), .null, .null]),
        ]
        for shape in shapes {
            #expect(throws: EntryRefusal.wrongShape(.disclosure)) { try DisclosureCoding.decode(shape.encoded()) }
        }
        #expect(throws: EntryRefusal.notCBOR(.disclosure, .truncated(offset: 0))) { try DisclosureCoding.decode([]) }
    }

    @Test func largestDisclosureFitsAndOneByteMoreDoesNot() throws {
        let encoded = { (size: Int) in
            let value = CBOR.bytes([UInt8](repeating: 1, count: size))
            return DisclosureCoding.encoded(Disclosure(act: single.act, key: "a", salt: single.salt, value: value))
        }
        let overhead = encoded(0x20000).count - 0x20000
        let limit = DisclosureCoding.byteLimit
        #expect(try DisclosureCoding.decode(encoded(limit - overhead)).act == single.act)
        #expect(throws: EntryRefusal.disclosureTooLarge(byteCount: limit + 1)) {
            try DisclosureCoding.decode(encoded(limit + 1 - overhead))
        }
    }
}
