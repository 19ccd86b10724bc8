import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage
import Testing

/// 应归尽归: what the city library has of what was issued.
@Suite struct CoverageTests {
    let world: World
    let counter: Replica
    let city: Replica

    init() throws {
        world = try World()
        let (education, counter) = try world.education()
        self.counter = counter
        city = try world.city()
        _ = try world.approveTutoring(education, by: counter)
        for node in [counter, city] { try world.sync(node, world.hub) }
    }

    /// The counter's entries reach the city by the hub, and the city's receipts come back.
    private func syncAll() throws {
        try world.sync(counter, world.hub)
        try world.sync(world.hub, city)
        world.pass(milliseconds: 2_000)
        _ = try city.witnessTick()
        try world.sync(world.hub, city)
        try world.sync(counter, world.hub)
    }

    private func coverage(_ node: Replica? = nil, after: DocumentID? = nil, limit: Int = 10) throws -> CoverageAnswer {
        let filter = LicenseFilter(date: try #require(CivilDate(yyyymmdd: 2026_01_05)))
        return try (node ?? counter).coverage(filter, after: after, limit: limit).answer()
    }

    private func counts(_ node: Replica? = nil) throws -> [[Int]] {
        try coverage(node).types.map { [$0.issued, $0.collected, $0.earlier] }
    }

    @Test func whatTheCityHasReceiptedIsCollected() throws {
        for number in 1...3 { _ = try counter.author(.issue("教\(number)号")) }
        #expect(try counts() == [[3, 0, 0]])
        #expect(try coverage().uncollected.map(\.license.number) == ["教1号", "教2号", "教3号"])
        try syncAll()
        #expect(try counts() == [[3, 3, 0]])
        #expect(try coverage().uncollected.isEmpty)
        #expect(try counts(world.hub) == [[3, 3, 0]], "every node says the same")
    }

    /// The library has a version that is no longer the one that holds.
    @Test func anAmendmentThatTheCityHasNotIsNotCollected() throws {
        for number in 1...2 { _ = try counter.author(.issue("教\(number)号")) }
        try syncAll()
        _ = try counter.author(.on("教1号", .amend, day: 1))
        #expect(try counts() == [[2, 1, 0]])
        let missing = try coverage().uncollected
        #expect(missing.map(\.license.number) == ["教1号"])
        #expect(missing.first?.heldSince != nil)
    }

    @Test func trialsAndWhatIsOlderThanItsCollectionAreCountedApart() throws {
        var trial = LicenseRequest.issue("教1号")
        trial.isTest = true
        _ = try counter.author(trial)
        var old = LicenseRequest.issue("教2号")
        old.date = CivilDate(yyyymmdd: 2019_12_31)
        _ = try counter.author(old)
        let void = try counter.author(.issue("教3号"))
        var correction = LicenseRequest.on("教3号", .correct, day: 1)
        (correction.targets, correction.ground) = ([void.act], "录入错误")
        _ = try counter.author(correction)
        #expect(try counts() == [[0, 0, 1]])
    }

    @Test func whatIsNotCollectedIsListedPageByPage() throws {
        for number in 1...3 { _ = try counter.author(.issue("教\(number)号")) }
        let first = try coverage(limit: 2)
        #expect(first.uncollected.map(\.license.number) == ["教1号", "教2号"])
        let second = try coverage(after: first.next, limit: 2)
        #expect(second.uncollected.map(\.license.number) == ["教3号"])
        #expect(second.next == nil)
        // What was the end of a page may be collected before the next one is asked for.
        try syncAll()
        _ = try counter.author(.issue("教4号"))
        #expect(try coverage(after: first.next, limit: 2).uncollected.map(\.license.number) == ["教4号"])
    }
}
