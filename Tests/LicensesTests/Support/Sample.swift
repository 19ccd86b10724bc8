import Licenses
import SignedLog
import Signing

/// Offices, keys, an item and dates that the tests share. All codes are synthetic.
enum Sample {
    static let office = OfficeID(digest("office"))
    static let otherOffice = OfficeID(digest("other office"))
    static let counter = PublicKey(digest("counter"))
    static let secondCounter = PublicKey(digest("second counter"))
    static let superior = PublicKey(digest("superior"))

    static let typeCode: Text = "113101070024500211006"

    static let school = ItemSubmission(
        typeCode: typeCode,
        name: "民办学校办学许可证",
        office: office,
        holderKind: .both,
        collectFrom: day(2022_11_07),
        isPublic: true,
        template: "school",
        fields: [
            FaceField(key: "address", label: "地址", type: .text, isPublic: true, isRequired: true),
            FaceField(key: "principal", label: "校长", type: .text, isPublic: false, isRequired: true),
            FaceField(key: "area", label: "办学面积", type: .decimal, isPublic: true, isRequired: false),
            FaceField(key: "founded", label: "成立日期", type: .date, isPublic: true, isRequired: false),
            FaceField(key: "classes", label: "班级数", type: .integer, isPublic: true, isRequired: false),
            FaceField(key: "boarding", label: "寄宿", type: .boolean, isPublic: true, isRequired: false),
        ],
        holderIsPublic: true,
        validity: "3年^5年^长期"
    )

    /// With code list and notes: what a submission says beside what decides.
    static let noted = school.with {
        $0.isPublic = false
        $0.fields.append(
            FaceField(
                key: "trainingClass",
                label: "培训类别",
                type: .text,
                isPublic: true,
                isRequired: false,
                codes: [FieldCode(code: "学科", label: "学科类"), FieldCode(code: "非学科", label: "非学科类")]
            )
        )
        $0.notes = ItemNotes(
            validityRule: "届满三十日前申请延续。",
            terms: TermRule(
                counting: .withFirstDay,
                renewalDays: 30,
                isLateRenewalClosed: true,
                inspection: "1年^3年",
                isInspectedOnce: true
            ),
            numbering: "教民{year}第{serial:4}号",
            basis: "《民办教育促进法》第十八条",
            withoutPaper: "沪府办规〔2022〕7号",
            withoutElectronic: "经技术认定无法实现",
            isOnRequest: true,
            unconfirmed: ["typeCode", "fields"]
        )
    }

    static let itemDocument = DocumentID(digest("item"))

    static let item = CatalogueItem(
        document: itemDocument,
        approvedBy: ActID(digest("approval")),
        submission: itemDocument.founding,
        content: school
    )

    static let holder = Holder(type: .unifiedSocialCreditCode, code: "91310107MA1G000120", name: "普陀一校")

    static func digest(_ name: String) -> Bytes32 { SHA256.digest(Array(name.utf8)) }

    static func act(_ name: String) -> ActID { ActID(digest(name)) }

    static func entry(_ name: String) -> EntryID { EntryID(digest(name)) }

    static func nonce(_ name: String) -> Bytes16 {
        Bytes16(digest(name).array[..<16])!  // 16 bytes of 32.
    }

    /// 证照标识 of the sample type in some version.
    static func identifier(version: Int) throws -> Text {
        let identifier = try LicenseIdentifier.make(
            typeCode: typeCode.utf8.array,
            issuerCode: Array("113101070024500211".utf8),
            serial: Array("B001AAAAAAAA0".utf8),
            version: version
        )
        return Text(identifier.description)
    }

    static func face(version: Int = 1, dated: Int64 = 2024_01_10) -> FaceDraft {
        FaceDraft(
            version: version,
            number: "教民131010730000001号",
            identifier: try? identifier(version: version),
            dated: day(dated),
            validFrom: day(2024_01_10),
            validTo: .until(day(2028_12_31)),
            holder: holder,
            values: ["address": "曹杨路1号", "principal": "王某", "area": "1200.50"]
        )
    }
}

/// A date of the tests, written yyyymmdd.
func day(_ yyyymmdd: Int64) -> CivilDate {
    guard let date = CivilDate(yyyymmdd: yyyymmdd) else { preconditionFailure("\(yyyymmdd) is no date") }
    return date
}

extension CBOR: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral {
    package init(stringLiteral value: String) { self = .text(Text(value)) }
    package init(integerLiteral value: Int64) { self = .int(value) }
}
