import District
import Licenses
import SignedLog
import Testing

@Suite struct ValidityTests {
    @Test func aLicenseOfOneActIsValidFromItsDate() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let expected = [
            Interval.plain(nil, .notYetInForce, nil), Interval.plain(2024_01_10, .valid, issue),
        ]
        #expect(license.folded().timeline == expected)
        #expect(license.folded().findings.isEmpty)
    }

    @Test func whoIsNotCompetentChangesNothing() {
        var license = LicenseCase()
        let issue = license.issue()
        let before = license.folded()
        let foreign = license.fact(.annul, 2024_02_01, after: [issue], competence: .none(.notOfOffice(Sample.office)))
        #expect(license.folded().timeline == before.timeline)
        #expect(license.folded().findings == [.invalid(foreign, .notCompetent(.none(.notOfOffice(Sample.office))))])
    }

    @Test(arguments: [LicenseActKind.amend, .revoke, .suspend, .cancel, .lost, .apply])
    func theSuperiorMayOnlyAnnulCorrectAndErase(kind: LicenseActKind) {
        var license = LicenseCase()
        let issue = license.issue()
        let body = kind == .amend ? LicenseCase.content(version: 2, dated: 2024_02_01) : CBORMap([(4, 2024_02_01)])
        var named = body
        if kind == .lost { named[BodyKey.namedFields] = .array([.array([.bytes(issue), "principal"])]) }
        let act = license.add("act", kind, after: [issue], named, competence: .superior)
        #expect(license.reason(act) == .notForSuperior)
    }

    @Test func aFoundingActHasVersionOne() {
        var license = LicenseCase()
        let issue = license.issue(version: 3)
        #expect(license.reason(issue) == .version(found: 3, expected: 1))
        #expect(license.state(2024_02_01) == .void)
    }

    @Test func aBackFilesFoundingVersionIsFree() {
        var license = LicenseCase()
        let provenance = CBOR.array([.bytes(Sample.digest("file")), 7])
        let issue = license.issue(version: 3, about: CBORMap([(.int(AboutKey.provenance), provenance)]))
        let amend = license.amend(2024_02_01, after: [issue], version: 4)
        #expect(license.reason(issue) == nil)
        #expect(license.shown(2024_02_01) == amend)
    }

    @Test(arguments: [(1, 2), (3, 2), (2, nil)] as [(Int64, Int?)])
    func aVersionIsOneMoreThanTheLargestBefore(version: Int64, expected: Int?) {
        var license = LicenseCase()
        let issue = license.issue()
        let amend = license.amend(2024_02_01, after: [issue], version: version)
        #expect(license.reason(amend) == expected.map { .version(found: Int(version), expected: $0) })
    }

    @Test func invalidContentIsNotCountedAsAVersion() {
        var license = LicenseCase()
        let issue = license.issue()
        let wrong = license.amend("wrong", 2024_02_01, after: [issue], version: 9)
        let right = license.amend("right", 2024_02_01, after: [wrong], version: 2)
        #expect(license.reason(right) == nil)
        #expect(license.shown(2024_02_01) == right)
    }

    @Test func onlyASettleMayBuildOnRivals() {
        var license = LicenseCase()
        let issue = license.issue()
        let rivals = [
            license.amend("one", 2024_02_01, after: [issue]), license.amend("two", 2024_02_01, after: [issue]),
        ]
        let amend = license.amend("third", 2024_03_01, after: rivals, version: 3)
        let settle = license.amend("settle", 2024_03_01, after: rivals, version: 3, kind: .settle)
        #expect(license.reason(amend) == .rivalsBefore(rivals.sorted()))
        #expect(license.reason(settle) == nil)
        #expect(license.shown(2024_03_01) == settle)
    }

    @Test func heldContentIsStillAVersionToBuildOn() {
        var license = LicenseCase()
        let issue = license.issue()
        let held = license.amend("held", 2024_02_01, after: [issue], standing: .cut)
        let next = license.amend("next", 2024_03_01, after: [held], version: 3)
        #expect(license.reason(next) == nil)
        #expect(license.shown(2024_02_01) == issue)
        #expect(license.shown(2024_03_01) == next)
    }

    @Test func theItemMustBeKnownOwnAndCurrent() {
        let other = Sample.school.with { $0.office = Sample.otherOffice }
        let newer = Sample.school.with { $0.version = 2 }
        let cases: [(ItemAtAct, InvalidReason)] = [
            (.unknown, .itemUnknown(Sample.itemDocument)),
            (.known(other.approved()), .itemOfOtherOffice(Sample.otherOffice)),
            (.known(newer.approved()), .itemVersion(found: 1, current: 2)),
            (.known(Sample.school.approved(isRetired: true)), .itemRetired(Sample.itemDocument)),
        ]
        for (item, reason) in cases {
            var license = LicenseCase()
            let issue = license.issue()
            license.items[issue] = item
            #expect(license.reason(issue) == reason)
            #expect(license.state(2024_02_01) == .void)
        }
    }

    @Test func aRetiredItemsLicensesGoOn() {
        var license = LicenseCase()
        let issue = license.issue()
        let amend = license.amend(2024_02_01, after: [issue])
        license.items[amend] = .known(Sample.school.approved(isRetired: true))
        #expect(license.shown(2024_02_01) == amend)
    }

    @Test func whatItsPageRefusesIsInvalidAndNamed() {
        var license = LicenseCase()
        let issue = license.issue()
        let undated = license.add("undated", .suspend, after: [issue], CBORMap())
        #expect(license.folded().findings == [.invalid(undated, .refused(.missing(key: BodyKey.dated)))])
    }

    @Test func aKindOfOtherDocumentsIsInvalid() {
        var license = LicenseCase()
        let issue = license.issue()
        let cut = license.add("cut", kind: Kind.cut.rawValue, isCritical: true, after: [issue], CBORMap())
        #expect(license.reason(cut) == .foreignKind)
    }

    @Test func aContentActOfAnotherDocumentKindNeverFounds() {
        var license = LicenseCase()
        let amend = license.amend(2024_01_10, after: [], version: 1)
        #expect(license.reason(amend) == .refused(.mustContinue(kind: 101)))
        #expect(license.state(2024_02_01) == .void)
    }
}

