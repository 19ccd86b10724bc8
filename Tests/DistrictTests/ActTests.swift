import District
import SignedLog
import Signing
import Testing

/// Acts of the district as their bytes, see `docs/formats/district-acts.md`. Each fixture is one act; its file is
/// written once and read for ever.
@Suite struct ActTests {
    struct Row: Sendable, CustomTestStringConvertible {
        let name: String
        let content: DistrictAct
        let draft: ActDraft

        var testDescription: String { name }

        /// What an act may leave out though this one does not.
        var optionalKeys: [Int64] {
            switch name {
            case "cut-root": [101]
            case "lease-after-burn": [103]
            case "incident-declared": [102, 103, 104]
            case "incident-cleared": [105]
            default: []
            }
        }

        init(_ name: String, _ content: DistrictAct, _ draft: ActDraft) {
            self.name = name
            self.content = content
            self.draft = draft
        }
    }

    static let rows: [Row] = makeRows()

    @Test(arguments: rows)
    func anActReadsAndWritesAsItsFixtureSays(row: Row) throws {
        let act = row.draft.plainAct
        let name = "\(row.name).hex"
        if TestFiles.areFixturesWritten {
            try TestFiles.writeFixture(name, HexText.lines(act.encoded()))
        }
        let bytes = try #require(HexText.bytes(try TestFiles.fixture(name)))
        #expect(act.encoded() == bytes)
        #expect(try DistrictAct.decode(Act.decode(bytes)) == row.content)
    }

    @Test(arguments: rows)
    func anActWithoutOneOfItsKeysIsRefused(row: Row) throws {
        let act = row.draft.plainAct
        for pair in act.body.pairs {
            guard let key = pair.key.asInt, !row.optionalKeys.contains(key) else { continue }
            var body = act.body
            body[key] = nil
            #expect(throws: ActRefusal.missing(key: key)) { try DistrictAct.decode(act.with(body: body)) }
            body[key] = .null
            let expected: ActRefusal = .wrongType(key: key)
            #expect(throws: expected) { try DistrictAct.decode(act.with(body: body)) }
        }
    }

