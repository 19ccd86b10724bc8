import Licenses
import Replica
import SignedLog
import Signing

/// Writing license acts: one, or many at once.
enum ActRoutes {
    static let all: [Route] = [
        Route("POST", "/api/v1/acts", .scope(.issue)) { api, call in
            var object = try RequestObject(body: call.body)
            var request = try LicenseRequest(&object, operatorByDefault: api.configuration.by)
            try object.finish()
            try request.read(call.headers)
            let (done, revision) = try await api.owned.author(request)
            return APIResponse(done).with(revision)
        },
        Route("POST", "/api/v1/acts/batch", .scope(.issue)) { api, call in
            let batch = try ActBatch(body: call.body, operatorByDefault: api.configuration.by)
            return APIResponse(try await api.owned.author { try batch.carryOut(on: $0) })
        },
    ]
}

extension LicenseRequest {
    /// What a single request says of itself in its headers.
    fileprivate mutating func read(_ headers: [RequestHeader: String]) throws(Refusal) {
        if let text = headers[.idempotencyKey] {
            idempotencyKey = try Bytes16(idempotencyKey: text, field: RequestHeader.idempotencyKey.rawValue)
        }
        revision = headers[.ifMatch].map(RevisionCondition.init(ifMatch:))
        try requireRevision(field: RequestHeader.ifMatch.rawValue)
    }

    /// Whoever acts on a license says what it was when they looked, or that they do not care.
    func requireRevision(field: String) throws(Refusal) {
        guard verb == .issue || license == nil || revision != nil else { throw Refusal(.revisionMissing, field: field) }
    }
}

extension RevisionCondition {
    /// Reads `If-Match` (RFC 9110, section 13.1.1): `*`, or quoted revisions joined by commas. A weak one never matches.
    fileprivate init(ifMatch text: String) {
        let parts = text.split(separator: ",").map { String($0.trimmed) }
        self = parts == ["*"] ? .any : .oneOf(parts.map { Self.unquoted($0) ?? "" })
    }

    /// Reads the member `revision` of an act in a batch.
    init(member text: String) { self = text == "*" ? .any : .oneOf([Self.unquoted(text) ?? text]) }

    private static func unquoted(_ text: String) -> String? {
        guard text.count >= 2, text.first == "\"", text.last == "\"" else { return nil }
        return String(text.dropFirst().dropLast())
    }
}

extension Bytes16 {
    /// Reads a UUID (RFC 9562), with its hyphens or without; in a header also within quotes, as a string of RFC 9651 is.
    init(idempotencyKey text: String, field: String) throws(Refusal) {
        let bare = text.count >= 2 && text.first == "\"" && text.last == "\"" ? text.dropFirst().dropLast() : text[...]
        let groups = bare.split(separator: "-", omittingEmptySubsequences: false)
        guard groups.count == 1 || groups.map(\.count) == [8, 4, 4, 4, 12],
            let key = Hex.decode(groups.joined()).flatMap({ Bytes16($0) })
        else { throw Refusal(.codeForm, field: field, ["expected": "UUID", "value": String(text.prefix(48))]) }
        self = key
    }
}

extension APIResponse {
    /// The same answer with the license's revision as its ETag.
    func with(_ revision: Revision) -> APIResponse {
        var answer = self
        answer.headers["etag"] = "\"\(revision)\""
        return answer
    }
}
