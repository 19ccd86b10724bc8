import District
import Licenses
import Rehearsal
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
    }

    /// An issue of a type whose approval its author had not seen.
    private func blindIssue(of document: DocumentID, seen: [EntryID]) throws -> (SignedEntry, [AnyDisclosure]) {
        let writer = LogWriter(
            key: world.identity(of: school).signing,
            district: world.hub.district!,
            audience: Audience([education]),
            epoch: Epoch(world.entropy.bytes16()),
            previous: []
        )
        let draft = try ActDraft.blindIssue("盲1号", of: document, by: education, nonce: world.entropy.bytes16())
        let made = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: world.entropy)
        return (made.entry.signed, made.disclosures.map(AnyDisclosure.full))
    }

    @Test func aTypeApprovedLaterShowsTheSameWhicheverCameFirst() throws {
        let seen = school.rootTips
        let submitted = try school.author(.submitItem(.school(education), item: nil))
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
        let stick = try bundle(from: school, to: "JYJ2")
        #expect(try read(stick, at: colleague).admitted > 0)
        let before = colleague.changeCount
        let again = try read(stick, at: colleague)
        #expect(again.admitted == 0)
        #expect(again.disclosures == 0)
        #expect(colleague.changeCount == before)
    }

    /// It does not know, so it begins as two equals do and tells what a colleague has given it; it is refused once, and
    /// then hears of it.
    @Test func aCutNodeThatDoesNotKnowLearnsItFromItsWarmSession() throws {
        _ = try world.approveTutoring(education, by: school)
        try world.sync(colleague, world.hub)
        let session = try school.makeDialer(peer: nil)
        let responder = try world.hub.makeResponder(certificate: .zero)
        #expect(Line.run(session, with: responder).end == .equal)
        _ = try colleague.author(.issue("教1号"))
        #expect(try read(bundle(from: colleague, to: "JYJ1"), at: school).admitted == 1)
        _ = try world.hub.author(.cutOff(node: school.node(named: "JYJ1")))
        #expect(Line.run(session, with: responder).end == .refusedByPeer(.notShared))
        let second = Line.run(session, with: responder)
        #expect(second.end == .equal)
        #expect(second.access == .cut)
        #expect(throws: Refusal.self) { try school.author(.issue("教2号")) }
    }

    /// It knows that it was cut, and a colleague who does not know has given it what a cut key may not speak of.
    @Test func aCutNodeWithAWarmSessionIsNotRefused() throws {
        _ = try world.approveTutoring(education, by: school)
        try world.sync(colleague, world.hub)
        let session = try school.makeDialer(peer: nil)
        let responder = try world.hub.makeResponder(certificate: .zero)
        _ = try colleague.author(.issue("教1号"))
        let stick = try bundle(from: colleague, to: "JYJ1")
        _ = try world.hub.author(.cutOff(node: school.node(named: "JYJ1")))
        let first = Line.run(session, with: responder)
        #expect(first.end == .equal)
        #expect(first.access == .cut)
        #expect(try read(stick, at: school).admitted == 1)
        #expect(Line.run(session, with: responder).end == .equal)
    }

    private func bundle(from writer: Replica, to reader: String) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let recipient = try writer.node(named: reader)
        _ = try writer.exportBundle(audiences: nil, recipients: [recipient]) { bytes += $0 }
        return bytes
    }

    private func read(_ bundle: [UInt8], at reader: Replica) throws -> BundleReport {
        var rest = bundle[...]
        return try reader.importBundle(district: nil) { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
    }
}
