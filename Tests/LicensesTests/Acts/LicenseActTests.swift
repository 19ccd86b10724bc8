import District
import Licenses
import SignedLog
import Signing
import Testing

@Suite struct LicenseActTests {
    static let place = try? LicensePlace(
        document: DocumentID(Sample.digest("license")),
        parents: [Sample.act("parent")]
    )
    static let measure = MeasureDraft(dated: day(2024_02_01), reason: "王某未到场", ground: "逾期", basis: "普教〔2024〕1号")

    /// Every verb, as a person authors it.
    static func drafts() throws -> [(LicenseActKind, ActDraft)] {
        let place = try #require(place)
        let field = FieldReference(act: Sample.act("parent"), key: "principal")
        let version = Sample.act("parent")
        return [
            (.issue, try .issue(Sample.face(), item: Sample.item, nonce: Sample.nonce("issue"))),
            (.amend, try .amend(Sample.face(version: 2), item: Sample.item, at: place)),
            (.renew, try .renew(Sample.face(version: 2), item: Sample.item, at: place)),
            (.settle, try .settle(Sample.face(version: 2), item: Sample.item, at: place)),
            (.suspend, try .suspend(measure, until: day(2024_03_01), at: place)),
            (.reinstate, try .reinstate(measure, at: place)),
            (.withdraw, try .end(.withdraw, measure, at: place)),
            (.cancel, try .end(.cancel, measure, at: place)),
            (.cancel, try .deregister(version, measure, at: place)),
            (.revoke, try .end(.revoke, measure, at: place)),
            (.annul, try .end(.annul, measure, at: place)),
            (.correct, try .correct([version], ground: "录入错误", reason: "重名", at: place)),
            (.erase, try .erase([field], ground: "个人信息保护法 §47", at: place)),
            (.lost, try .lost([field], at: place)),
            (.apply, try .applyForRenewal(measure, at: place)),
            (.refuse, try .refuseRenewal(measure, at: place)),
            (.deliver, try .deliver(version, DeliveryDraft(dated: day(2024_02_03), channel: "一网通办"), at: place)),
            (.seal, try .seal(version, dated: day(2024_02_02), name: "普陀区教育局电子证照专用章", at: place)),
            (.inspect, try .inspect(measure, result: .postponed, until: day(2024_03_01), at: place)),
            (.inspect, try .inspect(measure, result: .passed, until: nil, at: place)),
            (.refuseSeal, try .refuseSeal(version, dated: day(2024_02_02), ground: "照面信息有误", at: place)),
            (.submit, try .submit([version], dated: day(2024_02_02), at: place)),
            (.libraryAnswer, try .libraryAnswer(to: version, .accepted, dated: day(2024_02_02), at: place)),
            (.layout, try .layout(version, content: Array("%PDF-1.7".utf8), at: place)),
            (.paper, try .paper(version, dated: day(2024_02_02), number: "沪教印0012345", at: place)),
        ]
    }

    @Test func everyDraftSealsIntoAnActOfItsKindThatDecodes() throws {
        for (kind, draft) in try Self.drafts() {
            let sealed = try SealedAct(draft)
            let decoded = try #require(try LicenseAct.decode(sealed.act))
            #expect(decoded.kind == kind)
            #expect(sealed.act.isCritical == kind.isCritical)
            #expect(try Act.decode(sealed.act.encoded()) == sealed.act)
        }
    }

    @Test func everyKindHasADraftAndARowInTheTableOfKinds() throws {
        let drafted = Set(try Self.drafts().map(\.0))
        for kind in LicenseActKind.allCases {
            #expect(drafted.contains(kind), "\(kind)")
            let rule = try #require(KindTable.rule(for: kind.rawValue))
            #expect(rule.isCritical == kind.isCritical)
            #expect(rule.isFounding == (kind == .issue))
        }
    }

    @Test func anIssueSaysWhatWasAuthored() throws {
        let sealed = try SealedAct(.issue(Sample.face(), item: Sample.item, nonce: Sample.nonce("issue")))
        let content = try #require(try LicenseAct.decode(sealed.act)?.content)
        #expect(content.version == 1)
        #expect(content.number == "教民131010730000001号")
        #expect(content.identifier == (try Sample.identifier(version: 1)))
        #expect(content.dated == day(2024_01_10))
        #expect(content.item == Sample.itemDocument)
        #expect(content.itemVersion == 1)
        #expect(content.validFrom == day(2024_01_10))
        #expect(content.validTo == .until(day(2028_12_31)))
        #expect(content.holderType == "001")
        #expect(Sample.item.faults(in: content).isEmpty)
    }

