import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Storage
import Testing

/// 电子证照与实体证照同步制发: which license has its paper, and of which version.
@Suite struct PaperTests {
    let world: World
    let counter: Replica

    init() throws {
        world = try World()
        let education: OfficeID
        (education, counter) = try world.education()
        _ = try world.approveTutoring(education, by: counter)
        for number in 1...3 { _ = try counter.author(.issue("教\(number)号")) }
    }

    private func make(_ number: String?, of license: String) throws -> Acknowledgement {
        var request = LicenseRequest.on(license, .paper, day: 1)
        request.number = number
        return try counter.author(request)
    }

    private func lacking(_ node: Replica? = nil, limit: Int = 10) throws -> [String] {
        let filter = LicenseFilter(date: try #require(CivilDate(yyyymmdd: 2026_01_01)))
        return try (node ?? counter).lackingPaper(filter, after: nil, limit: limit).answer().licenses.map { lack in
            "\(lack.license.number ?? "") \(lack.paper.map { "\($0.number) v\($0.version)" } ?? "none")"
        }
    }

    @Test func aCopyCarriesTheVersionInForce() throws {
        _ = try make("印0001", of: "教1号")
        let shown = { try counter.license("教1号", asOf: nil, knownAt: nil).paper }
        #expect(try shown()?.number == "印0001")
        #expect(try shown()?.outdated == false)
        _ = try counter.author(.on("教1号", .amend, day: 1))
        #expect(try shown()?.outdated == true)
        #expect(try lacking() == ["教1号 印0001 v1", "教2号 none", "教3号 none"])
        _ = try make("印0002", of: "教1号")
        #expect(try shown()?.number == "印0002")
        #expect(try lacking() == ["教2号 none", "教3号 none"])
        #expect(try counter.check { _, _ in }.findings.isEmpty)
    }

    /// What was taken back is no version any more, whatever its number.
    @Test func aCopyOfWhatWasTakenBackIsOutdated() throws {
        _ = try make("印0001", of: "教1号")
        let amendment = try counter.author(.on("教1号", .amend, day: 1))
        _ = try make("印0002", of: "教1号")
        #expect(try !lacking().contains { $0.hasPrefix("教1号") })
        var correction = LicenseRequest.on("教1号", .correct, day: 1)
        (correction.targets, correction.ground) = ([amendment.act], "录入错误")
        _ = try counter.author(correction)
        let shown = try #require(counter.license("教1号", asOf: nil, knownAt: nil).paper)
        #expect(shown.number == "印0001")
        #expect(!shown.outdated, "the copy of the version that is in force again")
    }

    @Test func aDayBeforeItWasMadeDoesNotShowIt() throws {
        var request = LicenseRequest.on("教1号", .paper, day: 5)
        request.number = "印0001"
        _ = try counter.author(request)
        let shown = { (day: Int) in
            try counter.license("教1号", asOf: CivilDate(year: 2026, month: 1, day: day), knownAt: nil).paper?.number
        }
        #expect(try shown(4) == nil)
        #expect(try shown(5) == "印0001")
    }

    @Test func whatLacksItsPaperIsListedAndExceptionsAreNot() throws {
        _ = try counter.author(.on("教2号", .cancel, day: 1))
        #expect(try lacking() == ["教1号 none", "教3号 none"], "what has ended needs none")
        #expect(try lacking(limit: 1) == ["教1号 none"])
        let education = try #require(counter.node?.office)
        var item = ItemSubmission.school(education, version: 2)
        item.notes.withoutPaper = "沪府办规〔2022〕7号第十条"
        let document = try #require(counter.catalogue().first?.document)
        try world.sync(counter, world.hub)
        _ = try counter.author(.submitItem(item, item: document))
        try world.sync(counter, world.hub)
        _ = try world.hub.author(.approveItem(document, submission: nil))
        try world.sync(counter, world.hub)
        #expect(try lacking() == [])
        let filter = LicenseFilter(date: .latest)
        let exceptions = try counter.lackingPaper(filter, after: nil, limit: 1).answer().exceptions
        #expect(exceptions.map(\.withoutPaper) == ["沪府办规〔2022〕7号第十条"])
    }

    @Test func everyNodeThatHoldsTheLicenseSaysTheSame() throws {
        _ = try make("印0001", of: "教1号")
        try world.sync(counter, world.hub)
        #expect(try lacking(world.hub) == ["教2号 none", "教3号 none"])
    }

    /// Paper that will be made tomorrow is none yet; a person looks at it again, for the clock may be wrong.
    @Test func aCopyOfTomorrowIsToBeLookedAtAgain() throws {
        let today = CivilDate.at(millisecondsSince1970: try #require(world.clock(of: counter).now))
        var request = LicenseRequest.on("教1号", .paper, day: 1)
        (request.number, request.date) = ("印0001", today)
        #expect(try counter.author(request).warnings == [])
        request.date = today.adding(days: 1)
        #expect(try counter.author(request).warnings == ["date-in-future"])
    }

    /// Its number stands in clear, so it names nobody; and paper of nothing is none.
    @Test func whatIsNoNumberIsRefused() throws {
        #expect(throws: Refusal(.missingField, field: "number")) { try make(nil, of: "教1号") }
        #expect(throws: Refusal(.personalNumber, field: "number")) {
            try make("11010519491231002X", of: "教1号")
        }
        _ = try counter.author(.on("教1号", .revoke, day: 1))
        #expect {
            try make("印0001", of: "教1号")
        } throws: { error in
            (error as? Refusal)?.code == .licenseEnded
        }
    }
}
