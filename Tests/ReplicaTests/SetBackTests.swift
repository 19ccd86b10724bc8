import District
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage
import Testing

/// What comes of nodes that have forgotten something, for those that have not.
@Suite struct SetBackTests {
    let world: World
    let education: OfficeID
    let store: Store
    let school: Replica

    init() throws {
        world = try World()
        education = try world.office(World.educationCode, "教育局")
        store = try Store.inMemory()
        school = try world.node("JYJ1", of: education, in: store)
    }

    /// A hub that was restored may replace the root key without what the old one has written last. A license under a type
    /// that the district no longer knows of is void, and a node that holds it must not go on showing it.
    @Test func licensesUnderWhatANewRootDoesNotTrustAreFoldedAgain() throws {
        let remembered = world.hub.rootTips
        _ = try world.approveTutoring(education, by: school)
        _ = try school.author(.issue("教1号"))
        #expect(try school.state(of: "教1号") == .valid)
        #expect(try school.admit([rotation(trusting: remembered)]).admitted.count == 1)
        #expect(try school.state(of: "教1号") == .void)
        #expect(try school.check { _, _ in }.findings == [])
    }

    /// What an office alone refers to says nothing about the district. If it decided what is set aside there, the hub, which
    /// holds what the office has written, and another office, which does not, would name different tips for ever.
    @Test func anOfficeAloneKeepsNothingInTheDistrictOfWhatANewRootDoesNotTrust() throws {
        let clinic = try world.node("WJW1", of: world.office(World.healthCode, "卫健委"))
        let counter = try world.node("JYJ2", of: education)
        for node in [clinic, counter] { try world.sync(node, world.hub) }
        let remembered = world.hub.rootTips
        _ = try world.approveTutoring(education, by: school)
        _ = try school.author(.issue("教1号"))
        let rotation = try rotation(trusting: remembered)
        for node in [world.hub, clinic, school] { _ = try node.admit([rotation]) }
        for node in [school, clinic, counter] { #expect(try world.sync(node, world.hub).end == .equal) }
        let all = Set(try world.hub.digests())
        #expect(try all.isSuperset(of: clinic.digests()))
        #expect(try all.isSuperset(of: school.digests()))
        #expect(try counter.digests() == school.digests())
        // The counter had never heard of the approval. It came with the license, which nobody could take in without.
        #expect(try counter.state(of: "教1号") == .void)
        #expect(try counter.check { _, _ in }.findings == [])
    }

    private func rotation(trusting tips: [EntryID]) throws -> SignedEntry {
        let genesis = try #require(
            try store.read { try $0.documents(ofKind: Kind.genesis.rawValue, after: 0, limit: 1) }.first?.document
        )
        let draft = ActDraft.rotation(
            RotationAct(
                nextRoot: SigningKey(seed: world.entropy.bytes32()).publicKey,
                nextRecovery: SigningKey(seed: world.entropy.bytes32()).publicKey
            ),
            of: genesis,
            parents: [genesis.founding],
            trusting: tips
        )
        let writer = LogWriter(
            key: world.recovery,
            district: try #require(school.district),
            audience: .district,
            epoch: Epoch(world.entropy.bytes16()),
            previous: []
        )
        return try writer.prepared(drafts: [draft], seen: tips, time: nil, entropy: world.entropy).entry.signed
    }

    /// The hub goes on from when both were equal; the other has lost some of that, and has something to say itself.
    @Test func aSessionThatWasEqualGivesBackWhatThePeerHasLostSince() throws {
        let other = try world.node("JYJ2", of: education)
        let session = try world.hub.makeDialer(peer: nil)
        let setBack = try world.restarted(other, on: Store.inMemory())
        try setBack.join(try #require(world.hub.district))
        for node in [school, other, setBack] { try world.sync(node, world.hub) }
        let submitted = try school.author(.submitItem(.school(education), item: nil))
        try world.sync(school, world.hub)
        #expect(try Line.run(session, with: other.makeResponder(certificate: .zero)).end == .equal)
        _ = try world.hub.author(.approveItem(submitted.document, submission: nil))
        let own = ItemSubmission.school(education, typeCode: "113101070024500211002")
        _ = try setBack.author(.submitItem(own, item: nil))
        #expect(try Line.run(session, with: setBack.makeResponder(certificate: .zero)).end == .equal)
        #expect(try setBack.digests() == world.hub.digests())
    }
}
