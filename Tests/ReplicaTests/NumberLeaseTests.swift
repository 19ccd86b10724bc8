import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// Which blocks the root may lease, and which of two holds.
@Suite struct NumberLeaseTests {
    private let scene: NumberScene

    init() throws { scene = try NumberScene() }

    @Test func aLeaseThatWouldGiveANumberTwiceIsRefused() throws {
        let other = try scene.world.node("JYJ2", of: scene.education)
        try scene.lease(1...100, to: scene.counter)
        #expect(scene.refusal { try scene.lease(100...200, to: other) } == .numbersLeased)
        let node = try #require(other.node).document
        let twice = [(node: node, numbers: UInt64(200)...300), (node: node, numbers: UInt64(300)...400)]
        #expect(
            scene.refusal { _ = try scene.world.hub.author(.leaseNumbers(item: scene.item, year: 2026, blocks: twice)) }
                == .numbersLeased
        )
        try scene.lease(101...200, to: other, year: 2026)
        try scene.lease(1...100, to: other, year: 2027)
    }

    /// A hub that was restored may lease again what it has forgotten: the earlier lease holds, on every node.
    @Test func ofTwoLeasesThatCollideTheEarlierHolds() throws {
        let other = try scene.world.node("JYJ2", of: scene.education)
        try scene.lease(1...10, to: scene.counter)
        let writer = LogWriter(
            key: scene.world.root,
            district: try #require(scene.world.hub.district),
            audience: .district,
            epoch: Epoch(scene.world.entropy.bytes16()),
            previous: []
        )
        let again = LeaseAct(
            office: scene.education,
            blocks: [LeaseBlock(node: try #require(other.node).document, item: scene.item, numbers: 5...14)],
            year: 2026
        )
        let made = try writer.prepared(
            drafts: [.lease(again, nonce: scene.world.entropy.bytes16())],
            seen: scene.world.hub.rootTips,
            time: nil,
            entropy: scene.world.entropy
        )
        for node in [scene.counter, other] {
            try scene.world.sync(node, scene.world.hub)
            let report = try node.admit([made.entry.signed])
            #expect(report.admitted == [made.entry.id])
            #expect(try scene.blocks(at: node) == ["2026 1-10 0 10 open", "2026 5-14 0 0 shadowed"])
        }
        #expect(try other.author(scene.request()).warnings == ["numbers-not-leased"])
        #expect(try scene.counter.author(scene.request()).number == "教民〔2026〕第0001号")
    }

    @Test func aLeaseIsForNodesThatMayIssueTheType() throws {
        let health = try scene.world.office(World.healthCode, "卫健委")
        let stranger = try scene.world.node("WJW1", of: health)
        #expect(scene.refusal { try scene.lease(1...10, to: stranger) } == .notCompetent)
        #expect(scene.refusal { try scene.lease(0...10, to: scene.counter) } == .fieldType)
        #expect(scene.refusal { try scene.lease(1...1_000_000_000_000, to: scene.counter) } == .fieldType)
        #expect(scene.refusal { try scene.lease(1...10, to: scene.counter, year: 10_000) } == .fieldType)
        #expect(
            scene.refusal { _ = try scene.world.hub.author(.leaseNumbers(item: scene.item, year: 2026, blocks: [])) }
                == .missingField
        )
        let document = try #require(scene.counter.node).document
        #expect(
            scene.refusal {
                _ = try scene.counter.author(.leaseNumbers(item: scene.item, year: 2026, blocks: [(document, 1...9)]))
            }
                == .notRoot
        )
    }

    @Test func aTypeWithoutNumberingLeasesNone() throws {
        var plain = ItemSubmission.school(scene.education)
        plain.typeCode = "113101070024500211002"
        let document = try scene.world.hub.approve(plain, submittedBy: scene.counter)
        let node = try #require(scene.counter.node).document
        #expect(
            scene.refusal {
                _ = try scene.world.hub.author(.leaseNumbers(item: document, year: 2026, blocks: [(node, 1...9)]))
            }
                == .typeWithoutNumbering
        )
    }
}
