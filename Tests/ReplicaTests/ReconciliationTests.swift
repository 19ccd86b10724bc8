import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Testing

/// The list of a business system beside the licenses here: what is missing on either side, and what differs.
@Suite struct ReconciliationTests {
    let world: World
    let counter: Replica
    let parts: [FacePart] = [
        .holderType, .number, .date, .holderCode, .holderName, .validTo, .field("address"), .field("principal"),
    ]

    init() throws {
        world = try World()
        let education: OfficeID
        (education, counter) = try world.education()
        var item = ItemSubmission.school(education)
        item.fields.append(FaceField(key: "opened", label: "开办日期", type: .date, isPublic: true, isRequired: false))
        _ = try world.hub.approve(item, submittedBy: counter)
    }

    private func compare(
        _ requests: [LicenseRequest],
        at replica: Replica,
        key: RegisterKey = .holderCode,
        _ parts: [FacePart]? = nil
    ) throws -> (found: Comparison, rule: ReconciliationRule, here: [ReconciledRow]) {
        let rule = try replica.reconciliation(ofType: World.tutoringType, parts: parts ?? self.parts, key: key)
        let listed = requests.enumerated().map { ListedRow(record: $0 + 1, line: $0 + 2, request: $1) }
        var (here, after): ([ReconciledRow], Int64) = ([], 0)
        while let step = try replica.reduced(by: rule, after: after) {
            here += step.rows
            after = step.last
        }
        return (Comparison(listed: rule.rows(of: listed, by: .one), here: here), rule, here)
    }

    private func requests(_ numbers: some Sequence<Int>) -> [LicenseRequest] { numbers.map { .issue("教\($0)号") } }

    @Test func whatIsTheSameOnBothSidesIsMatched() throws {
        _ = try counter.author(batch: requests(1...200))
        let found = try compare(requests((1...200).reversed()), at: counter).found
        #expect([found.matched, found.listedCount, found.hereCount] == [200, 200, 200])
        #expect(found.missingHere.isEmpty && found.missingThere.isEmpty && found.different.isEmpty)
    }

    /// Counts are equal; one address is another.
    @Test func oneChangedFieldIsFoundWhereCountsAreEqual() throws {
        _ = try counter.author(batch: requests(1...500))
        var list = requests(1...500)
        list[321].fields["address"] = .text("曹杨路2号")
        let (found, rule, _) = try compare(list, at: counter)
        #expect([found.matched, found.different.count] == [499, 1])
        let pair = try #require(found.different.first)
        #expect(pair.listed.place == 322)
        let listed = ListedRow(record: 322, line: 323, request: list[321])
        let told = try #require(try counter.differences([(listed, pair.here.place)], by: rule).first)
        #expect(told.line == 323)
        #expect(told.key == "C教322号")
        #expect(told.fields.map { [$0.field, $0.listed, $0.here] } == [["fields/address", "曹杨路2号", "曹杨路1号"]])
    }

