import District
import SignedLog
import Signing
import Testing

/// `docs/formats/join.md`
@Suite struct JoinTests {
    static func request() throws -> JoinRequest {
        try JoinRequest(
            key: key("new node"),
            boxKey: BoxPublicKey(bytes32("box")),
            nodeKind: .bureau,
            officeName: "教育局"
        )
    }

    @Test func aRequestReadsAsItsFixtureSays() throws {
        let request = try Self.request()
        if TestFiles.areFixturesWritten {
            try TestFiles.writeFixture("join.hex", HexText.lines(request.encoded()))
            try TestFiles.writeFixture("join.txt", request.text)
        }
        let bytes = try #require(HexText.bytes(try TestFiles.fixture("join.hex")))
        #expect(try JoinRequest(decoding: bytes) == request)
        #expect(request.encoded() == bytes)
        #expect(try TestFiles.fixture("join.txt") == request.text)
        #expect(request.fingerprint == "VABX-NCE5-2702-PYBV-ZT75-ND59")
    }

    @Test func aPastedTextIsFoundAmongOtherLinesAndWhiteSpace() throws {
        let request = try Self.request()
        let lines = request.text.split(separator: "\n").map { " > \($0) \r\n".replacing(" > ", with: "\t ") }
        #expect(try JoinRequest(text: "Dear 区府办,\n" + lines.joined() + "\nregards") == request)
        #expect(throws: JoinRefusal.wrongShape) { try JoinRequest(text: "Dear 区府办, nothing here") }
        #expect(throws: JoinRefusal.wrongShape) { try JoinRequest(text: lines.dropLast().joined()) }
        #expect(throws: JoinRefusal.wrongShape) {
            try JoinRequest(text: request.text.replacing("a", with: "x"))
        }
        let long = String(repeating: "a", count: 64 * JoinRequest.byteLimit + 1)
        #expect(throws: JoinRefusal.tooLarge(byteCount: long.count)) { try JoinRequest(text: long) }
    }

    @Test func anyFlippedBitIsRefused() throws {
        let bytes = try Self.request().encoded()
        for index in bytes.indices {
            var changed = bytes
            changed[index] ^= 1
            #expect(throws: JoinRefusal.self) { try JoinRequest(decoding: changed) }
        }
    }

    @Test func anotherVersionAsksForAnUpgrade() {
        let payload = CBOR.array([.int(2)]).encoded()
        let bytes = CBOR.array([.bytes(payload), .bytes([UInt8](repeating: 0, count: 64))]).encoded()
        #expect(throws: JoinRefusal.upgradeNeeded(version: 2)) { try JoinRequest(decoding: bytes) }
    }

    @Test func aNameHasItsBounds() throws {
        for count in [0, Limit.text + 1] {
            #expect(throws: JoinRefusal.wrongShape) {
                try JoinRequest(
                    key: key("new node"),
                    boxKey: BoxPublicKey(bytes32("box")),
                    nodeKind: .hub,
                    officeName: Text(String(repeating: "a", count: count))
                )
            }
        }
        let longest = try JoinRequest(
            key: key("new node"),
            boxKey: BoxPublicKey(bytes32("box")),
            nodeKind: .hub,
            officeName: Text(String(repeating: "a", count: Limit.text))
        )
        #expect(try JoinRequest(text: longest.text) == longest)
        #expect(throws: JoinRefusal.tooLarge(byteCount: 1_025)) {
            try JoinRequest(decoding: [UInt8](repeating: 0, count: 1_025))
        }
    }

    @Test func otherKeysHaveAnotherFingerprint() throws {
        let other = try JoinRequest(
            key: key("new node"),
            boxKey: BoxPublicKey(bytes32("other box")),
            nodeKind: .bureau,
            officeName: "教育局"
        )
        #expect(try other.fingerprint != Self.request().fingerprint)
    }
}
