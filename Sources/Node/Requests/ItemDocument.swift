import Licenses
import SignedLog
import Signing

/// A catalogue item as a person writes it, in YAML or JSON (`docs/formats/item-document.md`). The issuing office and,
/// for a new version, the item stand beside it, because they are names to be looked up.
struct ItemDocument {
    /// The item of which this is a new version: document id, type code or name.
    let item: String?
    /// The office whose item it is; nil: the node's own.
    let office: String?
    /// Of no office and version yet.
    private let content: ItemSubmission

    /// 证照定义机构级别 (标准级别) and 证照颁发机构级别, as GB/T 36902 has them.
    private static let levels = ["国家级", "省部级", "地市级", "区县级", "其他"]
    private static let issuerLevels = ["国家级", "省级", "地市级", "区县级", "乡镇级", "其他"]

    init(bytes: [UInt8]) throws(YAMLProblem) {
        var document = try YAMLObject(document: bytes)
        item = try document.text("item")?.value
        office = try document.text("office")?.value
        content = ItemSubmission(
            typeCode: Text(try document.required("typeCode").value),
            name: Text(try document.required("name").value),
            office: OfficeID(.zero),
            holderKind: try Self.holderKind(&document),
            collectFrom: try Self.collectFrom(&document),
            isPublic: try document.flag("isPublic") ?? false,
            level: try Self.level("level", of: Self.levels, &document) ?? "区县级",
            template: Text(try document.text("template")?.value ?? ""),
            fields: try Self.fields(&document),
            holderIsPublic: try document.flag("holderIsPublic") ?? false,
            validity: Text(try Self.validity(&document)),
            definingBody: try document.text("definingBody").map { Text($0.value) },
            matterName: try document.text("matterName").map { Text($0.value) },
            matterCode: try document.text("matterCode").map { Text($0.value) },
            issuerLevel: try Self.level("issuerLevel", of: Self.issuerLevels, &document),
            catalogType: try Self.catalogType(&document),
            notes: try ItemNotes(&document)
        )
        try document.finish()
    }

    /// The submission of the office's item.
    func submission(by office: OfficeID, version: UInt64) -> ItemSubmission {
        var submission = content
        (submission.office, submission.version) = (office, version)
        return submission
    }

    private static func holderKind(_ document: inout YAMLObject) throws(YAMLProblem) -> HolderKind {
        let text = try document.required("holderKind")
        switch text.value {
        case "natural": return .naturalPersons
        case "legal": return .organizations
        case "both": return .both
        case let other:
            throw document.problem(
                "field-type",
                "holderKind",
                line: text.line,
                ["expected": "natural, legal, both", "value": other]
            )
        }
    }

    private static func collectFrom(_ document: inout YAMLObject) throws(YAMLProblem) -> CivilDate {
        guard let date = try document.date("collectFrom") else {
            throw document.problem("missing-field", "collectFrom", line: document.line)
        }
        return date
    }

    private static func level(
        _ name: String,
        of levels: [String],
        _ document: inout YAMLObject
    ) throws(YAMLProblem) -> Text? {
        guard let text = try document.text(name) else { return nil }
        guard levels.contains(text.value) else {
            let expected = levels.joined(separator: ", ")
            throw document.problem("field-type", name, line: text.line, ["expected": expected, "value": text.value])
        }
        return Text(text.value)
    }

    private static func validity(_ document: inout YAMLObject) throws(YAMLProblem) -> String {
        let text = try document.required("validity")
        guard ValidityRange(parsing: Text(text.value)) != nil else {
            throw document.problem(
                "code-form",
                "validity",
                line: text.line,
                ["value": text.value, "expected": "3年^长期"]
            )
        }
        return text.value
    }

    private static func catalogType(_ document: inout YAMLObject) throws(YAMLProblem) -> CatalogType? {
        guard let text = try document.text("catalogType") else { return nil }
        guard let type = Int64(text.value).flatMap(CatalogType.init) else {
            throw document.problem("field-type", "catalogType", line: text.line, ["expected": "1…5"])
        }
        return type
    }
}
