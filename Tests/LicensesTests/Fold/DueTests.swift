import Licenses
import SignedLog
import Testing

/// What the worklist of an office says of a license.
@Suite struct DueTests {
    private var license = LicenseCase()
    private let issue: ActID

    init() {
        issue = license.issue(2024_01_10, until: 2024_12_31)
    }

    private func due(_ today: Int64, within days: Int = 60) -> String {
        license.folded().timeline.due(on: day(today), within: days).map { "\($0.matter.rawValue) \($0.day)" }
            ?? "nothing"
    }

    @Test func aTermFallsDueOnItsLastDayAndNotBeforeItIsNear() {
        #expect(due(2024_10_31) == "nothing")
        #expect(due(2024_11_01) == "expires 2024-12-31")
        #expect(due(2024_12_31, within: 0) == "expires 2024-12-31")
    }

    @Test func whatHasExpiredIsToBeCancelledForAsLongAsOneLooksAhead() {
        #expect(due(2025_01_01) == "expired 2024-12-31")
        #expect(due(2025_03_01) == "expired 2024-12-31")
        #expect(due(2025_03_02) == "nothing")
    }

    @Test mutating func anApplicationIsToBeAnsweredAndStaysSo() {
        let apply = license.fact(.apply, 2024_12_01, after: [issue])
        #expect(due(2024_12_10) == "to-be-answered 2024-12-31")
        #expect(due(2029_12_10) == "deemed-renewed 2024-12-31")
        license.amend("renew", 2024_12_20, after: [apply], until: 2025_12_31, kind: .renew)
        #expect(due(2024_12_21) == "nothing")
        #expect(due(2025_12_21) == "expires 2025-12-31")
    }

    @Test mutating func aSuspensionEndsBeforeTheTerm() {
        license.fact(.suspend, 2024_11_01, after: [issue], extra: CBORMap([(.int(BodyKey.until), .int(2024_11_30))]))
        #expect(due(2024_11_15) == "suspension-ends 2024-11-30")
        #expect(due(2024_12_01) == "expires 2024-12-31")
    }

    @Test mutating func ofWhatHasEndedNothingFallsDue() {
        license.fact(.cancel, 2024_12_01, after: [issue])
        #expect(due(2024_12_10) == "nothing")
    }
}
