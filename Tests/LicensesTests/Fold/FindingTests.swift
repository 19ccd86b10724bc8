import District
import Licenses
import SignedLog
import Testing

@Suite struct FindingTests {
    @Test(arguments: [
        (LicenseActKind.suspend, Int64(2024_02_01), true), (.reinstate, 2024_03_01, true), (.cancel, 2024_02_01, true),
        (.annul, 2024_03_01, true), (.suspend, 2024_01_31, false), (.apply, 2024_03_01, false),
    ])
    func whatFollowsAnEndingIsFoundUnlessItIsDatedBefore(kind: LicenseActKind, dated: Int64, isFound: Bool) {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let act = license.fact(kind, dated, after: [revoke])
        #expect(license.folded().findings == (isFound ? [.afterEnding(act, endings: [revoke])] : []))
    }

    @Test func aDeregistrationMayFollowItsEnding() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let extra = CBORMap([(.int(BodyKey.deregisters), .bytes(revoke))])
        license.fact(.cancel, 2024_03_01, after: [revoke], extra: extra)
        #expect(license.folded().findings.isEmpty)
    }

    @Test func anAmendmentOfAnEndedLicenseIsFoundAndChangesNoState() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let revoke = license.fact(.revoke, 2024_02_01, after: [issue])
        let amend = license.amend(2024_03_01, after: [revoke])
        #expect(license.folded().findings == [.afterEnding(amend, endings: [revoke])])
        #expect(license.state(2024_03_01) == .revoked)
        license.correct([revoke], after: [amend])
        #expect(license.folded().findings.isEmpty)
    }

    @Test func builtOnADroppedActUntilASettleThatKnowsTheCorrection() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let wrong = license.amend("wrong", 2024_02_01, after: [issue])
        let next = license.amend("next", 2024_03_01, after: [wrong], version: 3)
        let correct = license.correct([wrong], after: [wrong])
        let finding = Finding.builtOn(next, ancestor: wrong, cause: .correction(correct))
        #expect(license.folded().findings == [finding])

        let ignorant = license.amend("ignorant", 2024_04_01, after: [next], version: 4, kind: .settle)
        let onIgnorant = Finding.builtOn(ignorant, ancestor: wrong, cause: .correction(correct))
        #expect(Set(license.folded().findings) == [finding, onIgnorant])

        license.amend("settle", 2024_05_01, after: [ignorant, correct], version: 5, kind: .settle)
        #expect(license.folded().findings.isEmpty)
    }

    @Test func aSettleThatHasTheCauseOtherwiseInItsPastSettlesToo() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let held = license.amend("held", 2024_02_01, after: [issue], standing: .cut)
        let settle = license.amend("settle", 2024_03_01, after: [held], version: 3, kind: .settle)
        let cause = LossCause.held(.beyond(Sample.entry("cut")))
        #expect(license.folded().findings == [.builtOn(settle, ancestor: held, cause: cause)])
        license.known = [LicenseCase.Knowing(settle: settle, cause: cause)]
        #expect(license.folded().findings.isEmpty)
    }

    @Test func everyCauseIsNamed() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let cut = HeldReason.beyond(Sample.entry("cut"))
        let held = license.amend("held", 2024_02_01, after: [issue], standing: .held([cut, .notEnrolled]))
        let next = license.amend("next", 2024_03_01, after: [held], version: 3)
        let correct = license.correct([held], after: [held])
        let causes: [LossCause] = [.correction(correct), .held(cut), .held(.notEnrolled)]
        #expect(license.folded().findings == causes.map { .builtOn(next, ancestor: held, cause: $0) })
    }

    @Test func aSettleNeitherHeldNorDroppedSettlesOnlyWhatItDescendsFrom() {
        var license = LicenseCase()
        let issue = license.issue(2024_01_10)
        let wrong = license.amend("wrong", 2024_02_01, after: [issue])
        let next = license.amend("next", 2024_03_01, after: [wrong], version: 3)
        let correct = license.correct([wrong], after: [wrong])
        let settle = license.amend(
            "settle",
            2024_04_01,
            after: [next, correct],
            version: 4,
            kind: .settle,
            standing: .cut
        )
        let findings = license.folded().findings
        #expect(findings == [.builtOn(next, ancestor: wrong, cause: .correction(correct))])
        #expect(!findings.contains { $0.act == settle })
    }

    @Test func aFaceThatDoesNotFitItsItemIsFound() throws {
        var license = LicenseCase()
        var body = LicenseCase.content(version: 1, dated: 2024_01_10)
        var fields = try #require(body[BodyKey.fields]?.asMap)
        fields[Text("address")] = nil
        fields[Text("principal")] = "王某"
        fields[Text("area")] = "一千"
        fields[Text("colour")] = "red"
        body[BodyKey.fields] = .map(fields)
        let issue = license.add("issue", .issue, after: [], body)
        let faults: [FaceFault] = [
            FaceFault(field: "area", fault: .notADecimal), FaceFault(field: "colour", fault: .unknown),
            FaceFault(field: "principal", fault: .clear), FaceFault(field: "address", fault: .missing),
        ]
        #expect(license.folded().findings == faults.map { .face(issue, $0) })
        #expect(license.state(2024_02_01) == .valid)
    }

    @Test func aPersonsCodeInClearIsFoundWhateverTheItemSays() throws {
        var license = LicenseCase()
        var body = LicenseCase.content(version: 1, dated: 2024_01_10)
        var fields = try #require(body[BodyKey.fields]?.asMap)
        fields[Text("holder/type")] = "111"
        body[BodyKey.fields] = .map(fields)
        body[BodyKey.number] = "证11010519491231002X号"
        let issue = license.add("issue", .issue, after: [], body)
        let expected: [Finding] = [
            .face(issue, FaceFault(field: "holder/code", fault: .clear)),
            .face(issue, FaceFault(field: "holder/name", fault: .clear)), .personalNumber(issue, .number),
        ]
        #expect(license.folded().findings == expected)
    }

    @Test func anIdentifierThatSaysSomethingElseIsFound() throws {
        let right = try Sample.identifier(version: 1)
        var wrongCheck = right.utf8.array
        let check = wrongCheck.removeLast()
        wrongCheck.append(check == UInt8(ascii: "A") ? UInt8(ascii: "B") : UInt8(ascii: "A"))
        let cases: [(Text, IdentifierFault)] = [
            (try Sample.identifier(version: 2), .otherVersion(2)),
            (
                try #require(Text(validating: wrongCheck)),
                .malformed(.checkCharacter(found: wrongCheck[wrongCheck.count - 1], expected: check))
            ),
            ("1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F", .otherType),
        ]
        for (identifier, fault) in cases {
            var license = LicenseCase()
            var body = LicenseCase.content(version: 1, dated: 2024_01_10)
            body[BodyKey.identifier] = .text(identifier)
            let issue = license.add("issue", .issue, after: [], body)
            #expect(license.folded().findings == [.identifier(issue, fault)])
        }
    }

    @Test func anotherLicenseTypeIsFound() {
        var license = LicenseCase()
        let issue = license.issue()
        var body = LicenseCase.content(version: 2, dated: 2024_02_01)
        let other = DocumentID(Sample.digest("other item"))
        body[BodyKey.item] = .bytes(other)
        let amend = license.add("amend", .amend, after: [issue], body)
        license.items[amend] = .known(Sample.item)
        #expect(license.folded().findings == [.otherItem(amend, other)])
    }
}
