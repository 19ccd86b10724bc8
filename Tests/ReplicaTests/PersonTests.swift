import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// 专人管理 (3.1) on whole nodes: who may say it, who reads a name, which office lacks somebody.
@Suite struct PersonTests {
    let world: World
    let education: OfficeID
    let health: OfficeID
    let school: Replica
    let clinic: Replica

    init() throws {
        world = try World()
        (education, school) = try world.education()
        health = try world.office(World.healthCode, "卫健委")
        clinic = try world.node("WJW1", of: health)
        try world.sync(school, world.hub)
    }

    private static let day = CivilDate(year: 2026, month: 1, day: 1)!

    private func request(_ name: String? = "王某", from: CivilDate? = day) -> PersonRequest {
        var request = PersonRequest()
        (request.name, request.contact, request.role) = (name, name.map { _ in "021-5260" }, .responsible)
        (request.from, request.by) = (from, "经办甲")
        return request
    }

    private func filing(_ act: ActID) -> FilingRequest {
        var request = FilingRequest(act)
        (request.number, request.by) = ("普备〔2026〕1号", "区办乙")
        return request
    }

    private func code(_ work: () throws -> Void) -> String? {
        do { try work() } catch let refusal as Refusal {
            return refusal.code.rawValue + (refusal.field.map { " " + $0 } ?? "")
        } catch {
            return "\(error)"
        }
        return nil
    }

    @Test func anOfficeWithoutAPersonIsFlaggedUntilOneIsAppointedAndFiled() throws {
        let lacking = { (node: Replica) in
            try node.officesWithoutPerson(on: Self.day).map { "\($0.name) \($0.isAppointed) \($0.isFiled)" }.sorted()
        }
        #expect(try lacking(world.hub) == ["卫健委 false false", "教育局 false false"])
        let appointed = try school.author(request())
        try world.sync(school, world.hub)
        #expect(try lacking(world.hub) == ["卫健委 false false", "教育局 true false"])
        _ = try world.hub.author(filing(appointed.act))
        try world.sync(school, world.hub)
        #expect(try lacking(world.hub) == ["卫健委 false false"])
        #expect(try lacking(school) == [], "a bureau knows of its own people alone")
        #expect(try lacking(clinic) == ["卫健委 false false"])
        let told = try #require(try school.people(on: Self.day).persons.first)
        #expect(
            [told.filed?.description, told.filingNumber, told.filedBy] == ["2026-01-01", "普备〔2026〕1号", "区府办"]
        )
        #expect(try school.check { _, _ in }.findings.isEmpty)
    }

    /// Only the office's nodes, hub, city and district office: nobody else is even sent the acts.
    @Test func namesAreToldToThoseEntitledAlone() throws {
        _ = try school.author(request())
        try world.sync(school, world.hub)
        try world.sync(clinic, world.hub)
        #expect(try world.hub.people(on: Self.day).persons.map(\.name) == ["王某"])
        #expect(try clinic.people(on: Self.day).persons.isEmpty)
    }

    @Test func whoeverLeavesStaysInTheHistory() throws {
        let first = try school.author(request())
        var next = request("李某", from: Self.day.adding(days: 10))
        next.replaces = first.act
        let second = try school.author(next)
        var ending = PersonRequest()
        (ending.replaces, ending.until, ending.by) = (second.act, Self.day.adding(days: 20), "经办甲")
        _ = try school.author(ending)
        let told = { (days: Int) in
            try school.people(on: Self.day.adding(days: days)).persons.map { "\($0.name ?? "") \($0.state.rawValue)" }
        }
        #expect(try told(5).sorted() == ["李某 not-yet", "李某 not-yet", "王某 current"])
        #expect(try told(15).sorted() == ["李某 current", "李某 replaced", "王某 replaced"])
        #expect(try told(21).sorted() == ["李某 ended", "李某 replaced", "王某 replaced"])
    }

    @Test func replacementsOutOfTouchAreBothTold() throws {
        let colleague = try world.node("JYJ2", of: education)
        let first = try school.author(request())
        try world.sync(school, world.hub)
        try world.sync(colleague, world.hub)
        for (node, name) in [(school, "李某"), (colleague, "赵某")] {
            var next = request(name)
            next.replaces = first.act
            _ = try node.author(next)
        }
        for _ in 0..<2 { for node in [school, colleague] { try world.sync(node, world.hub) } }
        let told = try school.people(on: Self.day).persons.filter { $0.state == .current }
        #expect(Set(told.compactMap(\.name)) == ["李某", "赵某"])
        #expect(told.allSatisfy { $0.rivals.count == 1 })
        var settled = request("赵某")
        settled.replaces = told[0].act
        _ = try school.author(settled)
        #expect(try school.people(on: Self.day).persons.count { $0.state == .current } == 1)
    }

    @Test func whatCannotBeIsRefusedByName() throws {
        let first = try school.author(request())
        try world.sync(school, world.hub)
        let license = try world.approveTutoring(education, by: school)
        let refused: [(String, (inout PersonRequest) -> Void)] = [
            ("end-before-start until", { $0.until = Self.day.adding(days: -1) }),
            ("control-character name", { $0.name = "王\u{0}" }),
            ("field-too-long contact", { $0.contact = String(repeating: "1", count: 257) }),
            ("missing-field name", { $0.name = nil }),
            ("missing-field from", { $0.from = nil }),
            ("missing-field role", { $0.role = nil }),
            ("personal-number duty", { $0.duty = "11010519491231002X" }),
            ("operator-missing by", { $0.by = nil }),
            ("not-competent office", { $0.office = "卫健委" }),
            ("not-found replaces", { $0.replaces = ActID(.zero) }),
            ("not-appointment replaces", { $0.replaces = license.founding }),
        ]
        for (expected, change) in refused {
            var request = request()
            change(&request)
            #expect(code { _ = try school.author(request) } == expected)
        }
        #expect(code { _ = try school.author(filing(first.act)) } == "not-competent appointment")
        #expect(code { _ = try world.hub.author(filing(license.founding)) } == "not-appointment appointment")
        var early = filing(first.act)
        early.date = Self.day.adding(days: 1)
        #expect(code { _ = try world.hub.author(early) } == "date-in-future date")
        _ = try world.hub.author(filing(first.act))
        #expect(code { _ = try world.hub.author(filing(first.act)) } == "already-filed appointment")
    }

    /// Behind the program's back: the act is kept, and has no effect on any node.
    @Test func aFilingByTheOfficeItselfHasNoEffect() throws {
        let first = try school.author(request())
        try world.sync(school, world.hub)
        let draft = try ActDraft.filePerson(
            PersonFiling(first.act, dated: Self.day),
            of: first.document,
            parents: [first.act],
            by: "经办甲"
        )
        let forged = try world.forge([draft], by: school, for: Audience([education]))
        #expect(try world.hub.admit([forged.entry], disclosures: forged.disclosures).admitted.count == 1)
        let told = try world.hub.people(on: Self.day)
        #expect(told.persons.map(\.filed) == [nil])
        #expect(told.findings.map(\.reason) == ["not-for-office"])
    }
}