    @Test func theReasonIsNeverClear() throws {
        for (_, draft) in try Self.drafts() {
            let sealed = try SealedAct(draft)
            #expect(sealed.act.fields[ReservedField.reason]?.asText == nil)
        }
        let place = try #require(Self.place)
        let sealed = try SealedAct(.suspend(Self.measure, until: nil, at: place))
        #expect(try sealed.disclosed() == [ReservedField.reason: "王某未到场"])
    }

    @Test func whatAnActSaysAboutItselfIsReadBack() throws {
        let file = DraftFile(digest: Sample.digest("scan"), byteCount: 12, mediaType: "application/pdf")
        let circumstances = Circumstances(
            by: "李四",
            decidedOn: day(2024_01_09),
            isTest: true,
            files: [file],
            provenance: Provenance(file: Sample.digest("file"), row: 7),
            incident: DocumentID(Sample.digest("incident")),
            idempotencyKey: Sample.nonce("request")
        )
        let draft = try ActDraft.issue(
            Sample.face(),
            item: Sample.item,
            nonce: Sample.nonce("issue"),
            circumstances: circumstances
        )
        let sealed = try SealedAct(draft)
        let about = ActAbout(sealed.act)
        #expect(about.decidedOn == day(2024_01_09))
        #expect(about.isTest)
        #expect(about.provenance == Provenance(file: Sample.digest("file"), row: 7))
        #expect(about.incident == DocumentID(Sample.digest("incident")))
        #expect(about.idempotencyKey == Sample.nonce("request"))
        #expect(try sealed.disclosed()[FieldKey.by] == "李四")
        #expect(try sealed.disclosed()[FieldKey.file(0)] == .bytes(Sample.digest("scan")))
    }

    @Test func aboutOfAnotherShapeSaysNothing() {
        let about = CBORMap([
            (.int(AboutKey.decidedOn), 2024_02_30), (.int(AboutKey.test), 1), (.int(AboutKey.idempotencyKey), "x"),
            (.int(AboutKey.provenance), .array([.bytes(Sample.digest("file")), 0])), (99, "later"),
        ])
        let act = Act(kind: 104, isCritical: true, subject: .document(Sample.itemDocument), about: about)
        let empty = Act(kind: 104, isCritical: true, subject: .document(Sample.itemDocument))
        #expect(ActAbout(act) == ActAbout(empty))
    }
}

@Suite struct LicenseActRefusalTests {
    private func refusal(
        _ kind: LicenseActKind,
        isFounding: Bool? = nil,
        isCritical: Bool? = nil,
        _ change: (inout CBORMap) -> Void
    ) -> ActRefusal? {
        var body = kind.isContent ? LicenseCase.content(version: 1, dated: 2024_01_10) : CBORMap([(4, 2024_01_10)])
        change(&body)
        let subject: Subject =
            isFounding ?? (kind == .issue) ? .founding(nonce: .zero) : .document(Sample.itemDocument)
        let act = Act(kind: kind.rawValue, isCritical: isCritical ?? kind.isCritical, subject: subject, body: body)
        do {
            _ = try LicenseAct.decode(act)
            return nil
        } catch {
            return error
        }
    }

    @Test func whatAPageDemandsMustBeThere() {
        let required = [
            BodyKey.version, BodyKey.dated, BodyKey.item, BodyKey.itemVersion,
        ]
        for key in required { #expect(refusal(.issue) { $0[key] = nil } == .missing(key: key)) }
        #expect(refusal(.issue) { $0[BodyKey.fields] = nil } == .malformed(key: BodyKey.fields))
        for kind in [LicenseActKind.suspend, .reinstate, .revoke, .annul, .apply, .refuse] {
            #expect(refusal(kind) { $0[BodyKey.dated] = nil } == .missing(key: BodyKey.dated))
        }
        #expect(refusal(.correct) { _ in } == .missing(key: BodyKey.targets))
        #expect(refusal(.erase) { _ in } == .missing(key: BodyKey.namedFields))
        #expect(refusal(.deliver) { _ in } == .missing(key: LicenseKey.version))
        #expect(
            refusal(.paper) { $0[LicenseKey.version] = .bytes(Sample.act("issue")) } == .missing(key: BodyKey.number)
        )
        #expect(refusal(.inspect) { _ in } == .missing(key: LicenseKey.result))
        #expect(refusal(.inspect) { $0[LicenseKey.result] = 3 } == .missing(key: BodyKey.until))
    }

    @Test func whatIsOptionalMayBeAbsent() {
        for key in [BodyKey.number, BodyKey.identifier, BodyKey.validFrom, BodyKey.validTo] {
            #expect(refusal(.issue) { $0[key] = nil } == nil)
        }
    }

