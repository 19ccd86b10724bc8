import Licenses
import Replica

/// One thing that can be asked of the API on its port, as the reference describes it. `OperationTests` sees to it that
/// every route has one, and every one a route.
struct Operation: Sendable {
    /// `GET` or `POST`.
    let method: String
    /// As the route has it: `/api/v1/licenses/:id`.
    let pattern: String
    /// What it does, in Chinese, in some words.
    let title: String
    /// What else one must know, in Chinese.
    let note: String?
    let query: [Schema.Member]
    let headers: [RequestHeader]
    let body: Content?
    let answer: Content

    /// What a body is.
    enum Content: Sendable {
        case json(Schema)
        /// JSON, or events one after another.
        case jsonOrEvents(Schema)
        /// JSON or YAML.
        case jsonOrYAML(Schema)
        case page
        case file(String)
        /// OFD or PDF.
        case layout
    }

    init(
        _ method: String,
        _ pattern: String,
        _ title: String,
        note: String? = nil,
        query: [Schema.Member] = [],
        headers: [RequestHeader] = [],
        body: Content? = nil,
        answer: Content
    ) {
        (self.method, self.pattern, self.title, self.note) = (method, pattern, title, note)
        (self.query, self.headers, self.body, self.answer) = (query, headers, body, answer)
    }

    /// The names of the pattern's colon parts.
    var parts: [String] { pattern.split(separator: "/").filter { $0.hasPrefix(":") }.map { String($0.dropFirst()) } }

    /// The path as OpenAPI writes it: `/api/v1/licenses/{id}`.
    var path: String {
        "/"
            + pattern.split(separator: "/").map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }
            .joined(separator: "/")
    }

    /// Operations that belong together.
    struct Group: Sendable {
        let name: String
        let operations: [Operation]
    }

    static let groups: [Group] = [
        licenses, acts, clocks, events, catalogue, deadlines, incidents, supervision, district, persons, node,
    ]
}

extension Operation.Content {
    /// Its shape, if it is JSON.
    var schema: Schema? {
        switch self {
        case .json(let schema), .jsonOrEvents(let schema), .jsonOrYAML(let schema): schema
        case .page, .file, .layout: nil
        }
    }

    /// Whether a request without a body says the same as one with an empty object.
    var mayBeEmpty: Bool {
        guard case .object(let members)? = schema else { return false }
        return !members.contains(where: \.isRequired)
    }

    var types: [String] {
        switch self {
        case .json: ["application/json"]
        case .jsonOrEvents: ["application/json", EventRoutes.streamType]
        case .jsonOrYAML: ["application/json", "application/yaml"]
        case .page: ["text/html"]
        case .file(let type): [type]
        case .layout: LayoutFile.Format.allCases.map(\.mediaType)
        }
    }
}
