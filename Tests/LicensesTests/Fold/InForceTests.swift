import Licenses
import SignedLog
import Testing

@Suite struct InForceTests {
    @Test func anAmendmentIsShownFromItsDate() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let amend = license.amend(2024_02_01, after: [issue])
        let expected = [
            Interval.plain(nil, .notYetInForce, nil), Interval.plain(2024_01_10, .valid, issue),
            Interval.plain(2024_02_01, .valid, amend),
        ]
        #expect(license.folded().timeline == expected)
    }

    @Test func ofRivalsTheLargerVersionThenTheSmallerIdIsShown() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let one = license.amend("one", 2024_02_01, after: [issue])
        let two = license.amend("two", 2024_02_01, after: [issue])
        let rivals = [one, two].sorted()
        #expect(license.folded().shown(at: day(2024_02_01)).rivals == rivals)
        #expect(license.shown(2024_02_01) == rivals[0])

        let later = license.amend("later", 2024_02_02, after: [rivals[1]], version: 3)
        #expect(license.folded().shown(at: day(2024_02_02)).rivals == [later, rivals[0]])
    }

    @Test func ofRivalsTheLargerVersionIsShownThoughTheOtherIsDatedLater() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let first = license.amend("first", 2024_02_01, after: [issue])
        let second = license.amend("second", 2024_02_02, after: [first], version: 3)
        let rival = license.amend("rival", 2024_02_03, after: [issue])
        #expect(license.folded().shown(at: day(2024_02_03)).rivals == [second, rival])
    }

    @Test func aSettleEndsTheRivalryAndItsCorrectionBringsItBack() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let rivals = [
            license.amend("one", 2024_02_01, after: [issue]), license.amend("two", 2024_02_01, after: [issue]),
        ].sorted()
        let settle = license.amend("settle", 2024_03_01, after: rivals, version: 3, kind: .settle)
        #expect(license.folded().shown(at: day(2024_02_15)).rivals == rivals)
        #expect(license.folded().shown(at: day(2024_03_01)).rivals == [])
        license.correct([settle], after: [settle])
        #expect(license.folded().shown(at: day(2024_03_01)).rivals == rivals)
    }

    @Test func rivalsOfDifferentDatesAreRivalsFromTheLaterDate() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let early = license.amend("early", 2024_02_01, after: [issue])
        let late = license.amend("late", 2024_03_01, after: [issue])
        #expect(license.folded().shown(at: day(2024_02_29)).rivals == [])
        #expect(license.folded().shown(at: day(2024_03_01)).rivals == [early, late].sorted())
    }

    @Test func aDroppedAmendmentShowsWhatItHadReplaced() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let amend = license.amend(2024_02_01, after: [issue])
        let correct = license.correct([amend], after: [amend])
        let next = license.amend("next", 2024_03_01, after: [correct], version: 3)
        #expect(license.shown(2024_02_01) == issue)
        #expect(license.shown(2024_03_01) == next)
    }

    @Test func anAmendmentDatedEarlierComesFirstAndTheOtherNever() {
        var license = LicenseCase()
        let issue = license.issue(2024_03_01)
        let amend = license.amend(2024_02_01, after: [issue])
        let history = license.folded()
        #expect(history.timeline == [.plain(nil, .notYetInForce, nil), .plain(2024_02_01, .valid, amend)])
        #expect(history.findings == [.neverInForce(issue, replacedBy: [amend])])
    }

    @Test func aDayIsShownWithTheNextChange() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, until: 2024_12_31)
        let shown = license.folded().shown(at: day(2024_12_31))
        #expect(shown.interval == .plain(2024_01_10, .valid, issue))
        #expect(shown.next == day(2025_01_01))
        #expect(shown.content?.version == 1)
        let before = license.folded().shown(at: day(1949_10_01))
        #expect(before.interval == .plain(nil, .notYetInForce, nil))
        #expect(before.next == day(2024_01_10))
        #expect(before.content == nil)
    }
}

@Suite struct ContinuationTests {
    @Test func theNextActJoinsAfterAllThatCounts() {
        var license = LicenseCase()
        let issue = license.issue()
        let one = license.amend("one", 2024_02_01, after: [issue])
        let held = license.amend("held", 2024_02_01, after: [issue], standing: .cut)
        let suspend = license.fact(.suspend, 2024_02_01, after: [issue])
        let expected = Continuation(parents: [one, suspend].sorted(), version: 3, rivals: [])
        #expect(license.folded().continuation == expected)
        #expect(!license.folded().continuation.parents.contains(held))
    }

    @Test func rivalsHaveToBeSettledFirst() {
        var license = LicenseCase()
        let issue = license.issue()
        let rivals = [
            license.amend("one", 2024_02_01, after: [issue]), license.amend("two", 2024_02_01, after: [issue]),
        ].sorted()
        #expect(license.folded().continuation == Continuation(parents: rivals, version: 3, rivals: rivals))
        license.amend("settle", 2024_03_01, after: rivals, version: 3, kind: .settle)
        #expect(license.folded().continuation == Continuation(parents: [license.id("settle")], version: 4, rivals: []))
    }

    @Test func ofManyTipsTheSixteenSmallestAreNamed() {
        var license = LicenseCase()
        let issue = license.issue()
        let tips = (0..<17).map { license.fact(.suspend, 2024_02_01, after: [issue], "suspend \($0)") }
        #expect(license.folded().continuation.parents == Array(tips.sorted().prefix(16)))
    }
}
