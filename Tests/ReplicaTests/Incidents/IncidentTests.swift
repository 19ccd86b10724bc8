import District
import Licenses
import Replica
import SignedLog
import Signing
import Testing

/// An outage is declared, lived through, cleared and caught up, and every node tells the same of it.
@Suite struct IncidentTests {
    private let scene: OutageScene

    init() throws { scene = try OutageScene() }

    /// Cut off on 2022-09-28, cleared on 2022-09-30, due on 2022-10-10: issues, a change and a cancellation, partly late.
    @Test func aBacklogIsWorkedOffPartlyLateAndEveryNodeCountsTheSame() throws {
        let incident = try scene.declare()
        _ = try scene.issue("教1号", "2022-09-28", in: incident)
        _ = try scene.issue("教2号", "2022-09-29", in: incident)
        var amend = LicenseRequest.on("教1号", .amend)
        (amend.date, amend.incident) = (try OutageScene.day("2022-09-29"), incident)
        _ = try scene.counter.author(amend)
        #expect(
            try scene.backlog(incident, "2022-09-29")
                == ["issue 2/0/0/2/0", "collect 3/0/0/3/0", "update 1/0/0/1/0", "cancel 0/0/0/0/0"]
        )
        try scene.set("2022-09-30")
        try scene.step(.clear, "2022-09-30")
        let cleared = try scene.page(incident, "2022-09-30").incident
        #expect(cleared.deadline?.day == (try OutageScene.day("2022-10-10")))
        #expect(cleared.deadline?.calendars.map(\.source) == ["2022"])
        #expect(cleared.overdue == false)

