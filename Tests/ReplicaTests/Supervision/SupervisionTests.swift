import District
import Licenses
import Replica
import SignedLog
import Signing
import Testing

/// 电子督查: every node that holds the same tells the same of an office.
@Suite struct SupervisionTests {
    private let scene: OutageScene

    init() throws {
        scene = try OutageScene()
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
    }

    /// `rule count since examples`, for every row of 教育局.
    private func told(on day: String, at node: Replica? = nil) throws -> [String] {
        let rows = try (node ?? scene.counter).supervision(on: OutageScene.day(day)).answer().rows
        return rows.filter { $0.office == scene.office && $0.rule != .withoutPerson }.map {
            "\($0.rule.rawValue) \($0.count) \($0.since?.description ?? "–") \($0.examples.joined(separator: " "))"
        }
    }

    @Test func whatIsNotCollectedByTheEndOfItsDayIsLate() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        var trial = LicenseRequest.issue("试1号")
        (trial.date, trial.isTest) = (try OutageScene.day("2022-09-28"), true)
        _ = try scene.counter.author(trial)
        #expect(try told(on: "2022-09-28") == [])
        #expect(try told(on: "2022-09-29").first == "late-collection 1 2022-09-28 教1号")
        try scene.deliver(from: scene.counter)
        #expect(try !told(on: "2022-09-29").contains { $0.hasPrefix("late-collection") })
    }

    /// Its date is of long ago: what counts is the day on which somebody had it.
    @Test func aBackFileIsLateFromTheDayAWitnessHadIt() throws {
        var old = LicenseRequest.issue("教1号")
        old.date = try OutageScene.day("2021-03-01")
        old.provenance = Provenance(file: Bytes32(Array(repeating: 7, count: 32))!, row: 1)
        _ = try scene.counter.author(old)
        #expect(try !told(on: "2022-09-30").contains { $0.hasPrefix("late-collection") })
        try scene.world.sync(scene.counter, scene.world.hub)
        _ = try scene.world.hub.witnessTick()
        #expect(try told(on: "2022-09-28", at: scene.world.hub) == [])
        let late = try told(on: "2022-09-29", at: scene.world.hub).filter { $0.hasPrefix("late-collection") }
        #expect(late == ["late-collection 1 2022-09-28 教1号"])
    }

    /// An outage gives until the end of its third working day, and then says so.
    @Test func whatBelongsToAnIncidentHasItsDeadline() throws {
        let incident = try scene.declare()
        _ = try scene.issue("教1号", "2022-09-28", in: incident)
        let id = String(incident.description.prefix(12))
        #expect(try told(on: "2022-09-29") == ["open-incident 1 2022-09-28 \(id)"])
        try scene.set("2022-09-30")
        try scene.step(.clear, "2022-09-30")
        #expect(try told(on: "2022-10-10").filter { !$0.hasPrefix("silent") } == [])
        let late = ["late-collection 1 2022-10-10 教1号", "late-completion 1 2022-10-10 \(id)"]
        #expect(try told(on: "2022-10-11").filter { !$0.hasPrefix("silent") } == late)
        try scene.set("2022-10-12")
        try scene.deliver(from: scene.counter)
        let done = ["late-completion 1 2022-10-10 \(id)"]
        for node in [scene.counter, scene.world.hub, scene.city] {
            let told = try told(on: "2022-10-12", at: node).filter { !$0.hasPrefix("silent") }
            #expect(told == done, "what was late stays on record, on every node")
        }
    }

    @Test func aNodeThatNobodyHasHeardOfIsSilent() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
        #expect(try !told(on: "2022-09-28").contains { $0.hasPrefix("silent-node") })
        #expect(try told(on: "2022-09-30").contains("silent-node 1 2022-09-28 JYJ1"))
        _ = try scene.world.hub.state([.silentHours: 24 * 30])
        #expect(try !told(on: "2022-09-30", at: scene.world.hub).contains { $0.hasPrefix("silent-node") })
    }

    @Test func anOfficeWithoutAResponsiblePersonIsTold() throws {
        let rows = { (node: Replica) in
            try node.supervision(on: OutageScene.day("2022-09-28")).answer().rows.filter { $0.rule == .withoutPerson }
        }
        #expect(try rows(scene.counter).map(\.examples) == [["教育局"]])
        var request = PersonRequest()
        (request.name, request.contact, request.role, request.by) = ("王某", "021-5260", .responsible, "经办甲")
        request.from = try OutageScene.day("2022-09-28")
        let appointed = try scene.counter.author(request)
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try rows(scene.world.hub).map(\.office).contains(scene.office), "not on file yet")
        var filing = FilingRequest(appointed.act)
        filing.by = "区办乙"
        _ = try scene.world.hub.author(filing)
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try rows(scene.counter).isEmpty)
    }

    @Test func aClockAheadOfItsWitnessIsDoubted() throws {
        let ahead = [ObjectIdentifier(scene.counter): Int64(3_600_000)]
        try scene.set("2022-09-29", wrong: ahead)
        _ = try scene.issue("教1号", "2022-09-29", in: nil)
        try scene.deliver(from: scene.counter)
        #expect(try told(on: "2022-09-29").contains("clock-doubt 1 2022-09-29 JYJ1"))
        _ = try scene.world.hub.state([.clockDoubtMinutes: 90])
        #expect(try !told(on: "2022-09-29", at: scene.world.hub).contains { $0.hasPrefix("clock-doubt") })
    }

    @Test func rivalsThatNobodySettlesAreToldAfterSomeDays() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        for node in [scene.counter, scene.second] {
            var amend = LicenseRequest.on("教1号", .amend)
            amend.date = try OutageScene.day("2022-09-28")
            _ = try node.author(amend)
        }
        try scene.deliver(from: scene.counter)
        try scene.set("2022-09-29")
        try scene.deliver(from: scene.second)
        try scene.world.sync(scene.counter, scene.world.hub)
        let rivals = "unsettled-rivals 1 2022-09-29 教1号"
        #expect(try !told(on: "2022-10-02").contains(rivals))
        #expect(try told(on: "2022-10-03").contains(rivals))
        #expect(try told(on: "2022-10-03", at: scene.city).contains(rivals))
    }

    /// 已归集未签章: the city has it, and has not sealed it for longer than the standard.
    @Test func whatIsCollectedWithoutASealIsToldAfterSomeDays() throws {
        _ = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
        let unsealed = "unsealed 1 2022-09-28 教1号"
        #expect(try !told(on: "2022-10-01").contains(unsealed))
        #expect(try told(on: "2022-10-02").contains(unsealed))
        var seal = LicenseRequest.on("教1号", .seal)
        (seal.sealName, seal.date) = ("专用章", try OutageScene.day("2022-09-28"))
        _ = try scene.city.author(seal)
        try scene.world.sync(scene.world.hub, scene.city)
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try !told(on: "2022-10-02").contains(unsealed))
    }

    @Test func standardsAreStatedByTheRootAndKeepWhatIsNotNamed() throws {
        _ = try scene.world.hub.state([.rivalDays: 7])
        _ = try scene.world.hub.state([.silentHours: 48])
        try scene.world.sync(scene.counter, scene.world.hub)
        let stated = scene.counter.standards().filter(\.stated).map { "\($0.name) \($0.value)" }
        #expect(stated == ["rival-days 7", "silent-hours 48"])
        #expect(scene.counter.standards().first { $0.name == "completion-working-days" }?.value == 3)
        #expect(throws: Refusal.self) { try scene.counter.state([.rivalDays: 7]) }
        #expect(throws: Refusal.self) { try scene.world.hub.state([.completionWorkingDays: 0]) }
        #expect(throws: Refusal.self) { try scene.world.hub.state([:]) }
    }
}