    /// Also where only the holder and the office may read what was committed.
    @Test(arguments: [FacePart.holderName, .field("principal"), .number, .date, .validTo])
    func everyPartIsCompared(part: FacePart) throws {
        _ = try counter.author(batch: requests(1...3))
        var list = requests(1...3)
        switch part {
        case .holderName: list[1].holder?.name = "某校"
        case .number: list[1].number = "教九号"
        case .date: list[1].date = CivilDate(year: 2026, month: 1, day: 2)
        case .validTo: list[1].validTo = .longTerm
        default: list[1].fields["principal"] = .text("别人")
        }
        let (found, rule, _) = try compare(list, at: counter)
        let pair = try #require(found.different.first)
        let listed = ListedRow(record: 2, line: 3, request: list[1])
        #expect(
            try counter.differences([(listed, pair.here.place)], by: rule).first?.fields.map(\.field) == [part.name]
        )
    }

    /// A value that is left out is no value; one that is written in another way is the same.
    @Test func valuesAreComparedAsTheTypeHasThem() throws {
        var request = LicenseRequest.issue("教1号")
        request.fields["opened"] = .text("2020-02-29")
        _ = try counter.author(request)
        let parts = parts + [.field("opened")]
        request.fields["opened"] = .text("20200229")
        #expect(try compare([request], at: counter, parts).found.matched == 1)
        request.fields["opened"] = nil
        #expect(try compare([request], at: counter, parts).found.different.count == 1)
    }

    @Test func whatIsMissingOnEitherSideIsListedByDay() throws {
        _ = try counter.author(batch: requests(1...4))
        var list = requests(3...6)
        list[3].date = CivilDate(year: 2026, month: 1, day: 3)
        let (found, rule, _) = try compare(list, at: counter)
        #expect(found.missingHere.map(\.place) == [3, 4])
        let unlisted = try counter.unlisted(found.missingThere.map(\.place), by: rule)
        #expect(unlisted.map(\.key).sorted() == ["C教1号", "C教2号"])
        #expect(found.days[2026_01_01]?.missingHere == 1)
        #expect(found.days[2026_01_01]?.missingThere == 2)
        #expect(found.days[2026_01_03]?.missingHere == 1)
    }

    /// Void licenses and trials were given to nobody; a row that names one is told so.
    @Test func whatDoesNotCountIsExplained() throws {
        let void = try counter.author(.issue("教1号"))
        var correction = LicenseRequest.on(void.document.description, .correct)
        correction.targets = [void.act]
        _ = try counter.author(correction)
        var trial = LicenseRequest.issue("教2号")
        trial.isTest = true
        _ = try counter.author(trial)
        let list = requests(1...3)
        let (found, rule, _) = try compare(list, at: counter)
        #expect(found.missingHere.map(\.place) == [1, 2, 3])
        let rows = list.enumerated().map { ListedRow(record: $0 + 1, line: $0 + 2, request: $1) }
        #expect(try counter.missing(rows, by: rule).map { $0.instead?.state } == ["void", "test", nil])
    }

    @Test func aKeyThatStandsTwiceIsMatchedAsOftenAsItIsTheSame() throws {
        _ = try counter.author(batch: requests([1, 1, 2]))
        let found = try compare(requests([1, 2, 2]), at: counter).found
        #expect(
            [found.matched, found.missingHere.count, found.missingThere.count, found.different.count] == [2, 1, 1, 0]
        )
        #expect([found.doubledListed, found.doubledHere] == [1, 1])
    }

    /// One holder with two licenses of a type: by the number each finds its own.
    @Test func licensesAreToldApartByTheirNumbers() throws {
        var second = LicenseRequest.issue("教1号")
        second.number = "教2号"
        _ = try counter.author(batch: [.issue("教1号"), second])
        second.fields["address"] = .text("曹杨路3号")
        let found = try compare([second, .issue("教1号")], at: counter, key: .number).found
        #expect([found.matched, found.different.count] == [1, 1])
    }

    /// After a change the license is what it says now.
    @Test func anAmendedLicenseIsComparedAsItIs() throws {
        let license = try counter.author(.issue("教1号"))
        var change = LicenseRequest.on(license.document.description, .amend)
        change.fields["address"] = .text("曹杨路9号")
        _ = try counter.author(change)
        var row = LicenseRequest.issue("教1号")
        row.date = CivilDate(year: 2026, month: 1, day: 2)
        row.fields["address"] = .text("曹杨路9号")
        #expect(try compare([row], at: counter).found.matched == 1)
    }

    @Test func whatTheHubHasNotReceiptedIsTold() throws {
        let city = try world.node("CITY", of: world.office(World.healthCode, "市电子证照库"), .city)
        _ = try counter.author(batch: requests(1...2))
        try world.sync(counter, world.hub)
        world.pass(milliseconds: 2_000)
        _ = try world.hub.witnessTick()
        try world.sync(counter, world.hub)
        _ = try counter.author(.issue("教3号"))
        let here = try compare([], at: counter).here
        #expect(here.map(\.isAtHub) == [true, true, false])
        #expect(here.map(\.isAtCity) == [false, false, false])
        #expect(try compare([], at: world.hub).here.map(\.isAtHub) == [true, true])
        #expect(city.node != nil)
    }

    /// Whatever the order, and however the keys fall into passes.
    @Test func passesFindTogetherWhatOneFinds() throws {
        _ = try counter.author(batch: requests(1...300))
        var list = requests(50...349)
        for index in stride(from: 0, to: 200, by: 7) { list[index].fields["address"] = .text("别处") }
        let (found, rule, here) = try compare(list, at: counter)
        let rows = rule.rows(
            of: list.enumerated().map { ListedRow(record: $0 + 1, line: $0 + 2, request: $1) },
            by: .one
        )
        let parts = (0..<7).map { pass in
            Comparison(
                listed: rows.filter { $0.isOf(pass: pass, of: 7) },
                here: here.filter { $0.isOf(pass: pass, of: 7) }
            )
        }
        #expect(parts.reduce(0) { $0 + $1.matched } == found.matched)
        #expect(parts.flatMap { $0.missingHere.map(\.place) }.sorted() == found.missingHere.map(\.place))
        #expect(parts.flatMap { $0.different.map(\.listed.place) }.sorted() == found.different.map(\.listed.place))
        #expect([found.matched, found.different.count, found.missingHere.count] == [222, 29, 49])
    }
}