    @Test(
        arguments: [
            (BodyKey.dated, CBOR.int(2024_02_30)), (BodyKey.validFrom, 2024_13_01), (BodyKey.validTo, -1),
            (BodyKey.version, 0), (BodyKey.version, 1_000_000), (BodyKey.itemVersion, 0),
            (BodyKey.item, .bytes([1, 2])),
            (BodyKey.number, ""), (BodyKey.identifier, ""),
        ] as [(Int64, CBOR)]
    )
    func whatIsOutOfRangeIsRefused(key: Int64, value: CBOR) {
        #expect(refusal(.issue) { $0[key] = value } == .outOfRange(key: key))
    }

    @Test(
        arguments: [
            (BodyKey.dated, "2024-01-10"), (BodyKey.validTo, "长期"), (BodyKey.version, "1"), (BodyKey.item, 5),
            (BodyKey.number, 5), (BodyKey.fields, "face"),
        ] as [(Int64, CBOR)]
    )
    func whatIsOfAnotherTypeIsRefused(key: Int64, value: CBOR) {
        #expect(refusal(.issue) { $0[key] = value } == .wrongType(key: key))
    }

    @Test func theLastDayDoesNotLieBeforeTheFirst() {
        let change = { (last: Int64) in
            { (body: inout CBORMap) in
                body[BodyKey.validFrom] = 2024_01_10
                body[BodyKey.validTo] = .int(last)
            }
        }
        #expect(refusal(.issue, change(2024_01_10)) == nil)
        #expect(refusal(.issue, change(2024_01_09)) == .outOfRange(key: BodyKey.validTo))
        #expect(refusal(.suspend) { $0[BodyKey.until] = 2024_01_10 } == nil)
        #expect(refusal(.suspend) { $0[BodyKey.until] = 2024_01_09 } == .outOfRange(key: BodyKey.until))
    }

    @Test(arguments: [CBOR.int(1), "1", "0011", "abc", .bytes([])])
    func theHolderTypeIsThreeDigits(type: CBOR) {
        let refusal = refusal(.issue) { body in
            var fields = body[BodyKey.fields]?.asMap ?? CBORMap()
            fields[ReservedField.holderType] = type
            body[BodyKey.fields] = .map(fields)
        }
        #expect(refusal == .malformed(key: BodyKey.fields))
    }

    @Test func aByteStringOnAFaceIsACommitment() {
        let refusal = refusal(.issue) { body in
            var fields = body[BodyKey.fields]?.asMap ?? CBORMap()
            fields[Text("principal")] = .bytes([1, 2, 3])
            body[BodyKey.fields] = .map(fields)
        }
        #expect(refusal == .malformed(key: BodyKey.fields))
    }

    @Test func theFlagAndTheSubjectFollowTheKind() {
        #expect(refusal(.issue, isCritical: false) { _ in } == .wrongCriticalFlag(kind: 100))
        #expect(refusal(.apply, isCritical: true) { _ in } == .wrongCriticalFlag(kind: 113))
        #expect(refusal(.issue, isFounding: false) { _ in } == .mustFound(kind: 100))
        #expect(refusal(.amend, isFounding: true) { _ in } == .mustContinue(kind: 101))
    }

    @Test func listsAreSortedAndNotEmpty() {
        let (small, large) = (min(Sample.act("a"), Sample.act("b")), max(Sample.act("a"), Sample.act("b")))
        let targets = { (ids: [ActID]) in
            { (body: inout CBORMap) in
                body[BodyKey.targets] = .array(ids.map { CBOR.bytes($0) })
                body[BodyKey.ground] = "重复"
            }
        }
        #expect(refusal(.correct, targets([small, large])) == nil)
        #expect(refusal(.correct, targets([large, small])) == .malformed(key: BodyKey.targets))
        #expect(refusal(.correct, targets([small, small])) == .malformed(key: BodyKey.targets))
        #expect(refusal(.correct, targets([])) == .outOfRange(key: BodyKey.targets))
        #expect(
            refusal(.lost) { $0[BodyKey.namedFields] = .array([.bytes(small)]) } == .malformed(key: BodyKey.namedFields)
        )
    }

    @Test func aKeyThatTheKindDoesNotHaveMeansNothing() {
        #expect(refusal(.issue) { $0[Int64(99)] = "later" } == nil)
        #expect(refusal(.revoke) { $0[BodyKey.deregisters] = "nothing" } == nil)
    }

    @Test func anotherKindIsNoLicenseAct() throws {
        let act = Act(kind: 999, isCritical: false, subject: .founding(nonce: .zero))
        #expect(try LicenseAct.decode(act) == nil)
    }
}
