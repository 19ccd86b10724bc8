import Replica
import Words

/// A refusal as applications read it: problem details (RFC 9457). The code is stable, the sentences are for people, and
/// what is refused is named by where it stands in the request.
struct Problem: Encodable, Sendable {
    static let contentType = "application/problem+json"

    private let failure: APIFailure
    private let place: Place?

    /// - Parameter hasBody: whether fields are members of the request's body; if not, they are items of its query.
    init(_ failure: APIFailure, hasBody: Bool) {
        self.failure = failure
        place = failure.field.flatMap { Place(field: $0, hasBody: hasBody) }
    }

    /// Of a part of the body.
    ///
    /// - Parameter part: where the part stands: `acts/3`.
    init(_ refusal: Refusal, in part: String) {
        let (failure, prefix) = (APIFailure(refusal), part + "/")
        // Who has read the part says where in the body it was, who has carried it out where in the part.
        let field = failure.field.map { $0.hasPrefix(prefix) ? String($0.dropFirst(prefix.count)) : $0 }
        self.failure = failure.at(field)
        place = .body("/" + part + (field.map { "/" + $0 } ?? ""))
    }

    /// Where in the request the refused thing stands.
    private enum Place {
        /// A JSON pointer (RFC 6901) into the body; empty: all of it.
        case body(String)
        case query(String)
        case header(String)

        /// Nil of what a request says beside them: its path.
        init?(field: String, hasBody: Bool) {
            switch field {
            case "target": return nil
            case "body": self = .body("")
            case _ where RequestHeader(rawValue: field) != nil: self = .header(field)
            case _: self = hasBody ? .body("/" + field) : .query(field)
            }
        }
    }

    private enum Key: String, CodingKey {
        case type, title, status, detail, detailEn, code, pointer, query, header, parameters, cause
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Key.self)
        try container.encode("urn:hefu:problem:" + failure.code, forKey: .type)
        try container.encode(failure.code.replacing("-", with: " "), forKey: .title)
        try container.encode(failure.status, forKey: .status)
        try container.encode(sentence(.chinese), forKey: .detail)
        try container.encode(sentence(.english), forKey: .detailEn)
        try container.encode(failure.code, forKey: .code)
        switch place {
        case .body(let pointer)?: try container.encode(pointer, forKey: .pointer)
        case .query(let name)?: try container.encode(name, forKey: .query)
        case .header(let name)?: try container.encode(name, forKey: .header)
        case nil: break
        }
        try container.encode(failure.parameters, forKey: .parameters)
        try container.encodeIfPresent(failure.detail, forKey: .cause)
    }

    private func sentence(_ language: Language) -> String {
        Language.$current.withValue(language) {
            RefusalAnswer(
                code: failure.code,
                field: failure.field,
                parameters: failure.parameters,
                detail: failure.detail
            ).text
        }
    }
}
