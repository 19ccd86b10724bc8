import District
import Licenses
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// 归集 by submissions: what the city library is owed, what it answers, and that nothing is told twice or too much.
@Suite struct LibraryTests {
    let scene: OutageScene

    init() throws {
        scene = try OutageScene()
        _ = try scene.world.hub.state([.cityLibrary: 1])
        for node in scene.nodes { try scene.world.sync(node, scene.world.hub) }
    }

    private var city: Replica { scene.city }

    private func issue(_ number: String) throws { _ = try scene.issue(number, "2022-09-28", in: nil) }

    /// All that waits for the library, as the gateway would send it.
    private func orders() throws -> [LibraryOrder] {
        var sweep = LicenseSweep()
        var orders: [LibraryOrder] = []
        // What is written of a license leads to it once more: of the library the same is asked, as if the line had broken.
        while let step = try city.libraryStep(&sweep) {
            for order in try city.submit(step) where !orders.contains(order) { orders.append(order) }
        }
        return orders
    }

    private func accept(_ orders: [LibraryOrder]) throws {
        try city.note(orders.map { LibraryReply(to: $0, .accepted, number: "SK1") })
    }

    private func bringBack() throws {
        try scene.world.sync(scene.world.hub, city)
        try scene.world.sync(scene.counter, scene.world.hub)
    }

    private func row(_ number: String, at node: Replica? = nil) throws -> LibraryRow? {
        let filter = LicenseFilter(date: try OutageScene.day("2022-09-30"))
        let page = try (node ?? city).library(Set(LibraryState.allCases), filter, after: nil, limit: 50).answer()
        return page.licenses.first { $0.license.number == number }
    }

    private func state(_ number: String, at node: Replica? = nil) throws -> String? { try row(number, at: node)?.state }

