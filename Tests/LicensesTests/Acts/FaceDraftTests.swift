import Licenses
import SignedLog
import Testing

@Suite struct FaceDraftTests {
    private func refusal(
        _ item: CatalogueItem = Sample.item,
        _ change: (inout FaceDraft) -> Void
    ) -> AuthoringRefusal? {
        var face = Sample.face()
        change(&face)
        do {
            _ = try ActDraft.issue(face, item: item, nonce: Sample.nonce("issue"))
            return nil
        } catch {
            return error
        }
    }

    @Test func aValueOutsideTheCodeListIsRefused() {
        let item = Sample.noted.approved()
        #expect(refusal(item) { $0.values["trainingClass"] = "学科" } == nil)
        let expected = AuthoringRefusal.field("trainingClass", .notInCodeList(["学科", "非学科"]))
        #expect(refusal(item) { $0.values["trainingClass"] = "艺术" } == expected)
    }

    /// A reader that knows no code lists folds the same.
    @Test func noFoldLooksAtACodeList() throws {
        let plain = Sample.noted.with { noted in
            noted.fields = noted.fields.map {
                FaceField(key: $0.key, label: $0.label, type: $0.type, isPublic: $0.isPublic, isRequired: $0.isRequired)
            }
        }
        var face = Sample.face()
        face.values["trainingClass"] = "艺术"
        let sealed = try SealedAct(.issue(face, item: plain.approved(), nonce: Sample.nonce("issue")))
        let content = try #require(try LicenseAct.decode(sealed.act)?.content)
        #expect(Sample.noted.approved().faults(in: content).isEmpty)
    }

    @Test func onlyWhatTheItemMarksPublicStandsInClear() throws {
        let sealed = try SealedAct(.issue(Sample.face(), item: Sample.item, nonce: Sample.nonce("issue")))
        let clear = sealed.act.fields.pairs.filter { $0.value.asBytes == nil }.compactMap(\.key.asText)
        #expect(Set(clear) == ["holder/type", "holder/code", "holder/name", "address", "area"])
        #expect(try sealed.disclosed() == ["principal": "王某"])
    }

    @Test func aPrivateHolderIsCommittedTo() throws {
        let item = Sample.school.with { $0.holderIsPublic = false }.approved()
        let sealed = try SealedAct(.issue(Sample.face(), item: item, nonce: Sample.nonce("issue")))
        let expected: [Text: CBOR] = [
            "principal": "王某", "holder/code": "91310107MA1G000120", "holder/name": "普陀一校",
        ]
        #expect(try sealed.disclosed() == expected)
        #expect(sealed.act.fields[ReservedField.holderType] == "001")
    }

    @Test func aNaturalPersonIsCommittedToWhateverTheItemSays() throws {
        var face = Sample.face()
        face.holder = Holder(type: .residentIdentityNumber, code: "11010519491231002X", name: "王某")
        let sealed = try SealedAct(.issue(face, item: Sample.item, nonce: Sample.nonce("issue")))
        #expect(sealed.act.fields[ReservedField.holderCode]?.asBytes32 != nil)
        #expect(sealed.act.fields[ReservedField.holderName]?.asBytes32 != nil)
        #expect(sealed.act.fields[ReservedField.holderType] == "111")
        #expect(!String(decoding: sealed.act.encoded(), as: UTF8.self).contains("王某"))
    }

    @Test func theOperatorIsCommittedTo() throws {
        let circumstances = Circumstances(by: "李四")
        let draft = try ActDraft.issue(
            Sample.face(),
            item: Sample.item,
            nonce: Sample.nonce("issue"),
            circumstances: circumstances
        )
        let sealed = try SealedAct(draft)
        #expect(sealed.act.about[AboutKey.by]?.asBytes32 != nil)
    }

    @Test(
        arguments: [
            ("area", CBOR.text("一千"), FieldFault.notADecimal), ("area", "1.", .notADecimal),
            ("area", 5, .notOfType(.decimal)),
            ("founded", 2024_02_30, .impossibleDate), ("founded", "2024-02-01", .notOfType(.date)),
            ("classes", "3", .notOfType(.integer)), ("boarding", 1, .notOfType(.boolean)),
            ("address", 5, .notOfType(.text)), ("address", "曹杨\u{0}路", .controlCharacter(position: 3)),
            ("address", "曹é\u{85}路", .controlCharacter(position: 3)),
            ("address", "曹\u{E863}路", .privateUseCharacter(position: 2)),
            ("address", "（𤔡、３）\u{F8FF}", .privateUseCharacter(position: 6)),
            ("address", "\u{F0001}", .privateUseCharacter(position: 1)),
            ("address", "路\u{10FFFD}", .privateUseCharacter(position: 2)),
            ("colour", "red", .unknown), ("holder/name", "x", .reserved), ("reason", "x", .reserved),
            ("address", "住户11010519491231002X", .personalNumber),
        ] as [(Text, CBOR, FieldFault)]
    )
    func aFieldIsRefusedByNameAndRule(key: Text, value: CBOR, fault: FieldFault) {
        #expect(refusal { $0.values[key] = value } == .field(key, fault))
    }

    @Test func ofSeveralFaultsTheSmallestKeyIsNamed() {
        let refusal = refusal { face in
            for key in ["wing", "colour", "size", "shape"] as [Text] { face.values[key] = "red" }
        }
        #expect(refusal == .field("colour", .unknown))
    }

    @Test func aRequiredFieldIsDemanded() {
        #expect(refusal { $0.values["principal"] = nil } == .field("principal", .missing))
    }

