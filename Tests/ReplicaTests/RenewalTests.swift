import District
import Licenses
import Replica
import SignedLog
import Storage
import Testing

/// 行政许可法 §50 at a counter: apply in time, then renew or refuse; without an answer the license runs on.
@Suite struct RenewalTests {
    let world: World
    let counter: Replica

    init() throws {
        world = try World()
        let education: OfficeID
        (education, counter) = try world.education()
        _ = try world.approveTutoring(education, by: counter)
        var request = LicenseRequest.issue("教1号")
        request.validTo = .on(CivilDate(year: 2026, month: 1, day: 20)!)
        _ = try counter.author(request)
    }

    private func refusal(of request: LicenseRequest) -> Refusal.Code? {
        do {
            _ = try counter.author(request)
            return nil
        } catch { return (error as? Refusal)?.code }
    }

    @Test func anApplicationThatNobodyAnswersKeepsTheLicenseAlive() throws {
        _ = try counter.author(.on("教1号", .apply, day: 20))
        #expect(try counter.state(of: "教1号", on: 31) == .valid)
        #expect(try counter.history("教1号").acts.map(\.verb) == ["issue", "apply"])
        world.pass(milliseconds: 31 * 86_400_000)
        _ = try counter.author(.on("教1号", .refuse, day: 25))
        #expect(try [24, 25].map { try counter.state(of: "教1号", on: $0) } == [.valid, .expired])
    }

    @Test func theWorklistNamesWhatIsToBeAnswered() throws {
        _ = try counter.author(.issue("教2号"))
        let filter = LicenseFilter(date: try #require(CivilDate(year: 2026, month: 1, day: 6)))
        let matters = {
            try counter.due(filter, within: 30, after: nil, limit: 10).answer().due.map { "\($0.day) \($0.matter)" }
        }
        #expect(try matters() == ["2026-01-20 expires"])
        _ = try counter.author(.on("教1号", .apply, day: 5))
        #expect(try matters() == ["2026-01-20 to-be-answered"])
        #expect(try counter.due(filter, within: 13, after: nil, limit: 10).answer().due.isEmpty)
    }

    @Test func aRenewalIsTheAnswerAndNothingIsLeftToRefuse() throws {
        _ = try counter.author(.on("教1号", .apply, day: 5))
        #expect(refusal(of: .on("教1号", .apply, day: 6)) == .applicationPending)
        var renewal = LicenseRequest.on("教1号", .renew, day: 10)
        renewal.validTo = .on(CivilDate(year: 2027, month: 1, day: 20)!)
        _ = try counter.author(renewal)
        #expect(refusal(of: .on("教1号", .refuse, day: 11)) == .noApplication)
        #expect(try counter.state(of: "教1号", on: 31) == .valid)
    }

    @Test func whatComesTooLateOrHasNoLastDayIsRefused() throws {
        world.pass(milliseconds: 31 * 86_400_000)
        #expect(refusal(of: .on("教1号", .apply, day: 21)) == .appliedLate)
        #expect(refusal(of: .on("教1号", .refuse, day: 21)) == .noApplication)
        _ = try counter.author(.issue("教2号"))
        #expect(refusal(of: .on("教2号", .apply)) == .noTerm)
    }
}
