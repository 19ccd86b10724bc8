import District
import Licenses
import Replica
import Replication
import SignedLog
import Signing
import Testing

/// What is shown depends on what is held, never on what came first, or how often.
@Suite struct OrderTests {
    let world: World
    let education: OfficeID
    let school: Replica
    let colleague: Replica

    init() throws {
        world = try World()
        education = try world.office(World.educationCode, "教育局")
        school = try world.node("JYJ1", of: education)
        colleague = try world.node("JYJ2", of: education)
        for node in [school, colleague] { try world.sync(node, world.hub) }
    }

    /// An issue of a type whose approval its author had not seen.
    private func blindIssue(of document: DocumentID, seen: [EntryID]) throws -> (SignedEntry, [AnyDisclosure]) {
        let item = CatalogueItem(
            document: document,
            approvedBy: ActID(.zero),
            submission: ActID(.zero),
            content: .tutoring(education)
        )
        let face = FaceDraft(
            number: "盲1号",
            identifier: nil,
            dated: CivilDate(year: 2026, month: 1, day: 3)!,
            holder: Holder(type: HolderCodeType(utf8: Array("099".utf8))!, code: "X1", name: "某培训学校")
        )
        let writer = LogWriter(
            key: world.identity(of: school).signing,
            district: world.hub.district!,
            audience: Audience([education]),
            epoch: Epoch(world.entropy.bytes16()),
            previous: []
        )
        let draft = try ActDraft.issue(
            face,
            item: item,
            nonce: world.entropy.bytes16(),
            circumstances: Circumstances(by: "某")
        )
        let made = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: world.entropy)
        return (made.entry.signed, made.disclosures.map(AnyDisclosure.full))
    }

    @Test func aTypeApprovedLaterShowsTheSameWhicheverCameFirst() throws {
        let seen = school.rootTips
        let submitted = try school.author(.submitItem(.tutoring(education), item: nil))
        let (entry, disclosures) = try blindIssue(of: submitted.document, seen: seen)
        #expect(try colleague.admit([entry], disclosures: disclosures).admitted.count == 1)
        try world.sync(school, world.hub)
        _ = try world.hub.author(.approveItem(submitted.document, submission: nil))
        #expect(try world.hub.admit([entry], disclosures: disclosures).admitted.count == 1)
        try world.sync(colleague, world.hub)
        #expect(try colleague.digests() == world.hub.digests())
    }

    @Test func aSecondReadingOfABundleIsNoChange() throws {
        _ = try world.approveTutoring(education, by: school)
        try world.sync(colleague, world.hub)
        _ = try school.author(.issue("教1号"))
        var bundle: [UInt8] = []
        let recipient = try school.node(named: "JYJ2")
        _ = try school.exportBundle(audiences: nil, recipients: [recipient]) { bundle += $0 }
        let read = { () throws -> BundleReport in
            var rest = bundle[...]
            return try colleague.importBundle(district: nil) { count in
                defer { rest = rest.dropFirst(count) }
                return Array(rest.prefix(count))
            }
        }
        #expect(try read().admitted > 0)
        let before = colleague.changeCount
        let again = try read()
        #expect(again.admitted == 0)
        #expect(again.disclosures == 0)
        #expect(colleague.changeCount == before)
    }

    /// It was equal with the hub, and learned elsewhere that its key was cut.
    @Test func aCutNodeWithAWarmSessionStillHandsItsLogsIn() throws {
        _ = try world.approveTutoring(education, by: school)
        try world.sync(colleague, world.hub)
        let session = try school.makeDialer(peer: nil)
        let responder = try world.hub.makeResponder(certificate: .zero)
        #expect(try world.run(session, with: responder).end == .equal)
        _ = try colleague.author(.issue("教1号"))
        try world.sync(colleague, school)
        _ = try school.author(.issue("教2号"))
        _ = try world.hub.author(.cutOff(node: school.node(named: "JYJ1")))
        try world.sync(colleague, world.hub)
        try world.sync(colleague, school)
        let outcome = try world.run(session, with: responder)
        #expect(outcome.end == .equal)
        #expect(outcome.access == .cut)
        #expect(try world.hub.status().setAside == 1)
    }
}
