import Licenses
import SignedLog
import Signing

/// A catalogue item as a person writes it, in YAML or JSON. The issuing office and, for a new version, the item stand
/// beside it, because they are names to be looked up.
struct ItemDocument {
    /// The item of which this is a new version: document id, type code or name.
    let item: String?
    /// The office whose item it is; nil: the node's own.
    let office: String?
    private let content: Content

    private struct Content {
        let typeCode, name: Text
        let holderKind: HolderKind
        let collectFrom: CivilDate
        let isPublic, holderIsPublic: Bool
        let level, template, validity: Text
        let fields: [FaceField]
        let definingBody, matterName, matterCode, issuerLevel: Text?
        let catalogType: CatalogType?
    }

    init(bytes: [UInt8]) throws(YAMLProblem) {
        var document = try YAMLObject(document: bytes)
        item = try document.text("item")?.value
        office = try document.text("office")?.value
        content = Content(
            typeCode: Text(try document.required("typeCode").value),
            name: Text(try document.required("name").value),
            holderKind: try Self.holderKind(&document),
            collectFrom: try Self.collectFrom(&document),
            isPublic: try document.flag("isPublic") ?? false,
            holderIsPublic: try document.flag("holderIsPublic") ?? false,
            level: Text(try document.text("level")?.value ?? "区县级"),
            template: Text(try document.text("template")?.value ?? ""),
            validity: Text(try Self.validity(&document)),
            fields: try Self.fields(&document),
            definingBody: try document.text("definingBody").map { Text($0.value) },
            matterName: try document.text("matterName").map { Text($0.value) },
            matterCode: try document.text("matterCode").map { Text($0.value) },
            issuerLevel: try document.text("issuerLevel").map { Text($0.value) },
            catalogType: try Self.catalogType(&document)
        )
        try document.finish()
    }

    /// The submission of the office's item.
    func submission(by office: OfficeID, version: UInt64) -> ItemSubmission {
        ItemSubmission(
            version: version,
            typeCode: content.typeCode,
            name: content.name,
            office: office,
            holderKind: content.holderKind,
            collectFrom: content.collectFrom,
            isPublic: content.isPublic,
            level: content.level,
            template: content.template,
            fields: content.fields,
            holderIsPublic: content.holderIsPublic,
            validity: content.validity,
            definingBody: content.definingBody,
            matterName: content.matterName,
            matterCode: content.matterCode,
            issuerLevel: content.issuerLevel,
            catalogType: content.catalogType
        )
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

    private static func fields(_ document: inout YAMLObject) throws(YAMLProblem) -> [FaceField] {
        var fields: [FaceField] = []
        for var field in try document.objects("fields") ?? [] {
            let key = try field.required("key")
            guard !fields.contains(where: { $0.key == Text(key.value) }) else {
                throw field.problem("ambiguous", "key", line: key.line, ["value": key.value])
            }
            fields.append(
                FaceField(
                    key: Text(key.value),
                    label: Text(try field.text("label")?.value ?? key.value),
                    type: try fieldType(&field),
                    isPublic: try field.flag("public") ?? false,
                    isRequired: try field.flag("required") ?? false
                )
            )
            try field.finish()
        }
        return fields
    }

    private static func fieldType(_ field: inout YAMLObject) throws(YAMLProblem) -> FieldType {
        guard let text = try field.text("type") else { return .text }
        switch text.value {
        case "text": return .text
        case "date": return .date
        case "decimal": return .decimal
        case "integer": return .integer
        case "boolean": return .boolean
        case let other:
            throw field.problem(
                "field-type",
                "type",
                line: text.line,
                ["expected": "text, date, decimal, integer, boolean", "value": other]
            )
        }
    }
}
