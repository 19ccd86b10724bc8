import Licenses
import SignedLog
import Testing

@Suite struct ExpiryTests {
    @Test func aLicenseExpiresAtTheEndOfItsLastDay() {
        var license = LicenseCase()
        license.issue(2024_01_10, until: 2024_12_31)
        #expect(license.folded().states == ["… not-yet-in-force", "2024-01-10 valid", "2025-01-01 expired"])
    }

    @Test func theLastDayOfTheCalendarHasNoDayAfter() {
        var license = LicenseCase()
        license.issue(2024_01_10, until: 9999_12_31)
        #expect(license.folded().states == ["… not-yet-in-force", "2024-01-10 valid"])
    }

    @Test func anUnansweredApplicationInTimeKeepsItAlive() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let apply = license.fact(.apply, 2024_12_31, after: [issue])
        let shown = license.folded().shown(at: day(2025_06_01)).interval
        #expect(shown.state == .valid)
        #expect(shown.deemedRenewedBy == apply)
        #expect(shown.from == day(2025_01_01))
    }

    @Test func anApplicationAfterTheLastDayComesTooLate() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        license.fact(.apply, 2025_01_01, after: [issue])
        #expect(license.state(2025_01_02) == .expired)
    }

    @Test func aRefusalThatDescendsFromItLetsItExpire() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let apply = license.fact(.apply, 2024_11_01, after: [issue])
        license.fact(.refuse, 2024_12_01, after: [issue], "beside")
        #expect(license.state(2025_01_02) == .valid)
        license.fact(.refuse, 2024_12_01, after: [apply])
        #expect(license.state(2025_01_02) == .expired)
    }

    @Test func aLateAnswerTakesEffectFromItsDateOnly() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let apply = license.fact(.apply, 2024_11_01, after: [issue])
        license.fact(.refuse, 2025_03_01, after: [apply])
        #expect(
            license.folded().states == [
                "… not-yet-in-force", "2024-01-10 valid", "2025-01-01 valid", "2025-03-01 expired",
            ]
        )
    }

    @Test func aRenewalAnswersTheApplication() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let apply = license.fact(.apply, 2024_11_01, after: [issue])
        license.amend("renew", 2024_12_20, after: [apply], until: 2025_12_31, kind: .renew)
        #expect(
            license.folded().states == [
                "… not-yet-in-force", "2024-01-10 valid", "2024-12-20 valid", "2026-01-01 expired",
            ]
        )
    }

    @Test func aHeldRefusalAnswersNothing() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let apply = license.fact(.apply, 2024_11_01, after: [issue])
        license.fact(.refuse, 2024_12_01, after: [apply], standing: .cut)
        #expect(license.state(2025_01_02) == .valid)
    }

    @Test func theShownRivalsLastDayCounts() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let one = license.amend("one", 2024_02_01, after: [issue], until: 2025_12_31)
        let two = license.amend("two", 2024_02_01, after: [issue], until: 2024_06_30)
        let expected: LicenseState = one < two ? .valid : .expired
        #expect(license.state(2024_07_01) == expected)
    }

    @Test func renewedAfterTheLastDayIsAFinding() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let renew = license.amend("renew", 2025_01_01, after: [issue], until: 2025_12_31, kind: .renew)
        #expect(license.folded().findings == [.renewedLate(renew, lastDay: day(2024_12_31))])
        #expect(license.state(2025_01_01) == .valid)
    }
}