    @Test func aFieldsLengthHasALimit() {
        let fits = Text(String(repeating: "a", count: FieldType.byteLimit))
        let tooLong = Text(String(repeating: "a", count: FieldType.byteLimit + 1))
        #expect(refusal { $0.values["address"] = .text(fits) } == nil)
        let expected = AuthoringRefusal.field("address", .tooLong(byteCount: FieldType.byteLimit + 1))
        #expect(refusal { $0.values["address"] = .text(tooLong) } == expected)
    }

    @Test func theHoldersCodeIsChecked() {
        let wrong = Holder(type: .unifiedSocialCreditCode, code: "91310107MA1G000121", name: "一校")
        let expected = FieldFault.code(.checkCharacter(found: UInt8(ascii: "1"), expected: UInt8(ascii: "0")))
        #expect(refusal { $0.holder = wrong } == .field("holder/code", expected))
        #expect(refusal { $0.holder.name = "" } == .field("holder/name", .empty))
        #expect(refusal { $0.holder.name = "一校\u{7}" } == .field("holder/name", .controlCharacter(position: 3)))
        // The neighbors of private use are characters like any other.
        #expect(refusal { $0.holder.name = "\u{A0}\u{D7FF}\u{F900}\u{FF08}\u{2F800}\u{E0100}" } == nil)
        #expect(refusal { $0.holder.name = "一校\u{3000}" } == nil, "a back-file is restated byte for byte")
    }

    @Test func theItemSaysForWhomItIs() {
        let item = Sample.school.with {
            $0.holderKind = .naturalPersons
            $0.holderIsPublic = false
        }
        #expect(refusal(item.approved()) { _ in } == .field("holder/type", .holderKind))
    }

    @Test func theIdentifierIsOfThisTypeAndVersion() throws {
        let second = try Sample.identifier(version: 2)
        #expect(refusal { $0.identifier = second } == .identifierOfOtherVersion(found: 2, expected: 1))
        let foreign: Text = "1.2.156.3005.2.11100000000013338W032.11220000013544541J.2430599.001.F"
        let expected = AuthoringRefusal.identifierOfOtherType(found: "11100000000013338W032", expected: Sample.typeCode)
        #expect(refusal { $0.identifier = foreign } == expected)
        #expect(refusal { $0.identifier = "1.2.3" } == .part(.identifier, .code(.form(position: 1))))
        #expect(refusal { $0.identifier = nil } == nil)
    }

    @Test func theTermEndsAfterItBegins() {
        let expected = AuthoringRefusal.endsBeforeItBegins(
            .validTo,
            begins: day(2024_01_10),
            ends: day(2024_01_09)
        )
        #expect(refusal { $0.validTo = .until(day(2024_01_10)) } == nil)
        #expect(refusal { $0.validTo = .until(day(2024_01_09)) } == expected)
        #expect(refusal { $0.validTo = .unlimited } == nil)
    }

    @Test func noClearNumberEmbedsACitizens() {
        #expect(refusal { $0.number = "证11010519491231002X" } == .part(.number, .personalNumber))
        #expect(refusal { $0.number = "证11010519491231002x" } == .part(.number, .personalNumber))
        #expect(refusal { $0.basis = "据11010519491231002X" } == .part(.basis, .personalNumber))
        #expect(refusal { $0.number = "证110105194912310021" } == nil, "the check character is wrong")
        let soldier = Holder(type: .soldier, code: "南字第0123456号", name: "王某")
        #expect(
            refusal {
                $0.holder = soldier
                $0.number = "证南字第0123456号"
            } == .part(.number, .personalNumber)
        )
    }

    @Test func versionsAreWhatAnIdentifierCanWrite() throws {
        let place = try LicensePlace(document: Sample.itemDocument, parents: [Sample.act("parent")])
        for (version, isAllowed) in [(1, true), (999, true), (1000, false), (0, false)] {
            var face = Sample.face(version: version)
            face.identifier = nil
            let draft = try? ActDraft.amend(face, item: Sample.item, at: place)
            #expect((draft != nil) == isAllowed, "\(version)")
        }
        #expect(
            refusal {
                $0.version = 2
                $0.identifier = nil
            } == .versionOutOfRange(found: 2, allowed: 1...1)
        )
    }

    @Test func aRetiredItemFoundsNoLicense() {
        #expect(refusal(Sample.school.approved(isRetired: true)) { _ in } == .itemRetired(Sample.itemDocument))
    }

    @Test func aPlaceHasOneToSixteenParents() throws {
        #expect(throws: AuthoringRefusal.parentCount(0)) {
            try LicensePlace(document: Sample.itemDocument, parents: [])
        }
        let parents = (0..<20).map { Sample.act("parent \($0)") }
        let place = try LicensePlace(document: Sample.itemDocument, parents: parents)
        #expect(place.parents == Array(parents.sorted().prefix(16)))
    }

    @Test func measuresAreChecked() throws {
        let place = try LicensePlace(document: Sample.itemDocument, parents: [Sample.act("parent")])
        let measure = MeasureDraft(dated: day(2024_02_01))
        #expect(throws: AuthoringRefusal.endsBeforeItBegins(.until, begins: day(2024_02_01), ends: day(2024_01_31))) {
            try ActDraft.suspend(measure, until: day(2024_01_31), at: place)
        }
        #expect(throws: AuthoringRefusal.part(.ground, .personalNumber)) {
            try ActDraft.end(.revoke, MeasureDraft(dated: day(2024_02_01), ground: "11010519491231002X"), at: place)
        }
        #expect(throws: AuthoringRefusal.nothingNamed(.targets)) {
            try ActDraft.correct([], ground: "重复", at: place)
        }
        let many = (0...Correction.targetLimit).map { Sample.act("\($0)") }
        #expect(throws: AuthoringRefusal.tooManyNamed(.targets, count: 257, limit: 256)) {
            try ActDraft.correct(many, ground: "重复", at: place)
        }
    }
}
