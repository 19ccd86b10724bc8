import Licenses
import Replica
import SignedLog
import Storage

/// Tokens of programs that use the API on its port.
enum TokenRoutes {
    static let all: [Route] = [
        Route("GET", "/api/v1/tokens", .own) { api, call in
            try call.target.finish()
            return APIResponse(Tokens(tokens: try await api.tokens.all().map { TokenAnswer($0) }))
        },
        Route("POST", "/api/v1/tokens", .own) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("name")
            guard name.utf8.count <= TokenBook.nameByteLimit else { throw Refusal(.fieldTooLong, field: "name") }
            let scopes = try (object.texts("scopes") ?? []).map { try APIScope(apiName: $0) }
            guard !scopes.isEmpty else { throw Refusal(.missingField, field: "scopes") }
            let lastDay = try object.date("lastDay")
            try object.finish()
            let (token, record) = try await api.tokens.create(name: name, scopes: scopes, lastDay: lastDay)
            return APIResponse(TokenAnswer(record, token: token.text))
        },
        Route("POST", "/api/v1/tokens/revoke", .own) { api, call in
            var object = try RequestObject(body: call.body)
            let name = try object.required("name")
            try object.finish()
            return APIResponse(TokenAnswer(try await api.tokens.revoke(name: name)))
        },
    ]

    private struct Tokens: Encodable {
        let tokens: [TokenAnswer]
    }
}

private struct TokenAnswer: Encodable {
    let id: String
    let name: String
    let scopes: [String]
    let createdAt: Int64?
    let lastDay: CivilDate?
    let revoked: Bool
    let revokedAt: Int64?
    /// The token itself; said once, when it is made.
    let token: String?

    init(_ record: TokenRecord, token: String? = nil) {
        (id, name, scopes) = (record.id.string, record.name.string, record.scopes.map(\.string))
        (createdAt, lastDay) = (record.createdAt, record.lastDay.flatMap { CivilDate(yyyymmdd: $0) })
        (revoked, revokedAt, self.token) = (record.isRevoked, record.revokedAt, token)
    }
}

extension APIScope {
    fileprivate init(apiName: String) throws(Refusal) {
        guard let scope = Self(rawValue: apiName) else {
            let expected = Self.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.fieldType, field: "scopes", ["expected": expected, "value": String(apiName.prefix(32))])
        }
        self = scope
    }
}