@Suite struct UnknownKindTests {
    @Test func aCriticalUnknownActOfTheOfficeStopsTheJudgment() {
        var license = LicenseCase()
        let issue = license.issue()
        let unknown = license.add("unknown", kind: 149, isCritical: true, after: [issue], CBORMap())
        let history = license.folded()
        #expect(history.timeline.allSatisfy { $0.state == .cannotBeJudged })
        #expect(history.shown(at: day(2024_02_01)).interval.inForce == issue)
        #expect(history.findings == [.cannotBeJudged(unknown, kind: 149)])
    }

    @Test func ofAVoidLicenseNothingIsInForceAlsoWhereItCannotBeJudged() {
        var license = LicenseCase()
        let issue = license.issue()
        let amend = license.amend(2024_01_20, after: [issue])
        let unknown = license.add("unknown", kind: 149, isCritical: true, after: [amend], CBORMap())
        license.correct([issue], after: [unknown])
        let interval = license.folded().shown(at: day(2024_02_01)).interval
        #expect(interval.state == .cannotBeJudged)
        #expect(interval.inForce == nil)
    }

    @Test func itsCorrectionBringsTheJudgmentBack() {
        var license = LicenseCase()
        let issue = license.issue()
        let unknown = license.add("unknown", kind: 149, isCritical: true, after: [issue], CBORMap())
        license.correct([unknown], after: [unknown])
        #expect(license.state(2024_02_01) == .valid)
    }

    @Test func anUnknownActOfAnotherOfficeIsOnlyKept() {
        var license = LicenseCase()
        let issue = license.issue()
        let competence = Competence.none(.unknownKind(999))
        let act = license.add("act", kind: 999, isCritical: true, after: [issue], CBORMap(), competence: competence)
        #expect(license.state(2024_02_01) == .valid)
        #expect(license.reason(act) == .notCompetent(competence))
    }

    @Test func anUnknownActThatIsNotCriticalIsOnlyKept() {
        var license = LicenseCase()
        let issue = license.issue()
        license.add("unknown", kind: 999, isCritical: false, after: [issue], CBORMap())
        #expect(license.state(2024_02_01) == .valid)
        #expect(license.folded().findings.isEmpty)
    }

    @Test func anUnknownActThatIsHeldWaits() {
        var license = LicenseCase()
        let issue = license.issue()
        license.add("unknown", kind: 999, isCritical: true, after: [issue], CBORMap(), standing: .cut)
        #expect(license.state(2024_02_01) == .valid)
    }
}
