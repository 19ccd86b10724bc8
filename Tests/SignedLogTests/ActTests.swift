import SignedLog
import Signing
import Testing

@Suite struct ActTests {
    /// An act as its seven items, for a test to break one.
    private static func items() -> [CBOR] {
        [
            .int(100), .bool(true), .bytes(bytes32(1)), .array([.bytes(bytes32(2))]), .array([]),
            .map(CBORMap([(.int(1), .int(1))])), .map(CBORMap()),
        ]
    }

    @Test func actRoundTrips() throws {
        let bytes = CBOR.array(Self.items()).encoded()
        let act = try Act.decode(bytes)
        #expect(
            act
                == Act(
                    kind: 100,
                    isCritical: true,
                    subject: .document(DocumentID(bytes32(1))),
                    parents: [ActID(bytes32(2))],
                    body: CBORMap([(.int(1), .int(1))])
                )
        )
        #expect(act.encoded() == bytes)
        #expect(act.directActs == [ActID(bytes32(1)), ActID(bytes32(2))].sorted())
    }

    struct Broken: Sendable, CustomTestStringConvertible {
        let index: Int
        let item: CBOR
        let refusal: EntryRefusal

        var testDescription: String { "\(index): \(refusal)" }
    }

    private static let manyIDs = (0..<1025).map { bytes32($0) }.sorted().map { CBOR.bytes($0) }

    static let broken: [Broken] = [
        Broken(index: 0, item: .int(-1), refusal: .wrongShape(.actKind)),
        Broken(index: 0, item: .text("100"), refusal: .wrongShape(.actKind)),
        Broken(index: 1, item: .int(1), refusal: .wrongShape(.actCritical)),
        Broken(index: 2, item: .bytes([1, 2, 3]), refusal: .wrongShape(.actSubject)),
        Broken(index: 2, item: .bytes(bytes16(1)), refusal: .wrongShape(.actParents)),
        Broken(index: 3, item: .array([]), refusal: .wrongShape(.actParents)),
        Broken(index: 3, item: .array([.bytes([1])]), refusal: .wrongShape(.actParents)),
        Broken(index: 3, item: .null, refusal: .wrongShape(.actParents)),
        Broken(index: 3, item: .array([manyIDs[0], manyIDs[0]]), refusal: .listNotSorted(.actParents)),
        Broken(index: 3, item: .array([manyIDs[1], manyIDs[0]]), refusal: .listNotSorted(.actParents)),
        Broken(
            index: 3,
            item: .array(Array(manyIDs.prefix(17))),
            refusal: .listTooLong(.actParents, count: 17, limit: 16)
        ),
        Broken(index: 4, item: .array(manyIDs), refusal: .listTooLong(.actReferences, count: 1025, limit: 1024)),
        Broken(index: 4, item: .array([.int(1)]), refusal: .wrongShape(.actReferences)),
        Broken(index: 5, item: .array([]), refusal: .wrongShape(.actBody)),
        Broken(index: 5, item: .map(CBORMap([(.text("a"), .int(1))])), refusal: .wrongShape(.actBody)),
        Broken(index: 5, item: .map(CBORMap([(.int(-1), .int(1))])), refusal: .wrongShape(.actBody)),
        Broken(index: 6, item: .null, refusal: .wrongShape(.actAbout)),
    ]

    @Test(arguments: broken)
    func brokenPartIsNamed(row: Broken) {
        var items = Self.items()
        items[row.index] = row.item
        #expect(throws: row.refusal) { try Act.decode(CBOR.array(items).encoded()) }
    }

    @Test func longestListsStillFit() throws {
        var items = Self.items()
        items[3] = .array(Array(Self.manyIDs.prefix(16)))
        items[4] = .array(Array(Self.manyIDs.prefix(1024)))
        let act = try Act.decode(CBOR.array(items).encoded())
        #expect([act.parents.count, act.references.count] as [Int] == [16, 1024] as [Int])
    }

    @Test func anActIsAnArrayOfSeven() {
        #expect(throws: EntryRefusal.wrongShape(.act)) { try Act.decode(CBOR.null.encoded()) }
        let six = CBOR.array(Array(Self.items().dropLast())).encoded()
        #expect(throws: EntryRefusal.wrongShape(.act)) { try Act.decode(six) }
        #expect(throws: EntryRefusal.actNotCBOR(.truncated(offset: 0))) { try Act.decode([]) }
    }

    @Test func sixtyFourKilobytesFitAndOneMoreDoesNot() throws {
        let act = { (size: Int) in
            var items = Self.items()
            items[5] = .map(CBORMap([(.int(1), .bytes([UInt8](repeating: 7, count: size)))]))
            return CBOR.array(items).encoded()
        }
        let overhead = act(0x8000).count - 0x8000
        #expect(try Act.decode(act(65536 - overhead)).kind == 100)
        #expect(throws: EntryRefusal.actTooLarge(byteCount: 65537)) { try Act.decode(act(65537 - overhead)) }
    }

    /// Its own array is level 1, the body 2, so a value of the body begins at 3.
    @Test func sixteenLevelsFitAndOneMoreDoesNot() throws {
        let act = { (levels: Int) in
            var items = Self.items()
            let value = (0..<levels).reduce(CBOR.null) { value, _ in .array([value]) }
            items[5] = .map(CBORMap([(.int(1), value)]))
            return CBOR.array(items).encoded()
        }
        #expect(try Act.decode(act(14)).encoded() == act(14))
        let offset = act(15).count - 3  // The sixteenth array, its one item and the empty about map follow.
        #expect(throws: EntryRefusal.actNotCBOR(.tooDeep(offset: offset, limit: 16))) { try Act.decode(act(15)) }
    }

    @Test func commitmentsAreFoundWhateverTheKind() {
        let act = Act(
            kind: 999,
            isCritical: false,
            subject: .founding(nonce: bytes16(1)),
            body: CBORMap([
                (
                    .int(10),
                    .map(
                        CBORMap([
                            (.text("holder/name"), .bytes(bytes32(1))), (.text("scope"), .text("clear")),
                            (.text("short"), .bytes([1])), (.text("about/by"), .bytes(bytes32(2))),
                            (.int(1), .bytes(bytes32(3))),
                        ])
                    )
                ),
                (.int(100), .bytes(bytes32(4))),
            ]),
            about: CBORMap([
                (.int(1), .bytes(bytes32(5))), (.int(6), .bytes(bytes32(6))),
                (
                    .int(4),
                    .array([
                        .array([.bytes(bytes32(7)), .int(1), .text("a/b")]), .null, .array([.bytes(bytes32(8))]),
                    ])
                ),
            ])
        )
        #expect(
            act.commitments.map(\.key) == ["holder/name", "about/by", "about/files/0", "about/files/2"] as [Text]
        )
        #expect(act.commitments.map(\.commitment) == [1, 5, 7, 8].map { bytes32($0) })
        #expect(act.commitment("about/files/2") == bytes32(8))
        #expect(act.commitment("short") == nil)
    }
}
