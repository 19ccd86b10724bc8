import Licenses
import SignedLog
import Testing

@Suite struct SuspensionTests {
    private func until(_ date: Int64) -> CBORMap { CBORMap([(.int(BodyKey.until), .int(date))]) }

    @Test func aSuspensionRunsToTheEndOfItsLastDay() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let suspend = license.fact(.suspend, 2024_02_01, after: [issue], extra: until(2024_02_29))
        #expect(
            license.folded().states == [
                "… not-yet-in-force", "2024-01-10 valid", "2024-02-01 suspended", "2024-03-01 valid",
            ]
        )
        #expect(license.folded().shown(at: day(2024_02_29)).interval.suspendedBy == [suspend])
    }

    @Test func anOpenSuspensionRunsUntilAReinstatementThatDescendsFromIt() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let suspend = license.fact(.suspend, 2024_02_01, after: [issue])
        license.fact(.reinstate, 2024_03_01, after: [issue], "beside")
        #expect(license.state(2024_04_01) == .suspended)
        license.fact(.reinstate, 2024_05_01, after: [suspend], "later")
        license.fact(.reinstate, 2024_04_15, after: [suspend], "sooner")
        #expect(license.state(2024_04_14) == .suspended)
        #expect(license.state(2024_04_15) == .valid)
    }

    @Test func suspensionsAreUnited() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let one = license.fact(.suspend, 2024_02_01, after: [issue], "one", extra: until(2024_02_10))
        let two = license.fact(.suspend, 2024_02_05, after: [issue], "two", extra: until(2024_02_20))
        license.fact(.reinstate, 2024_02_03, after: [one])
        #expect(
            license.folded().states == [
                "… not-yet-in-force", "2024-01-10 valid", "2024-02-01 suspended", "2024-02-03 valid",
                "2024-02-05 suspended", "2024-02-21 valid",
            ]
        )
        #expect(license.folded().shown(at: day(2024_02_07)).interval.suspendedBy == [two])
    }

    @Test func aReinstatementBeforeTheSuspensionsDateLeavesNothingOfIt() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let suspend = license.fact(.suspend, 2024_02_01, after: [issue])
        license.fact(.reinstate, 2024_01_20, after: [suspend])
        #expect(license.folded().states == ["… not-yet-in-force", "2024-01-10 valid"])
    }

    @Test func suspensionComesBeforeExpiryAndAfterAnEnding() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_03_31)
        let suspend = license.fact(.suspend, 2024_03_01, after: [issue], extra: until(2024_04_30))
        license.fact(.revoke, 2024_04_15, after: [suspend])
        #expect(
            license.folded().states == [
                "… not-yet-in-force", "2024-01-10 valid", "2024-03-01 suspended", "2024-04-15 revoked",
            ]
        )
    }
}
