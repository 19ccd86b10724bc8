import District
import Licenses
import SignedLog
import Signing
import Testing

@Suite struct ItemSubmissionTests {
    private static let full = Sample.school.with {
        $0.definingBody = "上海市教育委员会"
        $0.matterName = "民办学校办学许可"
        $0.matterCode = "310105109000"
        $0.issuerLevel = "区县级"
        $0.catalogType = .license
    }

    private static let noted = Sample.noted

    private func act(_ body: CBORMap) -> Act {
        Act(kind: 11, isCritical: false, subject: .founding(nonce: .zero), body: body)
    }

    @Test(arguments: [Sample.school, full, noted])
    func aSubmissionIsReadAsItWasWritten(submission: ItemSubmission) throws {
        let draft = try ActDraft.submitItem(submission, nonce: Sample.nonce("item"))
        #expect(try ItemSubmission.decode(act(draft.body)) == submission)
        #expect(draft.by == nil)
        #expect(draft.committed.isEmpty)
    }

    @Test func anotherVersionContinuesTheItem() throws {
        let place = try LicensePlace(document: Sample.itemDocument, parents: [Sample.act("approval")])
        let draft = try ActDraft.submitItem(Self.full.with { $0.version = 2 }, at: place)
        #expect(draft.subject == .document(Sample.itemDocument))
        #expect(draft.parents == [Sample.act("approval")])
    }

    static let faults: [(ItemFault, @Sendable (inout ItemSubmission) -> Void)] = [
        (.typeCode, { $0.typeCode = "113101070024500211" }),
        (.typeCode, { $0.typeCode = "11310107002450021100a" }),
        (.validity, { $0.validity = "五年" }),
        (.repeatedField("address"), { $0.fields.append($0.fields[0]) }),
        (.reservedField("reason"), { $0.fields = [.text("reason")] }),
        (.reservedField("holder/photo"), { $0.fields = [.text("holder/photo")] }),
        (.reservedField("about/by"), { $0.fields = [.text("about/by")] }),
        (.reservedField(""), { $0.fields = [.text("")] }),
        (.publicPersons, { $0.holderKind = .naturalPersons }),
        (.codeList(field: "area"), { $0.fields[2] = $0.fields[2].with(codes: [FieldCode(code: "1", label: "一")]) }),
        (
            .codeList(field: "address"),
            { $0.fields[0] = $0.fields[0].with(codes: Array(repeating: FieldCode(code: "1", label: "一"), count: 2)) }
        ),
        (.codeList(field: "address"), { $0.fields[0] = $0.fields[0].with(codes: [FieldCode(code: "", label: "一")]) }),
        (.onRequestAndPublic, { $0.notes.isOnRequest = true }),
        (.unknownElement("colour"), { $0.notes.unconfirmed = ["colour"] }),
        (.renewalDays(limit: 3660), { $0.notes.terms.renewalDays = 3661 }),
        (.renewalDays(limit: 3660), { $0.notes.terms.renewalDays = 0 }),
        (.lateRenewalWithoutDays, { $0.notes.terms.isLateRenewalClosed = true }),
        (.inspection, { $0.notes.terms.inspection = "长期" }),
        (.inspection, { $0.notes.terms.inspection = "每年" }),
        (.inspection, { $0.notes.terms.isInspectedOnce = true }),
        (.numbering, { $0.notes.numbering = "普卫公字第{number}号" }),
        (.tooManyFields(401), { $0.fields = (0...400).map { .text(Text("field \($0)")) } }),
    ]

