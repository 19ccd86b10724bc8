/// An error as the API answers it: `docs/formats/api.md`.
package struct RefusalAnswer: Error, Hashable, Sendable {
    package let code: String
    package let field: String?
    package let parameters: [String: String]
    /// In English, for a code that this program does not know.
    package let detail: String?
    /// The HTTP status, where the refusal came as an answer.
    package let httpStatus: Int?

    package init(
        code: String,
        field: String? = nil,
        parameters: [String: String] = [:],
        detail: String? = nil,
        httpStatus: Int? = nil
    ) {
        self.code = code
        self.field = field
        self.parameters = parameters
        self.detail = detail
        self.httpStatus = httpStatus
    }

    package init(
        _ code: RefusalCode,
        field: String? = nil,
        _ parameters: [String: String] = [:],
        detail: String? = nil
    ) {
        self.init(code: code.rawValue, field: field, parameters: parameters, detail: detail)
    }

    /// One sentence: the field and the rule, then what else is known, in parentheses.
    package var text: String {
        guard let known = RefusalCode(rawValue: code) else {
            return [code, detail].compactMap(\.self).joined(separator: ": ") + extras(beside: "", except: [])
        }
        let places = Template(known.wording[.current]).names
        var values = Dictionary(uniqueKeysWithValues: parameters.map { ($0, shown($1, of: $0)) })
        values["field"] = field.map(Label.text) ?? parameters["field"] ?? parameters["value"]
        values["detail"] = parameters["detail"] ?? detail
        let sentence = known.text(values)
        return sentence + extras(beside: sentence, except: places.union(["detail"]))
    }

    /// What the refusal tells beside its sentence: the field, unless the sentence names it, and the parameters with
    /// their labels, in the order of their keys.
    private func extras(beside sentence: String, except places: Set<String>) -> String {
        let named = [field.map(Label.text)].compactMap(\.self).filter { !sentence.contains($0) }
        let rest = parameters.filter { !places.contains($0.key) && $0.key != "field" }
            .sorted { $0.key < $1.key }
            .map { Heading.pair.text(["label": label(of: $0.key), "value": shown($0.value, of: $0.key)]) }
        let all = named + rest
        return all.isEmpty ? "" : Heading.parenthesis.text(["content": all.joined(separator: Heading.listComma.text)])
    }

    /// What was found is called so only beside what was expected.
    private func label(of key: String) -> String {
        key == Label.found.rawValue && parameters[Label.expected.rawValue] == nil ? Label.value.text : Label.text(key)
    }

    /// States and verbs by their names, all else as it is.
    private func shown(_ value: String, of key: String) -> String {
        switch Label(rawValue: key) {
        case .state: StateName.text(value)
        case .verb: VerbName.text(value)
        case .part: FilePartName.text(value)
        case .rule: FlawName.text(value)
        case nil, _?: Visible.text(value)
        }
    }
}
