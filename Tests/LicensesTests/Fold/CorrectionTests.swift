import District
import Licenses
import SignedLog
import Testing

@Suite struct CorrectionTests {
    @Test func aCorrectedEndingIsAsIfItHadNotBeen() {
        var license = LicenseCase()
        let issue = license.issue()
        let before = license.folded()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        #expect(license.state(2024_03_01) == .revoked)
        let correct = license.correct([revoke], after: [revoke])
        let history = license.folded()
        #expect(history.timeline == before.timeline)
        #expect(history.acts.first { $0.id == revoke }?.droppedBy == [correct])
    }

    @Test func aCorrectionOfACorrectionBringsBackWhatItDropped() {
        var license = LicenseCase()
        let issue = license.issue()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let first = license.correct([revoke], after: [revoke], "first")
        let second = license.correct([first], after: [first], "second")
        #expect(license.state(2024_03_01) == .revoked)
        license.correct([second], after: [second], "third")
        #expect(license.state(2024_03_01) == .valid)
    }

    @Test func concurrentCorrectionsAreAllCauses() {
        var license = LicenseCase()
        let issue = license.issue()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let corrections = [
            license.correct([revoke], after: [revoke], "one"), license.correct([revoke], after: [revoke], "two"),
        ]
        #expect(license.folded().acts.first { $0.id == revoke }?.droppedBy == corrections.sorted())
        license.correct([corrections[0]], after: corrections, "back")
        #expect(license.state(2024_03_01) == .valid, "the other correction still stands")
    }

    @Test func aCorrectionNamesAncestorsOnly() {
        var license = LicenseCase()
        let issue = license.issue()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let beside = license.correct([revoke], after: [issue], "beside")
        let strange = license.correct([Sample.act("elsewhere")], after: [revoke], "strange")
        #expect(license.reason(beside) == .targetNotBefore(revoke))
        #expect(license.reason(strange) == .targetNotBefore(Sample.act("elsewhere")))
        #expect(license.state(2024_03_01) == .revoked)
    }

    @Test func theOfficeDoesNotCorrectTheSuperior() {
        var license = LicenseCase()
        let issue = license.issue()
        let annul = license.fact(.annul, 2024_02_01, after: [issue], by: Sample.superior, competence: .superior)
        let correct = license.correct([annul], after: [annul])
        #expect(license.reason(correct) == .targetOfOtherOffice(annul))
        #expect(license.state(2024_03_01) == .annulled)
    }

    @Test func theSuperiorCorrectsItsOwnAnnulmentsOnly() {
        var license = LicenseCase()
        let issue = license.issue()
        let annul = license.fact(.annul, 2024_02_01, after: [issue], by: Sample.superior, competence: .superior)
        let own = license.correct([annul], after: [annul], "own", competence: .superior)
        let ofOffice = license.correct([issue], after: [annul], "of office", competence: .superior)
        let ofItself = license.correct([own], after: [own], "of itself", competence: .superior)
        #expect(license.reason(own) == nil)
        #expect(license.reason(ofOffice) == .targetOfOtherOffice(issue))
        #expect(license.reason(ofItself) == .targetOfOtherOffice(own))
        #expect(license.state(2024_03_01) == .valid)
    }

    @Test func oneForeignTargetMakesTheWholeCorrectionInvalid() {
        var license = LicenseCase()
        let issue = license.issue()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let annul = license.fact(.annul, 2024_02_01, after: [revoke], by: Sample.superior, competence: .superior)
        license.correct([revoke, annul], after: [annul])
        #expect(license.state(2024_03_01) == .annulled)
        #expect(license.folded().acts.allSatisfy { $0.droppedBy.isEmpty })
    }

    @Test func aLicenseWhoseFoundingActIsDroppedIsVoidWithItsEndingBeside() {
        var license = LicenseCase()
        let issue = license.issue()
        let cancel = license.fact(.cancel, 2024_02_01, after: [issue])
        license.correct([issue], after: [cancel])
        let expected = [
            Interval.plain(nil, .void, nil), Interval.plain(2024_02_01, .void, nil, ending: cancel),
        ]
        #expect(license.folded().timeline == expected)
    }

    @Test func aLicenseWhoseFoundingActIsHeldIsHeldWithItsEndingBeside() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10, standing: .cut)
        let amend = license.amend(2024_01_20, after: [issue])
        let cancel = license.fact(.cancel, 2024_02_01, after: [amend])
        let expected = [
            Interval.plain(nil, .held, nil), Interval.plain(2024_01_20, .held, amend),
            Interval.plain(2024_02_01, .held, amend, ending: cancel),
        ]
        #expect(license.folded().timeline == expected)
    }

    @Test func aHeldCorrectionDropsNothing() {
        var license = LicenseCase()
        let issue = license.issue()
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        license.correct([revoke], after: [revoke], standing: .cut)
        #expect(license.state(2024_03_01) == .revoked)
    }
}