    @Test(arguments: rows)
    func theFlagAndTheSubjectAreFixedByTheKind(row: Row) throws {
        let act = row.draft.plainAct
        #expect(throws: ActRefusal.wrongCriticalFlag(kind: act.kind)) {
            try DistrictAct.decode(act.with(isCritical: !act.isCritical))
        }
        let rule = try #require(KindTable.rule(for: act.kind))
        if rule.isFounding == true {
            let document = DocumentID(bytes32("document"))
            #expect(throws: ActRefusal.mustFound(kind: act.kind)) {
                try DistrictAct.decode(act.with(subject: .document(document), parents: [document.founding]))
            }
        }
        if rule.isFounding == false {
            #expect(throws: ActRefusal.mustContinue(kind: act.kind)) {
                try DistrictAct.decode(act.with(subject: .founding(nonce: bytes16("nonce")), parents: []))
            }
        }
    }

    /// One change to the body of a sound act, and what is said of it.
    static let flaws: [(String, Int64, CBOR, ActRefusal)] = [
        ("genesis", 100, .bytes([1]), .outOfRange(key: 100)),
        ("genesis", 101, .bytes(key("root 0").publicKey.bytes), .sameKeys(100, 101)),
        ("genesis", 102, .text(""), .outOfRange(key: 102)),
        ("genesis", 102, .text(Text(String(repeating: "a", count: 513))), .outOfRange(key: 102)),
        ("genesis", 103, .text("31010"), .outOfRange(key: 103)),
        ("genesis", 103, .text("31010A"), .outOfRange(key: 103)),
        ("rotation", 101, .bytes(key("root 1").publicKey.bytes), .sameKeys(100, 101)),
        ("office", 100, .text("1131010700000002B"), .outOfRange(key: 100)),
        ("office", 100, .text("11310107000000002b"), .outOfRange(key: 100)),
        ("office", 102, .array([]), .outOfRange(key: 102)),
        ("office", 102, .array([.int(7)]), .malformed(key: 102)),
        ("office", 102, .array([.int(1), .int(0)]), .malformed(key: 102)),
        ("office", 102, .array([.int(0), .int(0)]), .malformed(key: 102)),
        ("take-over", 100, .bytes(bytes32("office")), .outOfRange(key: 100)),
        ("node-key", 103, .int(3), .outOfRange(key: 103)),
        ("node-key", 103, .int(-1), .wrongType(key: 103)),
        ("node-key", 104, .text("A00"), .outOfRange(key: 104)),
        ("node-key", 104, .text("A00z"), .outOfRange(key: 104)),
        ("cut", 101, .bytes(bytes32("root")), .mustBeAbsent(key: 100)),
        ("cut", 100, .array([.array([.bytes(bytes32("log"))])]), .malformed(key: 100)),
        ("cut-root", 100, .array([]), .mustBeAbsent(key: 100)),
        ("approve-item", 1, .int(0), .outOfRange(key: 1)),
        ("return-item", 101, .array([]), .outOfRange(key: 101)),
        ("return-item", 101, .array(Array(repeating: .text("a"), count: 65)), .outOfRange(key: 101)),
        ("return-item", 101, .array([.text("")]), .malformed(key: 101)),
        ("return-item", 101, .array([.text(Text(String(repeating: "a", count: 513)))]), .malformed(key: 101)),
        ("return-item", 101, .array([.int(1)]), .malformed(key: 101)),
        ("lease", 101, .array([]), .outOfRange(key: 101)),
        ("lease", 102, .int(10_000), .outOfRange(key: 102)),
        ("lease-after-burn", 103, .array([]), .outOfRange(key: 103)),
        ("lease-after-burn", 103, .array([.int(1)]), .malformed(key: 103)),
        ("calendar", 101, .array([.array([.int(20_250_101), .bool(true)])]), .malformed(key: 101)),
        ("calendar", 101, .array([.array([.int(20_260_229), .bool(true)])]), .malformed(key: 101)),
        ("incident-declared", 103, .array([]), .outOfRange(key: 103)),
        ("incident-declared", 103, .array([.int(3), .int(1)]), .malformed(key: 103)),
        ("incident-declared", 103, .array([.int(5)]), .malformed(key: 103)),
        ("incident-declared", 102, .int(20_220_931), .outOfRange(key: 102)),
        ("incident-declared", 105, .int(3), .outOfRange(key: 105)),
        ("incident-cleared", 105, .int(1), .outOfRange(key: 105)),
        ("incident-cleared", 105, .int(6), .outOfRange(key: 105)),
        ("standards", 100, .array([.array([.int(2), .int(0)])]), .malformed(key: 100)),
        ("standards", 100, .array([.array([.int(3), .int(3_661)])]), .malformed(key: 100)),
        ("standards", 100, .array(Array(repeating: .array([.int(2), .int(5)]), count: 2)), .malformed(key: 100)),
        ("endpoint", 101, .bytes([]), .outOfRange(key: 101)),
        ("endpoint", 101, .bytes([UInt8](repeating: 0, count: 2_049)), .outOfRange(key: 101)),
        ("endpoint", 100, .array(Array(repeating: .text("a"), count: 9)), .outOfRange(key: 100)),
        ("submit-item", 100, .text("1131010700000000100"), .outOfRange(key: 100)),
        ("submit-item", 103, .int(3), .outOfRange(key: 103)),
        ("submit-item", 104, .int(20_230_229), .outOfRange(key: 104)),
        (
            "submit-item", 108,
            .array([.array([.text("holder/name"), .text("x"), .int(0), .bool(true), .bool(true)])]),
            .malformed(key: 108)
        ),
        (
            "submit-item", 108, .array([.array([.text("about/by"), .text("x"), .int(0), .bool(true), .bool(true)])]),
            .malformed(key: 108)
        ),
        (
            "submit-item", 108,
            .array(Array(repeating: .array([.text("k"), .text("x"), .int(0), .bool(true), .bool(true)]), count: 2)),
            .malformed(key: 108)
        ),
        ("submit-item", 10, .map(CBORMap([(.text("k"), .bytes(bytes32("commitment")))])), .committed("k")),
        ("receipt", 100, .int(-1), .wrongType(key: 100)),
    ]

    @Test(arguments: flaws)
    func aMalformedActIsRefusedByName(name: String, key: Int64, value: CBOR, refusal: ActRefusal) throws {
        let row = try #require(Self.rows.first { $0.name == name })
        var body = row.draft.plainAct.body
        body[key] = value
        #expect(throws: refusal) { try DistrictAct.decode(row.draft.plainAct.with(body: body)) }
    }

    @Test func receiptsAndAdoptionsNameEntries() throws {
        for name in ["receipt", "adopt"] {
            let row = try #require(Self.rows.first { $0.name == name })
            #expect(throws: ActRefusal.missingReferences) {
                try DistrictAct.decode(row.draft.plainAct.with(references: []))
            }
        }
    }

    @Test func unknownKeysAreKeptAndMeanNothing() throws {
        for row in Self.rows {
            var body = row.draft.plainAct.body
            body[9_999] = .text("from the future")
            #expect(try DistrictAct.decode(row.draft.plainAct.with(body: body)) == row.content)
        }
    }
}

extension ActDraft {
    /// The act, which commits to nothing.
    var plainAct: Act {
        Act(
            kind: kind,
            isCritical: isCritical,
            subject: subject,
            parents: parents,
            references: references,
            body: body,
            about: about
        )
    }
}

extension Act {
    func with(
        isCritical: Bool? = nil,
        subject: Subject? = nil,
        parents: [ActID]? = nil,
        references: [EntryID]? = nil,
        body: CBORMap? = nil
    ) -> Act {
        Act(
            kind: kind,
            isCritical: isCritical ?? self.isCritical,
            subject: subject ?? self.subject,
            parents: parents ?? self.parents,
            references: references ?? self.references,
            body: body ?? self.body,
            about: about
        )
    }
}

/// Fixture files: hexadecimal digits, 32 bytes a line.
enum HexText {
    static func lines(_ bytes: [UInt8]) -> String {
        stride(from: 0, to: bytes.count, by: 32).map { start in
            Hex.encode(bytes[start..<min(start + 32, bytes.count)]) + "\n"
        }.joined()
    }

    static func bytes(_ text: String) -> [UInt8]? { Hex.decode(text.filter { !$0.isWhitespace }) }
}
