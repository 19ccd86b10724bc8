import Licenses
import SignedLog

// 照面信息: the fields of the face and their code lists.
extension ItemDocument {
    static func fields(_ document: inout YAMLObject) throws(YAMLProblem) -> [FaceField] {
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
                    isRequired: try field.flag("required") ?? false,
                    codes: try codes(&field)
                )
            )
            try field.finish()
        }
        return fields
    }

    private static func fieldType(_ field: inout YAMLObject) throws(YAMLProblem) -> FieldType {
        guard let text = try field.text("type") else { return .text }
        guard let type = FieldType.allCases.first(where: { $0.name == Text(text.value) }) else {
            let expected = FieldType.allCases.map(\.name.string).joined(separator: ", ")
            throw field.problem("field-type", "type", line: text.line, ["expected": expected, "value": text.value])
        }
        return type
    }

    private static func codes(_ field: inout YAMLObject) throws(YAMLProblem) -> [FieldCode] {
        var codes: [FieldCode] = []
        for var code in try field.objects("codes") ?? [] {
            let name = try code.required("code")
            guard !codes.contains(where: { $0.code == Text(name.value) }) else {
                throw code.problem("ambiguous", "code", line: name.line, ["value": name.value])
            }
            let label = try code.text("label")?.value ?? name.value
            codes.append(FieldCode(code: Text(name.value), label: Text(label)))
            try code.finish()
        }
        return codes
    }
}