    @Test func whatIsIssuedIsSubmittedOnceAndCollectedWhenTheLibrarySaysSo() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        #expect(try state("教1号") == "owed")
        let orders = try orders()
        #expect(orders.map(\.number) == [1])
        #expect(orders.first?.metadata?.elements[.holderName] == "培训学校教1号")
        #expect(orders.first?.metadata?.elements[.typeCode] == World.tutoringType)
        #expect(orders.first?.metadata?.elements[.status] == "1")
        #expect(orders.first?.metadata?.face.map(\.key).contains("address") == true)
        #expect(try state("教1号") == "submitted")
        #expect(try self.orders() == orders, "asked again, it is the same submission")
        let coverage = try scene.counter.coverage(
            LicenseFilter(date: OutageScene.day("2022-09-30")),
            after: nil,
            limit: 9
        ).answer()
        #expect(coverage.types.map(\.collected) == [0], "the city's receipt does not collect where the library answers")
        try accept(orders)
        try accept(orders)
        #expect(try state("教1号") == "collected")
        #expect(try self.orders().isEmpty)
        try bringBack()
        #expect(try state("教1号", at: scene.counter) == "collected", "the bureau sees it")
        let shown = try scene.counter.license("教1号", asOf: OutageScene.day("2022-09-30"), knownAt: nil)
        #expect(shown.clocks.collected?.proved?.claimed != nil, "when the answer was written")
        #expect(try scene.counter.history("教1号").acts.map(\.verb) == ["issue", "submit", "library-answer"])
        #expect(try row("教1号", at: scene.counter)?.number == "SK1")
        #expect(try city.check { _, _ in }.findings.isEmpty)
    }

    @Test func changesAndEndingsAreSubmittedInTheirOrder() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        try accept(orders())
        _ = try scene.counter.author(.on("教1号", .amend))
        try scene.deliver(from: scene.counter)
        let second = try orders()
        #expect(second.map(\.number) == [2])
        #expect(second.first?.metadata?.elements[.version] == "2")
        // Before the library has answered, the license ends: it is told that, by a larger number, and an answer to what came
        // before is written down all the same.
        _ = try scene.counter.author(.on("教1号", .cancel))
        try scene.deliver(from: scene.counter)
        let third = try orders()
        #expect(third.map(\.number) == [3])
        #expect(third.first?.metadata?.elements[.version] == "2", "what has ended stays in the library, as ended")
        try accept(second)
        #expect(try state("教1号") == "submitted")
        try accept(third)
        #expect(try state("教1号") == "collected")
    }

    /// The library may have taken what it never answered to.
    @Test func whatBecameVoidBeforeTheAnswerIsTakenOut() throws {
        let done = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
        #expect(try orders().count == 1)
        var correction = LicenseRequest.on("教1号", .correct)
        (correction.targets, correction.ground) = ([done.act], "录入错误")
        _ = try scene.counter.author(correction)
        try scene.deliver(from: scene.counter)
        let out = try orders()
        #expect(out.map(\.number) == [2])
        #expect(out.map(\.metadata) == [nil])
    }

    /// A field that nobody has any more keeps no license out.
    @Test func whatIsLostIsToldNoMore() throws {
        try issue("教1号")
        var lost = LicenseRequest.on("教1号", .lost)
        lost.keys = ["principal"]
        _ = try scene.counter.author(lost)
        try scene.deliver(from: scene.counter)
        #expect(try orders().count == 1)
    }

    @Test func theSealIsToldToTheLibraryToo() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        try accept(orders())
        var seal = LicenseRequest.on("教1号", .seal)
        (seal.sealName, seal.date) = ("专用章", try OutageScene.day("2022-09-28"))
        _ = try city.author(seal)
        #expect(try orders().first?.metadata?.elements[.sealName] == "专用章")
    }

    @Test func whatIsRejectedStaysUntilItIsMended() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        let first = try #require(try orders().first)
        try city.note([LibraryReply(to: first, .rejected, reason: "持证主体 培训学校教1号 无有效期")])
        #expect(try state("教1号") == "rejected")
        #expect(try orders().isEmpty, "not again and again")
        try bringBack()
        #expect(try row("教1号", at: scene.counter)?.reason == "持证主体 ※ 无有效期", "the reason, without the holder's name")
        _ = try city.resubmit("教1号")
        let again = try orders()
        #expect(again.map(\.number) == [2])
        try city.note(again.map { LibraryReply(to: $0, .conflict, reason: "标识已有其他内容") })
        #expect(try state("教1号") == "conflict")
        let rules = try city.supervision(on: OutageScene.day("2022-09-28")).answer().rows.map(\.rule)
        #expect(rules.contains(.notTaken))
        _ = try scene.counter.author(.on("教1号", .amend))
        try scene.deliver(from: scene.counter)
        #expect(try orders().map(\.number) == [3], "what was mended is submitted by itself")
    }

    @Test func nothingOfATrialAndNothingFlaggedIsSubmitted() throws {
        var trial = LicenseRequest.issue("试1号")
        (trial.isTest, trial.date) = (true, try OutageScene.day("2022-09-28"))
        _ = try scene.counter.author(trial)
        try scene.forgeIssue("教4号", "2022-09-28")
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        // Two counters change one license without hearing of each other.
        _ = try scene.counter.author(.on("教1号", .amend))
        _ = try scene.second.author(.on("教1号", .amend))
        for node in [scene.second, scene.counter] { try scene.world.sync(node, scene.world.hub) }
        try scene.deliver(from: scene.counter)
        #expect(try orders().isEmpty)
        #expect(try state("教4号") == "blocked")
        #expect(try state("教1号") == "blocked")
        #expect(try row("试1号") == nil)
        #expect(throws: Refusal(.nothingToSubmit, field: "license", ["state": "none"])) { try city.resubmit("试1号") }
        _ = try scene.counter.author(.on("教1号", .settle))
        try scene.deliver(from: scene.counter)
        #expect(try orders().map { $0.metadata?.elements[.version] } == ["3"], "settled, it is submitted")
    }

    /// For some days there were two versions in force; that is over, and the library is told the one.
    @Test func rivalsThatWereSettledLaterAreSubmitted() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        try scene.world.sync(scene.second, scene.world.hub)
        for node in [scene.counter, scene.second] { _ = try node.author(.on("教1号", .amend, day: 5)) }
        for node in [scene.second, scene.counter] { try scene.world.sync(node, scene.world.hub) }
        var settle = LicenseRequest.on("教1号", .settle, day: 9)
        settle.fields = ["address": .text("曹杨路9号")]
        _ = try scene.counter.author(settle)
        try scene.deliver(from: scene.counter)
        #expect(try orders().map { $0.metadata?.elements[.version] } == ["3"])
    }

    @Test func whatLostItsStandingIsTakenOut() throws {
        let done = try scene.issue("教1号", "2022-09-28", in: nil)
        try scene.deliver(from: scene.counter)
        try accept(orders())
        var correction = LicenseRequest.on("教1号", .correct)
        (correction.targets, correction.ground) = ([done.act], "录入错误")
        _ = try scene.counter.author(correction)
        try scene.deliver(from: scene.counter)
        let out = try orders()
        #expect(out.map(\.metadata) == [nil])
        #expect(out.map(\.number) == [2])
        #expect(out.first?.identifier == done.identifier)
        try accept(out)
        #expect(try state("教1号") == "withdrawn")
        #expect(try orders().isEmpty)
    }

    /// What two keys have erased leaves the library, too.
    @Test func anErasureIsToldToTheLibrary() throws {
        try issue("教1号")
        try scene.deliver(from: scene.counter)
        let first = try orders()
        #expect(first.first?.metadata?.face.map(\.key) == ["address", "principal"])
        try accept(first)
        for node in [scene.counter, scene.second] {
            try scene.world.sync(node, scene.world.hub)
            var erase = LicenseRequest.on("教1号", .erase)
            erase.keys = ["principal"]
            _ = try node.author(erase)
            try scene.world.sync(node, scene.world.hub)
        }
        try scene.deliver(from: scene.counter)
        let again = try orders()
        #expect(again.map(\.number) == [2])
        #expect(again.first?.metadata?.face.map(\.key) == ["address"])
    }

    @Test func onlyTheCityNodeSubmits() throws {
        try issue("教1号")
        let document = try scene.counter.license("教1号", asOf: OutageScene.day("2022-09-28"), knownAt: nil).document
        for node in [scene.counter, scene.world.hub] {
            #expect(throws: Refusal(.notCity)) { try node.submit([document]) }
            #expect(throws: Refusal(.notCity)) { try node.resubmit("教1号") }
        }
    }

    /// The library is away for 60 days: what is owed is in the log, and what comes back is told once.
    @Test func aLibraryThatIsAwayForMonthsLosesNothing() throws {
        for number in 1...5 { try issue("教\(number)号") }
        try scene.deliver(from: scene.counter)
        let unanswered = try orders()
        #expect(unanswered.count == 5)
        try scene.set("2022-11-27")
        // The node was started anew meanwhile: it knows by its acts what it had submitted.
        let again = try scene.world.restarted(city)
        var sweep = LicenseSweep()
        var orders: [LibraryOrder] = []
        while let step = try again.libraryStep(&sweep) { orders += try again.submit(step) }
        #expect(orders.map(\.submission).sorted() == unanswered.map(\.submission).sorted())
        try again.note(orders.map { LibraryReply(to: $0, .accepted) })
        for number in 1...5 {
            let acts = try again.history("教\(number)号").acts.map(\.verb)
            #expect(acts == ["issue", "submit", "library-answer"])
        }
        let late = try again.supervision(on: OutageScene.day("2022-11-28")).answer().rows
        #expect(!late.contains { $0.rule == .lateCollection }, "late, but no longer missing")
        let clocks = try again.clocks(
            ClockQuestion(clock: .collected, states: [.late]),
            LicenseFilter(date: OutageScene.day("2022-11-28")),
            after: nil,
            limit: 9
        ).answer()
        #expect(clocks.licenses.count == 5)
    }
}
