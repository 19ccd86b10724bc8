import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// A key that was cut signs an act once more that is here already. The entry is set aside, and what it brings of the act is
/// not lost.
@Suite struct SetAsideTwinTests {
    private let world: World
    private let education: OfficeID
    private let counter: Replica

    init() throws {
        world = try World()
        (education, counter) = try world.education()
        _ = try world.approveTutoring(education, by: counter)
        try world.sync(counter, world.hub)
    }

    @Test func bringsTheDisclosuresOfWhatIsShown() throws {
        let first = try signed([issue()])
        #expect(try world.hub.admit([first.entry.signed]).admitted == [first.entry.id])
        let node = try #require(counter.node).document
        _ = try world.hub.author(.cutOff(node: node))
        #expect(try shown() == [nil], "it counts, and nobody has told whose it is")

        let twin = try signed([issue(), issue(number: "教2号")])
        #expect(twin.entry.acts.contains { $0.id == first.entry.acts[0].id })
        let disclosures = twin.disclosures.map(AnyDisclosure.full)
        #expect(try world.hub.admit([twin.entry.signed], disclosures: disclosures).admitted == [twin.entry.id])
        #expect(try world.hub.status().setAside == 1)
        #expect(try shown() == ["甲"])
        #expect(try world.hub.check { _, _ in }.findings == [])
    }

    private func shown() throws -> [String?] {
        try world.hub.licenses(LicenseFilter(date: .latest), after: nil, limit: 10).answer().licenses.map(\.holder.name)
    }

    /// To a person, whose name is withheld. The same act each time, and at the same place of the counter's log.
    private func issue(number: Text = "教1号") throws -> ActDraft {
        try .blindIssue(
            number,
            of: try world.hub.item(named: World.tutoringType),
            by: education,
            to: Holder(type: HolderCodeType(utf8: Array("111".utf8))!, code: "11010519491231002X", name: "甲"),
            nonce: Self.entropy.bytes16()
        )
    }

    private func signed(_ drafts: [ActDraft]) throws -> (entry: VerifiedEntry, disclosures: [FullDisclosure]) {
        let writer = LogWriter(
            key: world.identity(of: counter).signing,
            district: world.hub.district!,
            audience: Audience([education]),
            epoch: Epoch(Self.entropy.bytes16()),
            previous: []
        )
        return try writer.prepared(drafts: drafts, seen: counter.rootTips, time: nil, entropy: Self.entropy)
    }

    private static let entropy = Entropy { [UInt8](repeating: 7, count: $0) }
}
