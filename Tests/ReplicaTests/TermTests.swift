import District
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing
import Storage
import Testing

/// What the rule of a type does at a counter: it proposes a term, has a printed one looked at again, says by when to
/// apply for renewal, and when to inspect.
@Suite struct TermTests {
    let world: World
    let counter: Replica

    /// Today is 2026-01-01.
    init() throws {
        world = try World()
        let education: OfficeID
        (education, counter) = try world.education()
        var item = ItemSubmission.school(education)
        item.validity = "5年"
        item.notes.terms = TermRule(counting: .withFirstDay, renewalDays: 30, inspection: "1年")
        _ = try world.hub.approve(item, submittedBy: counter)
    }

    private func day(_ yyyymmdd: Int64) throws -> CivilDate { try #require(CivilDate(yyyymmdd: yyyymmdd)) }

    private func issue(_ number: String, on date: Int64, until last: Int64? = nil) throws -> Acknowledgement {
        var request = LicenseRequest.issue(number)
        request.date = try day(date)
        request.validTo = try last.map { .on(try day($0)) }
        return try counter.author(request)
    }

    private func refusal(of request: LicenseRequest) -> Refusal.Code? {
        do {
            _ = try counter.author(request)
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    @Test func aTermThatNobodyNamesIsThatOfTheRule() throws {
        #expect(try issue("教1号", on: 2026_01_01).validTo == .on(day(2030_12_31)))
        #expect(try issue("教2号", on: 2020_02_29).validTo == .on(day(2025_02_28)))
        var printed = LicenseRequest.issue("教3号")
        printed.validFrom = try day(2026_02_01)
        #expect(try counter.author(printed).validTo == .on(day(2031_01_31)))
    }

    @Test func aPrintedTermCountsAndAnOddOneIsToBeLookedAtAgain() throws {
        #expect(try issue("教1号", on: 2026_01_01, until: 2030_12_31).warnings == [])
        #expect(try issue("教2号", on: 2026_01_01, until: 2031_01_01).warnings == [], "the first day is not counted")
        let odd = try issue("教3号", on: 2026_01_01, until: 2029_06_30)
        #expect(odd.warnings == ["term-outside-rule"])
        #expect(odd.validTo == .on(try day(2029_06_30)))
    }

    /// A back-file states what was printed, and nothing is added to it or said of it.
    @Test func ofABackFileNothingIsProposed() throws {
        var request = LicenseRequest.issue("教1号")
        request.provenance = Provenance(file: .zero, row: 1)
        let held = try counter.author(request)
        #expect(held.validTo == nil)
        #expect(held.warnings == [])
    }

    @Test func aRenewalIsAsLongAgain() throws {
        _ = try issue("教1号", on: 2021_03_01)
        #expect(try counter.author(.on("教1号", .renew)).validTo == .on(day(2031_02_28)))
        var longTerm = LicenseRequest.on("教1号", .renew)
        longTerm.validTo = .longTerm
        #expect(try counter.author(longTerm).warnings == ["term-outside-rule"])
        #expect(refusal(of: .on("教1号", .renew)) == .missingField, "after 长期 nothing follows")
    }

    @Test func whoAppliesAfterTheWindowIsHeardForAReasonOnly() throws {
        _ = try issue("教1号", on: 2025_01_01, until: 2026_02_01)
        #expect(refusal(of: .on("教1号", .apply, day: 3)) == .lateWithoutGround)
        var late = LicenseRequest.on("教1号", .apply, day: 3)
        late.ground = "不可抗力"
        _ = try counter.author(late)
        _ = try issue("教2号", on: 2025_01_01, until: 2026_02_02)
        _ = try counter.author(.on("教2号", .apply, day: 3))
    }

    @Test func theWorklistSaysByWhenToApplyAndToInspect() throws {
        _ = try issue("教1号", on: 2025_01_10, until: 2026_02_20)
        let filter = LicenseFilter(date: try day(2026_01_05))
        let rows = {
            try counter.due(filter, within: 60, after: nil, limit: 10).answer().due.map { row in
                "\(row.day) \(row.matter) \(row.applyBy?.description ?? "-")"
            }
        }
        #expect(try rows() == ["2026-01-10 inspection-due -", "2026-02-20 expires 2026-01-21"])
        var inspection = LicenseRequest.on("教1号", .inspect, day: 5)
        #expect(refusal(of: inspection) == .missingField)
        inspection.result = .passed
        _ = try counter.author(inspection)
        #expect(try rows() == ["2026-02-20 expires 2026-01-21"])
        #expect(try counter.history("教1号").acts.map(\.verb) == ["issue", "inspect"])
    }

    @Test func anInspectionThatIsOverdueLiesOverTheState() throws {
        _ = try issue("教1号", on: 2024_06_01, until: 2029_05_31)
        let shown = { (date: Int64) in try counter.license("教1号", asOf: try day(date), knownAt: nil) }
        #expect(try shown(2025_06_01).overlays == ["awaiting-seal", "awaiting-delivery"])
        #expect(try shown(2025_06_02).overlays == ["awaiting-seal", "awaiting-delivery", "inspection-overdue"])
        #expect(try shown(2025_06_02).state == .valid)
        var inspection = LicenseRequest.on("教1号", .inspect, day: 5)
        inspection.result = .postponed
        #expect(refusal(of: inspection) == .missingField, "until when")
        inspection.until = try day(2026_03_31)
        _ = try counter.author(inspection)
        #expect(try shown(2026_03_31).overlays == ["awaiting-seal", "awaiting-delivery"])
        #expect(try shown(2026_03_31).inspection?.dueBy == (try day(2026_03_31)))
        #expect(try shown(2026_04_01).overlays.contains("inspection-overdue"))
        let act = try #require(counter.history("教1号").acts.last)
        #expect(act.result == "postponed")
        #expect(act.until == (try day(2026_03_31)))
        #expect(try counter.check { _, _ in }.findings.isEmpty)
    }

    /// 逾期申请不予受理: no reason helps.
    @Test func whereLateApplicationsAreClosedNoReasonHelps() throws {
        let health = try world.office("11310107002450056K", "卫健委")
        let clinic = try world.node("WJW1", of: health)
        try world.sync(clinic, world.hub)
        var item = ItemSubmission.school(health, typeCode: "11310107002450056K001")
        item.name = "游泳场所许可证"
        item.notes.terms = TermRule(renewalDays: 30, isLateRenewalClosed: true)
        _ = try world.hub.approve(item, submittedBy: clinic)
        var request = LicenseRequest.issue("泳1号", type: "11310107002450056K001")
        request.validTo = .on(try day(2026_02_01))
        _ = try clinic.author(request)
        var late = LicenseRequest.on("泳1号", .apply, day: 3)
        late.ground = "不可抗力"
        #expect(throws: Refusal(.renewalClosed, field: "date", ["limit": "2026-01-02", "last": "2026-02-01"])) {
            try clinic.author(late)
        }
    }
}
