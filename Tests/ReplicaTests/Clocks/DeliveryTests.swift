import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// 送达: a version is delivered when it has entered the holder's system, and what contradicts that is refused or told.
@Suite struct DeliveryTests {
    let scene: OutageScene

    init() throws { scene = try OutageScene() }

    private func issue(_ number: String, _ day: String = "2022-09-28") throws -> Acknowledgement {
        try scene.issue(number, day, in: nil)
    }

    private func delivery(_ license: String, _ day: String?, proof: String? = nil) throws -> LicenseRequest {
        var request = LicenseRequest.on(license, .deliver)
        (request.channel, request.proof) = ("一网通办", proof)
        request.date = try day.map(OutageScene.day)
        return request
    }

    private func refusal(_ request: LicenseRequest, at node: Replica? = nil) -> Refusal? {
        do {
            _ = try (node ?? scene.counter).author(request)
            return nil
        } catch { return error as? Refusal }
    }

    private func shown(_ license: String, _ day: String = "2022-09-28", at node: Replica? = nil) throws -> LicenseAnswer
    {
        try (node ?? scene.counter).license(license, asOf: OutageScene.day(day), knownAt: nil)
    }

    @Test func whatWasIssuedAwaitsDeliveryUntilThereIsAProof() throws {
        _ = try issue("教1号")
        #expect(try shown("教1号").overlays.contains("awaiting-delivery"))
        #expect(try shown("教1号").delivery == nil)
        var request = try delivery("教1号", nil, proof: "回执1")
        // 2022-09-28 23:59:59 in Shanghai, and one second later: the day after.
        request.entered = 1_664_380_799_000
        _ = try scene.counter.author(request)
        let shown = try shown("教1号")
        #expect(shown.delivery?.on == (try OutageScene.day("2022-09-28")))
        #expect(shown.delivery?.entered == 1_664_380_799_000)
        #expect(shown.delivery?.proof == "回执1")
        #expect(!shown.overlays.contains("awaiting-delivery"))
        _ = try issue("教2号")
        request = try delivery("教2号", nil, proof: "回执2")
        request.entered = 1_664_380_800_000
        _ = try scene.counter.author(request)
        #expect(try self.shown("教2号", "2022-09-30").delivery?.on == OutageScene.day("2022-09-29"))
        #expect(try self.shown("教2号", "2022-09-28").delivery == nil, "not on the day before it came in")
        #expect(try scene.counter.check { _, _ in }.findings.isEmpty)
    }

    /// A device whose clock is wrong delivers nothing before it was issued.
    @Test func aDeliveryBeforeTheIssueIsRefused() throws {
        _ = try issue("教1号")
        let refused = try #require(refusal(try delivery("教1号", "2022-09-27")))
        #expect(refused.code == .deliveredBeforeIssue)
        #expect(refused.parameters == ["issued": "2022-09-28", "found": "2022-09-27"])
        var request = try delivery("教1号", "2022-09-29")
        request.entered = 1_664_380_799_000
        #expect(refusal(request)?.field == "date", "the day and the time contradict each other")
    }

    /// One that another program signed all the same has no effect, and is told.
    @Test func aSignedDeliveryBeforeTheIssueIsAFinding() throws {
        let done = try issue("教1号")
        let place = try LicensePlace(document: done.document, parents: [done.act])
        let draft = DeliveryDraft(dated: try OutageScene.day("2022-09-01"), channel: "一网通办")
        let stray = try ActDraft.deliver(done.act, draft, at: place)
        let nothing = try ActDraft.deliver(ActID(.zero), draft, at: place)
        let forged = try scene.world.forge([stray, nothing], by: scene.counter, for: Audience([scene.office]))
        _ = try scene.world.hub.admit([forged.entry], disclosures: forged.disclosures)
        try scene.world.sync(scene.world.hub, scene.city)
        try scene.world.sync(scene.counter, scene.world.hub)
        let shown = try shown("教1号", at: scene.world.hub)
        #expect(Set(shown.findings.map(\.code)) == ["delivered-before-issue", "names-no-version"])
        #expect(shown.delivery == nil)
        #expect(shown.overlays.contains("awaiting-delivery"))
    }

    @Test func aProofThatComesTwiceIsOneDelivery() throws {
        _ = try issue("教1号")
        let first = try scene.counter.author(try delivery("教1号", "2022-09-28", proof: "回执1"))
        let again = try scene.counter.author(try delivery("教1号", "2022-09-29", proof: "回执1"))
        #expect(again.act == first.act)
        #expect(again.warnings == ["request-repeated"])
        _ = try issue("教2号")
        #expect(refusal(try delivery("教2号", "2022-09-28", proof: "回执1"))?.code == .proofUsed)
        _ = try scene.counter.author(.on("教1号", .amend))
        var request = try delivery("教1号", "2022-09-28", proof: "回执1")
        request.version = 2
        #expect(refusal(request)?.code == .proofUsed, "it proves the delivery of the first version")
    }

    /// Two counters that could not hear of each other use one receipt: both acts stay, and a person sees it.
    @Test func aProofThatTwoCountersUsedIsADuplicate() throws {
        _ = try issue("教1号")
        _ = try scene.issue("教2号", "2022-09-28", in: nil, at: scene.second)
        _ = try scene.counter.author(try delivery("教1号", "2022-09-28", proof: "回执1"))
        _ = try scene.second.author(try delivery("教2号", "2022-09-28", proof: "回执1"))
        for node in [scene.counter, scene.second, scene.counter] { try scene.world.sync(node, scene.world.hub) }
        #expect(try shown("教1号").duplicates.map(\.key) == ["proof"])
        #expect(try shown("教2号").duplicates.map(\.key) == ["proof"])
    }

