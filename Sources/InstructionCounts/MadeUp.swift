import District
import Licenses
import SignedLog
import Signing

/// Licenses that nobody holds: every key, code and salt follows from a name, so that each run works on the same bytes.
enum MadeUp {
    static let district = DistrictID(digest("district"))
    static let office = OfficeID(digest("office"))
    static let withheldKey: Text = "legal_rep"
    static let withheldValue: Text = "王某"

    private static let typeCode: Text = "113101070024500211002"
    private static let key = SigningKey(seed: digest("counter's seed"))
    static let author = key.publicKey

    static func digest(_ name: String) -> Bytes32 { SHA256.digest(Array(name.utf8)) }

    static func bytes16(_ name: String) -> Bytes16 {
        guard let bytes = Bytes16(digest(name).array.prefix(Bytes16.count)) else {
            preconditionFailure("16 of 32 bytes")
        }
        return bytes
    }

    /// A fresh one for each use: what is drawn of it depends on how often it was asked before.
    static func entropy() -> Entropy { .seeded(digest("entropy")) }

    static func writer() -> LogWriter {
        LogWriter(
            key: key,
            district: district,
            audience: Audience([office]),
            epoch: Epoch(bytes16("epoch")),
            previous: []
        )
    }

    /// One value is withheld, as of most types: the legal representative's name.
    static let item = CatalogueItem(
        document: DocumentID(digest("item")),
        approvedBy: ActID(digest("approval")),
        submission: ActID(digest("submission")),
        content: ItemSubmission(
            typeCode: typeCode,
            name: "经营许可证",
            office: office,
            holderKind: .both,
            collectFrom: day(2020_01_01),
            fields: values.keys.sorted().map { key in
                FaceField(key: key, label: key, type: .text, isPublic: key != withheldKey, isRequired: false)
            },
            holderIsPublic: true,
            validity: "5年"
        )
    )

    private static let values: [Text: CBOR] = [
        "type": .text("食品经营许可证"), "bureau": .text("11010-100"), withheldKey: .text(withheldValue),
        "address": .text("甲区乙路300号楼3层100室（邮编100000）"), "status": .text("valid"), "version": .text("1"),
        "scope": .text("食品销售（仅限预包装食品）、互联网信息服务、人力资源服务"), "catalog": .text("3300100000"),
        "digest": .text("5f2b1c0d9e8a7b6c5f2b1c0d9e8a7b6c5f2b1c0d9e8a7b6c5f2b1c0d9e8a7b6c"),
    ]

    private static func day(_ yyyymmdd: Int64) -> CivilDate {
        guard let day = CivilDate(yyyymmdd: yyyymmdd) else { preconditionFailure("\(yyyymmdd) is no date") }
        return day
    }

    /// A face of about 600 bytes, as a register has it.
    static func face(_ number: Int, version: Int = 1) -> FaceDraft {
        FaceDraft(
            version: version,
            number: Text("1100\(10_000_000_000 + number)"),
            identifier: nil,
            dated: day(2024_01_10),
            validFrom: day(2024_01_10),
            validTo: .until(day(2029_01_09)),
            holder: Holder(type: .otherOrganization, code: Text("91110\(number)"), name: "某商贸有限公司"),
            values: values
        )
    }
}
