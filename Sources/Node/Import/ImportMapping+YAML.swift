import Foundation
import Replica
import SignedLog

extension ImportMapping {
    /// The mapping that an import names: a built-in one, a file, or, where it names none, the field names themselves.
    static func load(_ name: String?) throws -> ImportMapping {
        guard let name else { return .byFieldName }
        if let text = builtIn(name) { return try ImportMapping(yaml: Array(text.utf8)) }
        guard name.hasPrefix("/"), let bytes = FileManager.default.contents(atPath: name) else {
            throw APIFailure(status: 404, code: "file-unreadable", field: "mapping", ["path": name])
        }
        return try ImportMapping(yaml: Array(bytes))
    }

    package init(yaml bytes: [UInt8]) throws(YAMLProblem) {
        var document = try YAMLObject(document: bytes)
        columns = try Self.targets("columns", in: &document)
        constants = try Self.targets("constants", in: &document)
        ignored = Set((try document.texts("ignored") ?? []).map { Text($0) })
        readsFieldsByLabel = try document.flag("fieldsByLabel") ?? false
        dates = try Self.dateForms(&document)
        key = try Self.key(&document)
        try document.finish()
        if let twice = columns.keys.first(where: { constants[$0] != nil }) {
            throw YAMLProblem("ambiguous", line: document.line, key: "constants/" + twice.name)
        }
    }

    private static func targets(
        _ name: String,
        in document: inout YAMLObject
    ) throws(YAMLProblem) -> [Target: Text] {
        guard var object = try document.object(name) else { return [:] }
        var targets: [Target: Text] = [:]
        for name in object.names {
            let text = try object.required(name)
            guard let target = Target(name: name) else {
                throw object.problem("unknown-field", name, line: text.line)
            }
            guard targets.updateValue(Text(text.value), forKey: target) == nil else {
                throw object.problem("ambiguous", name, line: text.line)
            }
        }
        try object.finish()
        return targets
    }

    /// One form, or a list of them.
    private static func dateForms(_ document: inout YAMLObject) throws(YAMLProblem) -> DateForms {
        guard let names = try document.placedTexts("dates") else { return DateForms([.dashed]) }
        var forms: [DateForm] = []
        for name in names {
            guard let form = DateForm(rawValue: name.value) else {
                let expected = DateForm.allCases.map(\.rawValue).joined(separator: ", ")
                let parameters = ["expected": expected, "value": name.value]
                throw document.problem("field-type", "dates", line: name.line, parameters)
            }
            forms.append(form)
        }
        return DateForms(forms)
    }

    private static func key(_ document: inout YAMLObject) throws(YAMLProblem) -> RegisterKey {
        guard let text = try document.text("key") else { return .holderCode }
        guard let key = RegisterKey(rawValue: text.value) else {
            let expected = RegisterKey.allCases.map(\.rawValue).joined(separator: ", ")
            throw document.problem("field-type", "key", line: text.line, ["expected": expected, "value": text.value])
        }
        return key
    }
}
