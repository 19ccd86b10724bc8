import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// 决定、归集、送达: three clocks of each license, equal on all nodes that hold the same.
@Suite struct ClockTests {
    let scene: OutageScene

    init() throws {
        scene = try OutageScene()
        try scene.deliver(from: scene.counter)
    }

    private func clocks(
        _ day: String,
        _ question: ClockQuestion = ClockQuestion(),
        at node: Replica? = nil,
        after: DocumentID? = nil,
        limit: Int = 20
    ) throws -> ClocksAnswer {
        let filter = LicenseFilter(date: try OutageScene.day(day))
        return try (node ?? scene.counter).clocks(question, filter, after: after, limit: limit).answer()
    }

    private func listed(_ day: String, at node: Replica? = nil) throws -> [String] {
        try clocks(day, at: node).licenses.map {
            "\($0.license.number ?? "") \($0.collected.state) \($0.delivered.state)"
        }
    }

    private func deliver(_ license: String, _ day: String) throws {
        var request = LicenseRequest.on(license, .deliver)
        (request.channel, request.date) = ("一网通办", try OutageScene.day(day))
        _ = try scene.counter.author(request)
    }

    /// 行政许可法 §44, §82: ten working days from 2022-09-28, over the National Day of 2022, end on 2022-10-17.
    @Test func deliveryHasTenWorkingDaysAndCollectionTheSameDay() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        let row = try #require(try clocks("2022-09-28").licenses.first)
        #expect(row.delivered.deadline?.day == (try OutageScene.day("2022-10-17")))
        #expect(row.collected.deadline?.day == (try OutageScene.day("2022-09-28")))
        #expect(try listed("2022-09-28") == ["教1号 running running"])
        #expect(try listed("2022-09-29") == ["教1号 overdue running"])
        #expect(try listed("2022-10-19") == ["教1号 overdue overdue"])
        let rules = try scene.counter.supervision(on: OutageScene.day("2022-10-19")).answer().rows.map(\.rule)
        #expect(rules.contains(.undelivered))
        try deliver("教1号", "2022-10-17")
        #expect(try listed("2022-10-19") == ["教1号 overdue done"])
        try scene.deliver(from: scene.counter)
        #expect(try listed("2022-10-19") == [])
        #expect(
            try clocks("2022-10-19").types.map { [$0.decided, $0.collected.done, $0.delivered.done] } == [[1, 1, 1]]
        )
    }

    /// That a proof says a day is one thing, that it was written then another: each clock has its own interval.
    @Test func eachClockSaysWhenItsProofWasWritten() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        try deliver("教1号", "2022-09-28")
        let before = try scene.counter.license("教1号", asOf: OutageScene.day("2022-09-29"), knownAt: nil).clocks
        #expect(before.delivered?.proved?.claimed != nil)
        #expect(before.delivered?.proved?.receiptedAt == nil, "no witness has it")
        #expect(before.collected?.proved == nil, "not collected")
        try scene.deliver(from: scene.counter)
        let after = try scene.counter.license("教1号", asOf: OutageScene.day("2022-09-29"), knownAt: nil).clocks
        let (delivered, collected) = (try #require(after.delivered?.proved), try #require(after.collected?.proved))
        #expect(try #require(delivered.receiptedAt) >= (try #require(delivered.notBefore)))
        #expect(collected.claimed != nil, "the clock of the city, whose receipt it is")
    }

    @Test func everyNodeTellsTheSame() throws {
        for number in 1...3 { _ = try scene.issue("教\(number)号", "2022-09-28", in: nil) }
        try deliver("教2号", "2022-11-01")
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        let told = try listed("2022-11-02")
        #expect(told == ["教1号 done overdue", "教3号 done overdue"])
        for node in [scene.second, scene.city, scene.world.hub] { #expect(try listed("2022-11-02", at: node) == told) }
        let late = try clocks("2022-11-02", ClockQuestion(clock: .delivered, states: [.late])).licenses
        #expect(late.map(\.license.number) == ["教2号"])
    }

    @Test func aDecisionBeforeItsLegalDateRunsFromTheDecision() throws {
        var request = LicenseRequest.issue("教1号")
        request.date = try OutageScene.day("2022-09-28")
        request.decidedOn = try OutageScene.day("2022-09-27")
        _ = try scene.counter.author(request)
        let row = try #require(try clocks("2022-09-28").licenses.first)
        #expect(row.decidedOn == (try OutageScene.day("2022-09-27")))
        #expect(row.delivered.deadline?.day == (try OutageScene.day("2022-10-14")))
        #expect(row.collected.state == "overdue")
    }

    /// The December case: next year's calendar is not published, so nobody can say by when.
    @Test func withoutNextYearsCalendarADeadlineIsUnknown() throws {
        let scene = try OutageScene(calendars: 2022...2022)
        try scene.set("2022-12-26")
        _ = try scene.issue("教1号", "2022-12-26", in: nil)
        let filter = LicenseFilter(date: try OutageScene.day("2023-03-01"))
        let row = try #require(
            try scene.counter.clocks(ClockQuestion(), filter, after: nil, limit: 5).answer().licenses.first
        )
        #expect(row.delivered.state == "unknown")
        #expect(row.delivered.deadline?.unpublishedYear == 2023)
        let rules = try scene.counter.supervision(on: OutageScene.day("2023-03-01")).answer().rows.map(\.rule)
        #expect(!rules.contains(.undelivered), "never guessed")
    }

    /// What an outage held up has the deadline of its incident.
    @Test func anIncidentMovesTheClockOfCollection() throws {
        let incident = try scene.declare()
        _ = try scene.issue("教1号", "2022-09-28", in: incident)
        #expect(try listed("2022-09-29") == ["教1号 unknown running"])
        try scene.set("2022-09-30")
        try scene.step(.clear, "2022-09-30")
        #expect(try listed("2022-10-10") == ["教1号 running running"])
        #expect(try listed("2022-10-11") == ["教1号 overdue running"])
        let shown = try scene.counter.license("教1号", asOf: OutageScene.day("2022-10-10"), knownAt: nil)
        #expect(shown.clocks.collected?.deadline?.day == (try OutageScene.day("2022-10-10")))
        #expect(shown.clocks.delivered?.state == "running")
    }

    @Test func whatWasTakenOverAndTrialsHaveNoDelivery() throws {
        var old = LicenseRequest.issue("教1号")
        old.date = try OutageScene.day("2021-03-01")
        old.provenance = Provenance(file: Bytes32(Array(repeating: 7, count: 32))!, row: 1)
        _ = try scene.counter.author(old)
        var trial = LicenseRequest.issue("试1号")
        trial.isTest = true
        _ = try scene.counter.author(trial)
        let types = try clocks("2026-01-05").types
        #expect(types.map(\.decided) == [1])
        #expect(types.map(\.delivered.exempt) == [1])
    }

    @Test func aLongListComesPageByPage() throws {
        for number in 1...5 { _ = try scene.issue("教\(number)号", "2022-09-28", in: nil) }
        let first = try clocks("2022-09-29", limit: 2)
        #expect(first.licenses.map(\.license.number) == ["教1号", "教2号"])
        let second = try clocks("2022-09-29", after: first.next, limit: 3)
        #expect(second.licenses.map(\.license.number) == ["教3号", "教4号", "教5号"])
        #expect(second.next == nil)
        #expect(second.types.map(\.decided) == [5])
    }

    /// Taken over long ago, changed today: the change is collected and delivered like any other.
    @Test func anAmendedBackFileRunsLikeAnyOther() throws {
        var old = LicenseRequest.issue("教1号")
        old.date = try OutageScene.day("2021-03-01")
        old.provenance = Provenance(file: Bytes32(Array(repeating: 7, count: 32))!, row: 1)
        _ = try scene.counter.author(old)
        var amend = LicenseRequest.on("教1号", .amend)
        amend.date = try OutageScene.day("2022-09-28")
        _ = try scene.counter.author(amend)
        #expect(try listed("2022-09-29") == ["教1号 overdue running"])
    }

    /// An office gives no other office's licenses, and its own no other office's, more time.
    @Test func anotherOfficesIncidentMovesNoClock() throws {
        let incident = try scene.declare()
        let health = try scene.world.office(World.healthCode, "卫健委")
        let clinic = try scene.world.node("WJW1", of: health)
        _ = try scene.world.hub.approve(
            .school(health, typeCode: "113101070024505901001"),
            submittedBy: clinic
        )
        for node in [scene.counter, clinic, clinic] { try scene.world.sync(node, scene.world.hub) }
        var issue = LicenseRequest.issue("卫1号", type: "113101070024505901001")
        issue.date = try OutageScene.day("2022-09-28")
        let done = try clinic.author(issue)
        let roll = try ActDraft.roll(
            IncidentRoll(incident: incident, acts: [done.act]),
            by: "经办",
            nonce: scene.world.entropy.bytes16()
        )
        let forged = try scene.world.forge([roll], by: clinic, for: Audience([health]))
        for node in [scene.world.hub] {
            try scene.world.sync(clinic, node)
            _ = try node.admit([forged.entry], disclosures: forged.disclosures)
        }
        let rows = try clocks("2022-09-29", at: scene.world.hub).licenses.filter { $0.license.number == "卫1号" }
        #expect(rows.map(\.collected.state) == ["overdue"])
    }
}