    @Test(arguments: faults.indices)
    func aSubmissionThatBreaksARuleIsRefused(row: Int) {
        let (fault, change) = Self.faults[row]
        #expect(throws: AuthoringRefusal.itemRefused(fault)) {
            try ActDraft.submitItem(Sample.school.with(change), nonce: Sample.nonce("item"))
        }
    }

    @Test func whatIsNoSubmissionIsRefused() {
        let other = Act(kind: 7, isCritical: true, subject: .document(Sample.itemDocument))
        #expect(throws: ItemFault.notASubmission) { try ItemSubmission.decode(other) }
        #expect(throws: ItemFault.refused(.missing(key: 1))) { try ItemSubmission.decode(act(CBORMap())) }
    }

    @Test func rulesAreKeptWhenANodeReadsToo() throws {
        var body = try ActDraft.submitItem(Sample.school, nonce: Sample.nonce("item")).body
        body[Int64(110)] = "五年"
        #expect(throws: ItemFault.validity) { try ItemSubmission.decode(act(body)) }
        body[Int64(110)] = "5年"
        body[ItemKey.catalogType] = 6
        #expect(throws: ItemFault.refused(.outOfRange(key: ItemKey.catalogType))) {
            try ItemSubmission.decode(act(body))
        }
    }

    /// What is longer than a node reads could be approved by nobody.
    @Test func aTextThatNoNodeReadsIsNotSigned() {
        let long = Text(String(repeating: "长", count: 171))
        #expect(throws: AuthoringRefusal.field("CertificateTypeName", .tooLong(byteCount: 513))) {
            try ActDraft.submitItem(Sample.school.with { $0.name = long }, nonce: Sample.nonce("item"))
        }
        #expect(throws: AuthoringRefusal.field("ValidityRule", .tooLong(byteCount: 513))) {
            try ActDraft.submitItem(Sample.school.with { $0.notes.validityRule = long }, nonce: Sample.nonce("item"))
        }
    }

    static let strangeNotes: [(Int64, CBOR)] = [
        (ItemKey.codeLists, "many"), (ItemKey.codeLists, .map(CBORMap([("address", .array([]))]))),
        (ItemKey.codeLists, .map(CBORMap([("address", .array([.array(["1"])]))]))), (ItemKey.validityRule, 5),
        (ItemKey.validityRule, ""), (ItemKey.basis, .text(Text(String(repeating: "a", count: 513)))),
        (ItemKey.onRequest, 1), (ItemKey.unconfirmed, "fields"), (ItemKey.unconfirmed, .array([1])),
        (ItemKey.counting, 4), (ItemKey.renewalDays, 0), (ItemKey.renewalDays, "30"), (ItemKey.lateRenewalClosed, 1),
        (ItemKey.inspection, "长期"), (ItemKey.inspection, 1), (ItemKey.inspectedOnce, "yes"), (ItemKey.withoutPaper, ""),
        (ItemKey.withoutElectronic, 1), (ItemKey.paperDelivery, 1), (ItemKey.numbering, 1),
        (ItemKey.numbering, "第{number}号"),
    ]

    /// Readers of the first version know none of these keys: what holds must not depend on who reads.
    @Test(arguments: strangeNotes.indices)
    func notesOfAnotherFormAreTakenForAbsent(row: Int) throws {
        let (key, value) = Self.strangeNotes[row]
        var body = try ActDraft.submitItem(Sample.school, nonce: Sample.nonce("item")).body
        body[key] = value
        #expect(try ItemSubmission.decode(act(body)) == Sample.school)
    }

    @Test func notesStandLastAmongTheElements() {
        let elements = Self.noted.elements.suffix(11)
        #expect(
            elements == [
                ItemElement(name: "OnRequest", chineseName: "依申请公开", value: "true"),
                ItemElement(name: "ValidityRule", chineseName: "有效期规则", value: "届满三十日前申请延续。"),
                ItemElement(name: "Numbering", chineseName: "编号规则", value: "教民{year}第{serial:4}号"),
                ItemElement(name: "Basis", chineseName: "依据", value: "《民办教育促进法》第十八条"),
                ItemElement(name: "WithoutPaper", chineseName: "不制发实体证照的依据", value: "沪府办规〔2022〕7号"),
                ItemElement(name: "WithoutElectronic", chineseName: "不制发电子证照的依据", value: "经技术认定无法实现"),
                ItemElement(name: "TermCounting", chineseName: "期限计算", value: "首日计入"),
                ItemElement(name: "RenewalDays", chineseName: "届满前申请日数", value: "30"),
                ItemElement(name: "LateRenewalClosed", chineseName: "逾期申请不予受理", value: "true"),
                ItemElement(name: "Inspection", chineseName: "校验周期", value: "1年^3年"),
                ItemElement(name: "InspectedOnce", chineseName: "只核验一次", value: "true"),
            ]
        )
    }

    @Test func elementsHaveTheNamesOfTheStandard() {
        let expected = [
            ItemElement(name: "CertificateTypeName", chineseName: "证照类型名称", value: "民办学校办学许可证"),
            ItemElement(name: "CertificateTypeCode", chineseName: "证照类型代码", value: Sample.typeCode),
            ItemElement(name: "CertificateDefineAuthorityName", chineseName: "证照定义机构", value: "上海市教育委员会"),
            ItemElement(name: "CertificateDefineAuthorityCode", chineseName: "证照定义机构代码", value: "113101070024500211"),
            ItemElement(name: "CertificateDefineAuthorityLevel", chineseName: "证照定义机构级别", value: "区县级"),
            ItemElement(name: "ItemName", chineseName: "关联事项名称", value: "民办学校办学许可"),
            ItemElement(name: "ItemCode", chineseName: "关联事项代码", value: "310105109000"),
            ItemElement(name: "CertificateHolderCategory", chineseName: "持证主体类别", value: "自然人,法人和其他组织"),
            ItemElement(name: "ValidityRange", chineseName: "有效期限范围", value: "3年^5年^长期"),
            ItemElement(name: "CertificateIssuingAuthorityLevel", chineseName: "证照颁发机构级别", value: "区县级"),
            ItemElement(name: "CertificateCatalogType", chineseName: "证照目录类别", value: "1"),
            ItemElement(name: "CollectFrom", chineseName: "证照归集起始时间", value: "2022-11-07"),
            ItemElement(name: "IsPublic", chineseName: "类目公开属性", value: "true"),
            ItemElement(name: "Template", chineseName: "证照模板", value: "school"),
        ]
        #expect(Self.full.elements == expected)
    }
}

