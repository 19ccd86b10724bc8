import District
import Licenses
import Replica
import Replication
import SignedLog
import Signing
import Testing

/// A bureau issues while it is cut off, and afterwards the hub and the city hold the same licenses.
@Suite struct ConvergenceTests {
    let world: World
    let education: OfficeID
    let first: Replica
    let second: Replica
    let city: Replica

    init() throws {
        world = try World()
        education = try world.office(World.educationCode, "教育局")
        let cityOffice = try world.office(World.healthCode, "市电子证照库")
        first = try world.node("JYJ1", of: education)
        second = try world.node("JYJ2", of: education)
        city = try world.node("CITY", of: cityOffice, .city)
        _ = try world.approveTutoring(education, by: first)
        try world.sync(second, world.hub)
    }

    private func meet() throws {
        for _ in 0..<2 {
            for node in [first, second] { try world.sync(node, world.hub) }
            try world.sync(world.hub, city)
        }
    }

    @Test func licensesIssuedOfflineReachHubCityAndTheOtherCounter() throws {
        let issued = try (1...5).map { try first.author(.issue("教\($0)号")) }
        #expect(try world.hub.status().licenses == 0)
        try meet()
        for node in [first, second, world.hub, city] {
            #expect(try node.status().licenses == issued.count)
            #expect(try node.digests() == first.digests())
            #expect(try node.state(of: "教3号") == .valid)
        }
    }

    @Test func sessionsEndEqualAndASecondOneMovesNothing() throws {
        _ = try first.author(.issue("教1号"))
        let outcome = try world.sync(first, world.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.sentEntries == 1)
        let again = try world.sync(first, world.hub)
        #expect(again.end == .equal)
        #expect(again.sentEntries == 0)
    }

    @Test func rivalsAreKeptFlaggedAndSettledByAPerson() throws {
        _ = try first.author(.issue("教1号"))
        try meet()
        for (node, address) in [(first, "甲路1号"), (second, "乙路2号")] {
            var change = LicenseRequest.on("教1号", .amend)
            change.fields = ["address": .text(Text(address))]
            _ = try node.author(change)
        }
        try meet()
        let seen = try world.hub.license("教1号", asOf: .init(year: 2026, month: 1, day: 15), knownAt: nil)
        #expect(seen.rivals.count == 2)
        #expect(throws: Refusal.self) { try first.author(.on("教1号", .amend, day: 3)) }
        var settle = LicenseRequest.on("教1号", .settle, day: 4)
        settle.targets = [seen.rivals[1].act]
        _ = try second.author(settle)
        try meet()
        for node in [first, second, world.hub, city] {
            let license = try node.license("教1号", asOf: .init(year: 2026, month: 1, day: 15), knownAt: nil)
            #expect(license.rivals.isEmpty)
            #expect(license.version == 3)
            #expect(try node.digests() == first.digests())
        }
    }

    @Test func aRenewalGivesANewTermAndRestatesTheRest() throws {
        try meet()
        var issue = LicenseRequest.issue("教1号")
        issue.validTo = .on(CivilDate(year: 2026, month: 1, day: 10)!)
        _ = try first.author(issue)
        #expect(try first.state(of: "教1号") == .expired)
        var renewal = LicenseRequest.on("教1号", .renew)
        renewal.validTo = .on(CivilDate(year: 2030, month: 1, day: 10)!)
        #expect(try first.author(renewal).version == 2)
        try meet()
        for node in [first, second, world.hub, city] {
            #expect(try node.state(of: "教1号") == .valid)
            let kinds = try node.history("教1号").acts.map(\.verb)
            #expect(kinds == ["issue", "renew"])
        }
    }