        // On the last day of the three there is a line: until 24:00 it is in time.
        try scene.set("2022-10-10")
        try scene.deliver(from: scene.counter)
        // What was done on paper is entered two days later, with its own date.
        try scene.set("2022-10-12")
        var cancel = LicenseRequest.on("教2号", .cancel)
        (cancel.date, cancel.incident) = (try OutageScene.day("2022-09-29"), incident)
        _ = try scene.counter.author(cancel)
        let before = ["issue 2/2/0/0/0", "collect 4/3/0/1/2", "update 1/1/0/0/0", "cancel 1/0/0/1/2"]
        #expect(try scene.backlog(incident, "2022-10-12") == before)
        #expect(throws: Refusal.self) { try scene.step(.complete) }
        try scene.deliver(from: scene.counter)
        let after = ["issue 2/2/0/0/0", "collect 4/3/1/0/2", "update 1/1/0/0/0", "cancel 1/0/1/0/2"]
        for node in [scene.counter, scene.world.hub, scene.city] {
            #expect(try scene.backlog(incident, "2022-10-20", at: node) == after, "every node counts the same")
        }
        try scene.step(.complete)
        try scene.deliver(from: scene.counter)
        try scene.step(.close, of: incident, at: scene.world.hub)
        #expect(try scene.page(incident, "2022-10-20", at: scene.world.hub).incident.state == "closed")
        #expect(try scene.counter.check { _, _ in }.findings == [])
    }

    /// The clocks of two nodes are wrong by years: what a witness attests decides, and the counters' clocks nothing.
    @Test func wrongClocksChangeNoDeadline() throws {
        let years: Int64 = 5 * 365 * 86_400_000
        let wrong = [ObjectIdentifier(scene.counter): years, ObjectIdentifier(scene.second): -years]
        try scene.set("2022-09-28", wrong: wrong)
        let incident = try scene.declare()
        _ = try scene.issue("教1号", "2022-09-28", in: incident)
        try scene.set("2022-09-30", wrong: wrong)
        try scene.step(.clear, "2022-09-30")
        try scene.set("2022-10-11", wrong: wrong)
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        for node in [scene.counter, scene.second, scene.world.hub, scene.city] {
            let page = try scene.page(incident, "2022-10-11", at: node)
            #expect(page.incident.deadline?.day == (try OutageScene.day("2022-10-10")))
            #expect(page.items.map(\.collectedOn) == [try OutageScene.day("2022-10-11")])
            #expect(page.items.map(\.daysLate) == [1])
        }
    }

    /// In December next year's notice has not arrived: the deadline is unknown, and known when it is published.
    @Test func withoutNextYearsCalendarTheDeadlineIsUnknownUntilItIsPublished() throws {
        let scene = try OutageScene(calendars: 2022...2022)
        try scene.set("2022-12-28")
        let incident = try scene.declare()
        _ = try scene.issue("教1号", "2022-12-28", in: incident)
        try scene.set("2022-12-30")
        try scene.step(.clear, "2022-12-30")
        let unknown = try scene.page(incident, "2023-02-01")
        #expect(unknown.incident.deadline?.day == nil)
        #expect(unknown.incident.deadline?.unpublishedYear == 2023)
        #expect(unknown.incident.overdue == nil)
        #expect(unknown.items.map(\.daysLate) == [nil])
        #expect(try scene.backlog(incident, "2023-02-01")[1] == "collect 1/0/0/1/0")
        let notice = HolidayNotice(year: 2023, source: "2023", days: [try OutageScene.day("2023-01-02"): false])
        _ = try scene.world.hub.publish([notice])
        try scene.world.sync(scene.counter, scene.world.hub)
        let known = try scene.page(incident, "2023-02-01")
        #expect(known.incident.deadline?.day == (try OutageScene.day("2023-01-05")))
        #expect(known.incident.overdue == true)
    }

    /// More entries are looked at than one step does.
    @Test func whatCouldBelongIsListedHoweverMuchCameBefore() throws {
        let incident = try scene.declare()
        for number in 1...600 { _ = try scene.issue("早\(number)号", "2022-09-27", in: nil) }
        let left = try scene.issue("教1号", "2022-09-29", in: nil)
        var (question, steps) = (scene.counter.incident(incident, on: try OutageScene.day("2022-10-08")), 0)
        var page: IncidentPage?
        while page == nil {
            page = try question.step()
            steps += 1
        }
        #expect(page?.couldBelong.map(\.act) == [left.act])
        #expect(steps > 3)
    }

    /// Nothing belongs by its date: the office says so, and until then it is listed.
    @Test func whatCouldBelongIsListedUntilTheOfficeSaysSo() throws {
        let incident = try scene.declare()
        let cited = try scene.issue("教1号", "2022-09-28", in: incident)
        let left = try scene.issue("教2号", "2022-09-29", in: nil)
        var trial = LicenseRequest.issue("试1号")
        (trial.date, trial.isTest) = (try OutageScene.day("2022-09-29"), true)
        _ = try scene.counter.author(trial)
        try scene.set("2022-10-08")
        try scene.step(.clear, "2022-09-30")
        _ = try scene.issue("教3号", "2022-10-08", in: nil)
        let before = try scene.page(incident, "2022-10-08")
        #expect(before.items.map(\.act) == [cited.act])
        #expect(before.couldBelong.map(\.act) == [left.act])
        _ = try scene.counter.assign([left.act], to: incident, by: "经办甲")
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        for node in [scene.counter, scene.second, scene.world.hub, scene.city] {
            let after = try scene.page(incident, "2022-10-08", at: node)
            #expect(Set(after.items.map(\.act)) == [cited.act, left.act])
            #expect(after.couldBelong.isEmpty)
        }
        #expect(code { try scene.counter.assign([left.act], to: incident, by: "经办甲") } == .incidentTaken)
        #expect(code { try scene.counter.assign([ActID(.zero)], to: incident, by: "经办甲") } == .notFound)
    }

    @Test func theServiceCenterDeclaresForSeveralBureaus() throws {
        let health = try scene.world.office(World.healthCode, "卫健委")
        var request = IncidentRequest(.declare, cause: "政务外网中断")
        request.offices = [scene.office, health]
        let done = try scene.world.hub.author(request)
        #expect(done.incidents.count == 2)
        try scene.world.sync(scene.counter, scene.world.hub)
        #expect(try scene.counter.status().incidentsOpen == 1)
        // Each clears its own.
        try scene.step(.clear)
        #expect(try scene.counter.incidents(on: .latest).answer().map(\.open).count(where: { $0 }) == 1)
    }

    @Test func aStepThatHasNoEffectIsRefusedByName() throws {
        #expect(code { try scene.step(.clear) } == .notFound)
        let incident = try scene.declare()
        #expect(code { try scene.step(.complete) } == .incidentNotCleared)
        try scene.set("2022-09-30")
        #expect(code { try scene.step(.clear, "2022-09-27") } == .endBeforeStart)
        #expect(code { try scene.step(.clear, "2022-10-01") } == .dateInFuture)
        try scene.step(.clear, "2022-09-30")
        #expect(code { try scene.step(.clear, "2022-09-30") } == .incidentCleared)
        let (office, stranger) = (scene.office, try stranger())
        var request = IncidentRequest(.declare, cause: "停电")
        request.offices = [office]
        #expect(code { try stranger.author(request) } == .notCompetent)
        #expect(code { try scene.issue("教9号", "2022-09-30", in: DocumentID(.zero)) } == .notFound)
        try scene.step(.close)
        #expect(code { try scene.issue("教9号", "2022-09-30", in: incident) } == .incidentClosed)
        request.cause = "张三11010519491231002X"
        #expect(code { try scene.counter.author(request) } == .personalNumber)
    }

    private func stranger() throws -> Replica {
        let health = try scene.world.office(World.healthCode, "卫健委")
        return try scene.world.node("WJW1", of: health)
    }

    private func code(_ work: () throws -> some Any) -> Refusal.Code? {
        do { _ = try work() } catch { return (error as? Refusal)?.code }
        return nil
    }
}