@Suite struct ValidityRangeTests {
    @Test(
        arguments: [
            ("5年", [.years(5)]), ("30天^6月^长期", [.days(30), .months(6), .unlimited]), ("9999年", [.years(9999)]),
        ] as [(Text, [ValidityRange.Span])]
    )
    func listsOfTermsAreRead(text: Text, spans: [ValidityRange.Span]) {
        #expect(ValidityRange(parsing: text)?.spans == spans)
    }

    @Test(arguments: ["", "^", "5", "年", "0年", "5年^", "5 年", "5周", "10000年", "五年", "长期5年"] as [Text])
    func whatIsNoListOfTermsIsNotRead(text: Text) {
        #expect(ValidityRange(parsing: text) == nil)
    }
}

@Suite struct FieldTypeTests {
    @Test(
        arguments: [
            (.text, "曹杨路　", "曹杨路　"), (.date, "2024-02-29", 2024_02_29), (.date, "20240229", 2024_02_29),
            (.decimal, "-0.50", "-0.50"), (.decimal, "12", "12"), (.integer, "-7", -7), (.boolean, "是", .bool(true)),
            (.boolean, "false", .bool(false)),
        ] as [(FieldType, Text, CBOR)]
    )
    func valuesAreReadAsTheyAreWritten(type: FieldType, text: Text, value: CBOR) throws {
        #expect(try type.value(reading: text) == value)
        #expect(type.fault(in: value) == nil)
    }

    @Test(
        arguments: [
            (.date, "2024-02-30", .impossibleDate), (.date, "2024-2-3", .impossibleDate),
            (.decimal, "1,5", .notADecimal),
            (.decimal, ".5", .notADecimal), (.decimal, "1.2.3", .notADecimal), (.decimal, "", .notADecimal),
            (.integer, "1.0", .notAnInteger), (.integer, "99999999999999999999", .notAnInteger),
            (.boolean, "yes", .notABoolean),
        ] as [(FieldType, Text, FieldFault)]
    )
    func valuesOfAnotherTypeAreRefused(type: FieldType, text: Text, fault: FieldFault) {
        #expect(throws: fault) { try type.value(reading: text) }
    }
}

extension FaceField {
    fileprivate func with(codes: [FieldCode]) -> FaceField {
        FaceField(key: key, label: label, type: type, isPublic: isPublic, isRequired: isRequired, codes: codes)
    }

    fileprivate static func text(_ key: Text) -> FaceField {
        FaceField(key: key, label: "字段", type: .text, isPublic: false, isRequired: false)
    }
}
