import District
import Foundation
import Licenses
import Rehearsal
import Replica
import Replication
import SignedLog
import Signing
import Storage
import Testing

/// What strangers, thieves and mistakes can send, and that it changes nothing.
@Suite struct HostileTests {
    let world: World
    let education: OfficeID
    let health: OfficeID
    let school: Replica
    let clinic: Replica

    init() throws {
        world = try World()
        education = try world.office(World.educationCode, "教育局")
        health = try world.office(World.healthCode, "卫健委")
        school = try world.node("JYJ1", of: education)
        clinic = try world.node("WJW1", of: health)
        _ = try world.approveTutoring(education, by: school)
        try world.sync(clinic, world.hub)
        _ = try school.author(.issue("教1号"))
        try world.sync(school, world.hub)
    }

    private func issueDraft(of document: DocumentID) throws -> ActDraft {
        try .blindIssue("假1号", of: document, by: education, nonce: world.entropy.bytes16())
    }

    private func tutoring() throws -> DocumentID { try world.hub.item(named: World.tutoringType) }

    @Test func anActOfAnotherBureauOnAForeignTypeIsKeptAndHasNoEffect() throws {
        let before = try school.status().audiences.first { $0.offices == [education] }
        // In its own audience the clinic may write; the type is not its own.
        let own = try world.forge([issueDraft(of: tutoring())], by: clinic, for: Audience([health]))
        #expect(try world.hub.admit([own.entry], disclosures: own.disclosures).admitted.count == 1)
        let page = try world.hub.licenses(.init(date: .init(year: 2026, month: 1, day: 5)!), after: nil, limit: 10)
            .answer()
        #expect(page.licenses.map(\.state).sorted { $0.rawValue < $1.rawValue } == [.valid, .void])
        // In the other's audience it may not write at all.
        let other = try world.forge([issueDraft(of: tutoring())], by: clinic, for: Audience([education]))
        #expect(try world.hub.admit([other.entry], disclosures: other.disclosures).refused.isEmpty)
        try world.sync(school, world.hub)
        #expect(try school.state(of: "教1号") == .valid)
        let after = try school.status().audiences.first { $0.offices == [education] }
        #expect(before?.state != nil)
        #expect(try school.status().licenses == 2)
        #expect(try school.history("教1号").acts.count == 1)
        #expect(after?.log != before?.log)
    }

    @Test func anActCopiedIntoAnotherAuthorsLogHasNoEffect() throws {
        var change = LicenseRequest.on("教1号", .amend)
        change.fields = ["address": .text("新址")]
        _ = try school.author(change)
        try world.sync(school, world.hub)
        var copied: [UInt8] = []
        try world.hub.writeEntries(of: Audience([education])) { copied += $0 }
        var reader = CBORReader(copied)
        var acts: [Act] = []
        while let bytes = try reader.nextItemBytes() {
            if let act = try? Act.decode(bytes), act.kind == Kind.amend.rawValue { acts.append(act) }
        }
        let act = try #require(acts.first)
        var body = act.body
        body[BodyKey.fields] = nil
        let draft = ActDraft(
            kind: act.kind,
            isCritical: act.isCritical,
            subject: act.subject,
            parents: act.parents,
            body: body,
            fields: CBORMap(act.fields.pairs.filter { $0.value.asBytes == nil }.map { ($0.key, $0.value) })
        )
        let stolen = try world.forge([draft], by: clinic, for: Audience([education]))
        let before = try world.hub.license("教1号", asOf: .init(year: 2026, month: 1, day: 5), knownAt: nil)
        #expect(try world.hub.admit([stolen.entry]).admitted.count == 1)
        let after = try world.hub.license("教1号", asOf: .init(year: 2026, month: 1, day: 5), knownAt: nil)
        #expect(after.version == before.version)
        #expect(after.rivals.isEmpty)
        #expect(after.state == before.state)
    }