    @Test func theProofOfAnOlderVersionDeliversThatVersionOnly() throws {
        _ = try issue("教1号")
        _ = try scene.counter.author(.on("教1号", .amend))
        var request = try delivery("教1号", "2022-09-28", proof: "回执1")
        request.version = 1
        #expect(try scene.counter.author(request).warnings == ["older-version"])
        #expect(try shown("教1号", "2026-02-01").delivery == nil)
        request.version = 3
        request.proof = "回执3"
        #expect(refusal(request)?.field == "version")
    }

    @Test func trialsAreDeliveredToNobody() throws {
        var trial = LicenseRequest.issue("试1号")
        trial.isTest = true
        _ = try scene.counter.author(trial)
        #expect(refusal(try delivery("试1号", "2026-01-01"))?.code == .testLicense)
        #expect(try !shown("试1号", "2026-01-01").overlays.contains("awaiting-delivery"))
    }

    @Test func whatTheLawWantsOnPaperIsDeliveredOnPaper() throws {
        let type = "113101070024500211002"
        var submission = ItemSubmission.school(scene.office, typeCode: Text(type))
        submission.notes.paperDelivery = "民办教育促进法 §17"
        _ = try scene.world.hub.approve(submission, submittedBy: scene.counter)
        try scene.world.sync(scene.counter, scene.world.hub)
        var issue = LicenseRequest.issue("教1号", type: type)
        issue.date = try OutageScene.day("2022-09-28")
        _ = try scene.counter.author(issue)
        let refused = try #require(refusal(try delivery("教1号", "2022-09-28")))
        #expect(refused.code == .deliveryOnPaper)
        #expect(refused.parameters["basis"] == "民办教育促进法 §17")
        var request = try delivery("教1号", "2022-09-28")
        (request.isOnPaper, request.channel) = (true, "综合窗口")
        _ = try scene.counter.author(request)
        #expect(try shown("教1号").delivery?.onPaper == true)
    }

    @Test func onlyTheOfficeDelivers() throws {
        _ = try issue("教1号")
        try scene.deliver(from: scene.counter)
        #expect(refusal(try delivery("教1号", "2022-09-28"), at: scene.city)?.code == .notCompetent)
    }

    /// What an outbox asks for: in force, own, sealed, not delivered.
    @Test func channelsAreAskedForWhatWaits() throws {
        for number in ["教1号", "教2号", "教3号"] { _ = try issue(number) }
        _ = try scene.counter.author(try delivery("教2号", "2022-09-28"))
        _ = try scene.counter.author(.on("教3号", .cancel))
        var sweep = LicenseSweep()
        var documents: [DocumentID] = []
        while let step = try scene.counter.deliveryStep(&sweep) { documents += step }
        #expect(documents.count == 2)
        try scene.set("2026-01-03")
        let orders = try scene.counter.deliveryOrders(documents, unsealed: true)
        #expect(orders.map { $0.metadata.elements[.number] } == ["教1号"])
        #expect(orders.first?.metadata.elements[.holderName] == "培训学校教1号")
        #expect(try scene.counter.deliveryOrders(documents, unsealed: false).isEmpty, "the city has sealed none")
        let order = try #require(orders.first)
        let proof = DeliveryProof(channel: "随申办", proof: "回执9", entered: 1_767_400_000_000)
        let first = try scene.counter.deliver(order, proof, by: "节点")
        #expect(try scene.counter.deliver(order, proof, by: "节点").act == first.act)
        documents = []
        while let step = try scene.counter.deliveryStep(&sweep) { documents += step }
        #expect(documents.isEmpty)
    }

    /// An office that has ended is answered for by its heir, to its holders too.
    @Test func anHeirDeliversForTheOfficeThatItTookOver() throws {
        _ = try issue("教1号")
        try scene.deliver(from: scene.counter)
        let heir = try scene.world.office(World.healthCode, "卫健委")
        let desk = try scene.world.node("WJW1", of: heir)
        _ = try scene.world.hub.author(.takeOver(ended: scene.office, heir: heir))
        for _ in 0..<2 { try scene.world.sync(desk, scene.world.hub) }
        var sweep = LicenseSweep()
        var documents: [DocumentID] = []
        while let step = try desk.deliveryStep(&sweep) { documents += step }
        #expect(documents.count == 1)
        _ = try desk.author(try delivery("教1号", "2022-09-28"))
    }

    /// One that was taken back proves nothing: the same receipt is entered again.
    @Test func aDeliveryThatWasTakenBackIsEnteredAgain() throws {
        _ = try issue("教1号")
        let wrong = try scene.counter.author(try delivery("教1号", "2022-09-29", proof: "回执1"))
        var correction = LicenseRequest.on("教1号", .correct)
        (correction.targets, correction.ground) = ([wrong.act], "录入错误")
        _ = try scene.counter.author(correction)
        let right = try scene.counter.author(try delivery("教1号", "2022-09-28", proof: "回执1"))
        #expect(right.act != wrong.act)
        #expect(try shown("教1号").delivery?.on == OutageScene.day("2022-09-28"))
    }
}