    @Test func endingsAndSuspensionsMadeApartMeet() throws {
        for number in ["教1号", "教2号", "教3号"] { _ = try first.author(.issue(number)) }
        try meet()
        var suspension = LicenseRequest.on("教1号", .suspend)
        suspension.until = CivilDate(year: 2026, month: 2, day: 1)
        _ = try first.author(suspension)
        _ = try second.author(.on("教2号", .cancel))
        _ = try second.author(.on("教3号", .annul))
        _ = try first.author(.on("教3号", .cancel))
        try meet()
        for node in [first, second, world.hub, city] {
            #expect(try node.state(of: "教1号") == .suspended)
            #expect(try node.state(of: "教2号") == .cancelled)
            #expect(try node.state(of: "教3号") == .annulled)
        }
    }

    @Test func witnessesReceiptWhatTheyHoldAndComeToRest() throws {
        _ = try first.author(.issue("教1号"))
        try meet()
        var written = 0
        for _ in 0..<10 {
            world.pass(milliseconds: 1_500)
            written += try world.hub.witnessTick() + city.witnessTick()
            try meet()
        }
        #expect(written > 0)
        world.pass(milliseconds: 1_500)
        #expect(try world.hub.witnessTick() + city.witnessTick() == 0)
        let license = try first.license("教1号", asOf: .init(year: 2026, month: 1, day: 15), knownAt: nil)
        #expect(license.clocks.receiptedAt != nil)
    }

    @Test func aBundleCarriesWhatTheLineWould() throws {
        _ = try first.author(.issue("教1号"))
        var stick: [UInt8] = []
        _ = try first.exportBundle(audiences: nil, recipients: nil) { stick += $0 }
        var rest = stick[...]
        let report = try second.importBundle(district: nil) { count in
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        #expect(report.admitted > 0)
        #expect(try second.digests() == first.digests())
    }

    @Test func aClockIn1970IssuesAndSyncs() throws {
        world.clock(of: first).now = 0
        var request = LicenseRequest.issue("教1号")
        request.date = CivilDate(year: 2026, month: 1, day: 1)
        _ = try first.author(request)
        try meet()
        #expect(try city.state(of: "教1号") == .valid)
    }

    @Test func nodesDialTowardsTheCityAndWithinTheirOffice() throws {
        let health = try world.node("WJW1", of: world.office("113101070024500804", "卫健委"))
        let nodes = [("QFB1", world.hub), ("JYJ1", first), ("JYJ2", second), ("WJW1", health), ("CITY", city)]
        try world.sync(health, world.hub)
        for (code, node) in nodes {
            _ = try node.author(.announceEndpoint(addresses: [code + ":8700"], certificate: [1, 2, 3]))
        }
        for _ in 0..<2 {
            for (_, node) in nodes where node !== world.hub { try world.sync(node, world.hub) }
        }
        let dialed = nodes.map {
            "\($0.0): " + $0.1.endpointsToDial().flatMap(\.addresses).sorted().joined(separator: " ")
        }
        #expect(
            dialed == [
                "QFB1: CITY:8700", "JYJ1: JYJ2:8700 QFB1:8700", "JYJ2: JYJ1:8700 QFB1:8700", "WJW1: QFB1:8700",
                "CITY: ",
            ]
        )
    }

    @Test func aCheckInStepsTakesInWhatIsIssuedMeanwhile() throws {
        for number in 1...3 { _ = try first.author(.issue("教\(number)号")) }
        var run = CheckRun()
        var number = 3
        while try first.step(&run) {
            number += 1
            _ = try first.author(.issue("教\(number)号"))
            var amendment = LicenseRequest.on("教\(number - 1)号", .amend)
            amendment.fields = ["address": .text(Text("乙路\(number)号"))]
            _ = try first.author(amendment)
        }
        #expect(run.report.findings == [])
        #expect((4...number).contains(run.report.licenses))
        let (done, total) = run.progress
        #expect(done == total)
    }

    @Test func checkFindsNothingWrongWithAnHonestReplica() throws {
        _ = try first.author(.issue("教1号"))
        _ = try first.author(.on("教1号", .cancel))
        try meet()
        for node in [first, world.hub, city] {
            #expect(try node.check { _, _ in }.findings == [])
        }
    }
}