    @Test func anUnknownKindPassesThroughANodeThatDoesNotKnowIt() throws {
        let draft = ActDraft(
            kind: 999,
            isCritical: false,
            subject: .founding(nonce: world.entropy.bytes16()),
            body: CBORMap([(.int(200), .text("later"))])
        )
        let made = try world.forge([draft], by: school, for: Audience([education]))
        #expect(try world.hub.admit([made.entry]).admitted.count == 1)
        let second = try world.node("JYJ2", of: education)
        #expect(
            try second.status().audiences.first { $0.offices == [education] }?.log
                == world.hub.status().audiences.first { $0.offices == [education] }?.log
        )
    }

    @Test func entriesOfOurOwnKeyThatWeNeverWroteStopTheNode() throws {
        let foreign = try world.forge([issueDraft(of: tutoring())], by: school, for: Audience([education]))
        _ = try school.admit([foreign.entry], disclosures: foreign.disclosures)
        #expect(school.stop == .ownKeyElsewhere)
        #expect(throws: Refusal(.stopped, ["reason": "own-key-elsewhere"])) { try school.author(.issue("教2号")) }
    }

    /// Until a person, or the mark, says that the node was restored; then what it met is its own lost tail.
    @Test func whoHasMetItsOwnKeyElsewhereStaysStoppedAfterAStart() throws {
        let foreign = try world.forge([issueDraft(of: tutoring())], by: school, for: Audience([education]))
        _ = try school.admit([foreign.entry], disclosures: foreign.disclosures)
        let again = try world.restarted(school)
        #expect(again.stop == .ownKeyElsewhere)
        #expect(throws: Refusal(.stopped, ["reason": "own-key-elsewhere"])) { try again.author(.issue("教2号")) }
        let restored = try world.restarted(school, start: .restored)
        #expect(restored.stop == nil)
        #expect(try restored.admit([foreign.entry], disclosures: foreign.disclosures).admitted.count == 1)
        _ = try restored.author(.issue("教2号"))
        #expect(try world.restarted(school).stop == nil)
    }

    /// One of two entries that the school's key has signed for one place, and the proof that there are two.
    private func forkOfSchool() throws -> (
        branch: (entry: SignedEntry, disclosures: [AnyDisclosure]), proof: SignedEntry
    ) {
        let epoch = Epoch(world.entropy.bytes16())
        let branches = try (0..<2).map { _ in
            try world.forge([issueDraft(of: tutoring())], by: school, for: Audience([education]), epoch: epoch)
        }
        let district = try #require(school.district)
        let headers = try branches.map { SignedHeader(try $0.entry.verified(in: district)) }
        let fork = try #require(Fork(headers[0], headers[1]))
        let proof = try world.forge([.forkProof(fork, nonce: world.entropy.bytes16())], by: clinic, for: .district)
        return (branches[0], proof.entry)
    }

    @Test func whoseOwnLogIsForkedStaysStoppedAfterAStart() throws {
        _ = try school.admit([forkOfSchool().proof])
        #expect(school.stop == .forked)
        let again = try world.restarted(school)
        #expect(again.stop == .forked)
        #expect(throws: Refusal(.stopped, ["reason": "forked"])) { try again.author(.issue("教2号")) }
    }

    /// The hub holds one branch, and has receipted it; the school hears of the fork before it hears of the branch.
    @Test func whoKnowsOfItsForkTakesWhatItsKeyHasSignedElsewhere() throws {
        let (branch, proof) = try forkOfSchool()
        _ = try world.hub.admit([branch.entry, proof], disclosures: branch.disclosures)
        _ = try world.hub.witnessTick()
        _ = try school.admit([proof])
        #expect(try world.sync(school, world.hub).end == .equal)
        #expect(school.stop == .forked)
        #expect(try school.digests() == world.hub.digests())
    }

    @Test func whatAStolenKeyWritesEndsWithItsCutAndHonestWorkIsAdopted() throws {
        let laptop = try world.node("JYJ3", of: education)
        // Issued offline, before anybody knew that the laptop was gone.
        for number in 1...5 { _ = try laptop.author(.issue("离\(number)号")) }
        let node = try world.hub.node(named: "JYJ3")
        _ = try world.hub.author(.cutOff(node: node))
        try world.sync(school, world.hub)
        // The laptop comes back and hands its log in: kept, without effect.
        let outcome = try world.sync(laptop, world.hub)
        #expect(outcome.access == .cut)
        #expect(outcome.sentEntries == 5, "\(outcome)")
        #expect(try world.hub.status().setAside == 5)
        #expect(try world.hub.status().licenses == 1)
        // A colleague finds it at the hub, and the district office adopts it.
        _ = try world.hub.author(.adopt(world.hub.adoptableEntries(of: node)))
        #expect(try world.hub.status().setAside == 0)
        #expect(try world.hub.status().licenses == 6)
        try world.sync(school, world.hub)
        #expect(try school.state(of: "离3号") == .valid)
        #expect(try school.digests() == world.hub.digests().filter { !$0.contains("\(health)") })
    }

    @Test func garbageIsRefusedAndNothingIsKept() throws {
        let made = try world.forge([issueDraft(of: tutoring())], by: school, for: Audience([education]))
        var cose = made.entry.cose
        cose[cose.count - 1] ^= 1
        let altered = try SignedEntry(cose: cose, acts: made.entry.actBytes)
        let report = try world.hub.admit([altered])
        #expect(report.admitted.isEmpty)
        #expect(report.refused.count == 1)
    }

    /// A delivery may still be written down, and the seal is the city's to refuse.
    @Test(
        arguments: LicenseVerb.allCases.filter {
            ![.issue, .annul, .correct, .erase, .lost, .settle, .deliver, .seal, .refuseSeal].contains($0)
        }
    )
    func nothingFollowsAnEnding(verb: LicenseVerb) throws {
        _ = try school.author(.on("教1号", .cancel))
        #expect {
            var request = LicenseRequest.on("教1号", verb, day: 3)
            request.number = verb == .paper ? "印1" : nil
            request.result = verb == .inspect ? .passed : nil
            return try school.author(request)
        } throws: { error in
            (error as? Refusal)?.code == .licenseEnded
        }
    }
}
