/// What is wrong with a YAML document that a person wrote: where, which key, which rule.
package struct YAMLProblem: Error, Hashable, Sendable {
    /// A code of `docs/formats/api.md`.
    package let code: String
    /// 1 is the first line; nil where the parser does not say.
    package let line: Int?
    /// `fields/2/type`; nil for the document as a whole.
    package let key: String?
    package let parameters: [String: String]

    init(_ code: String, line: Int?, key: String? = nil, _ parameters: [String: String] = [:]) {
        self.code = code
        self.line = line
        self.key = key
        self.parameters = parameters
    }
}
