import Licenses
import SignedLog
import Testing

@Suite struct EndingTests {
    @Test(arguments: [
        (LicenseActKind.withdraw, LicenseState.withdrawn), (.cancel, .cancelled), (.revoke, .revoked),
    ])
    func anEndingNamesTheStateFromItsDate(kind: LicenseActKind, state: LicenseState) {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let ending = license.fact(kind, 2024_02_01, after: [issue])
        let expected = [
            Interval.plain(nil, .notYetInForce, nil), Interval.plain(2024_01_10, .valid, issue),
            Interval.plain(2024_02_01, state, issue, ending: ending),
        ]
        #expect(license.folded().timeline == expected)
    }

    @Test func annulmentReachesBackToTheFoundingDate() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let annul = license.fact(.annul, 2024_05_01, after: [issue])
        let expected = [
            Interval.plain(nil, .notYetInForce, nil, ending: nil),
            Interval.plain(2024_01_10, .annulled, issue, ending: annul),
        ]
        #expect(license.folded().timeline == expected)
    }

    @Test func annulmentReachesBackToAnEarlierFaceToo() {
        var license = LicenseCase()
        let issue = license.issue(2024_03_01)
        let amend = license.amend(2024_02_01, after: [issue])
        license.fact(.annul, 2024_05_01, after: [amend])
        #expect(license.folded().states == ["… not-yet-in-force", "2024-02-01 annulled"])
    }

    @Test func theHighestRankOfThoseReachedNamesTheState() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        license.fact(.cancel, 2024_02_01, after: [issue])
        license.fact(.withdraw, 2024_03_01, after: [issue])
        license.fact(.revoke, 2024_04_01, after: [issue])
        let expected = [
            "… not-yet-in-force", "2024-01-10 valid", "2024-02-01 cancelled", "2024-03-01 withdrawn",
            "2024-04-01 revoked",
        ]
        #expect(license.folded().states == expected)
        license.fact(.annul, 2024_06_01, after: [issue])
        #expect(license.folded().states == ["… not-yet-in-force", "2024-01-10 annulled"])
    }

    @Test func ofEndingsOfOneRankTheEarlierNamesTheState() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let first = license.fact(.revoke, 2024_02_01, after: [issue], "first")
        license.fact(.revoke, 2024_03_01, after: [issue], "second")
        #expect(license.folded().shown(at: day(2024_04_01)).interval.ending == first)
        let alike = license.fact(.revoke, 2024_02_01, after: [issue], "alike")
        #expect(license.folded().shown(at: day(2024_04_01)).interval.ending == min(first, alike))
    }

    @Test func aDeregistrationNamesNoStateAndLapsesWithItsEnding() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let extra = CBORMap([(.int(BodyKey.deregisters), .bytes(revoke))])
        let cancel = license.fact(.cancel, 2024_03_01, after: [revoke], extra: extra)
        let shown = license.folded().shown(at: day(2024_03_01)).interval
        #expect(shown.state == .revoked)
        #expect(shown.ending == revoke)
        #expect(shown.deregistration == cancel)

        license.correct([revoke], after: [cancel])
        let history = license.folded()
        #expect(history.states == ["… not-yet-in-force", "2024-01-10 valid"])
        #expect(history.acts.first { $0.id == cancel }?.isLapsed == true)
    }

    @Test func aCancelOnlyDeregistersAnEndingBeforeIt() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let ofIssue = CBORMap([(.int(BodyKey.deregisters), .bytes(issue))])
        let ofBeside = CBORMap([(.int(BodyKey.deregisters), .bytes(revoke))])
        let first = license.fact(.cancel, 2024_03_01, after: [issue], "first", extra: ofIssue)
        let second = license.fact(.cancel, 2024_03_01, after: [issue], "second", extra: ofBeside)
        #expect(license.reason(first) == .deregistersNoEnding(issue))
        #expect(license.reason(second) == .deregistersNoEnding(revoke))
    }

    @Test func anEndedLicenseHasNoRivals() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let one = license.amend("one", 2024_02_01, after: [issue])
        license.amend("two", 2024_02_01, after: [issue])
        license.fact(.revoke, 2024_03_01, after: [one])
        #expect(license.folded().shown(at: day(2024_02_01)).rivals.count == 2)
        #expect(license.folded().shown(at: day(2024_03_01)).rivals == [])
    }

    @Test func notYetInForceComesBeforeTheEnding() {
        var license = LicenseCase()
        let issue = license.issue(2024_03_01)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let expected = [
            Interval.plain(nil, .notYetInForce, nil), Interval.plain(2024_02_01, .notYetInForce, nil, ending: revoke),
            Interval.plain(2024_03_01, .revoked, issue, ending: revoke),
        ]
        #expect(license.folded().timeline == expected)
    }
}
