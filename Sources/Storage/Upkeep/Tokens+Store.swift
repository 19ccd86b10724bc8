package import SignedLog
package import Signing

/// What this node keeps of a token by which a program uses its API.
package struct TokenRecord: Hashable, Sendable {
    /// What the token itself begins with: tells which record to compare it with.
    package let id: Text
    /// The program that has it, as the operator calls it. No two tokens that hold have the same.
    package let name: Text
    package let hash: SecretHash
    /// By the names of the API.
    package let scopes: [Text]
    /// Milliseconds since 1970 by the local clock.
    package let createdAt: Int64?
    /// The last day on which it holds; nil: until it is revoked.
    package let lastDay: Int64?
    package var revokedAt: Int64?
    package var isRevoked: Bool

    package init(
        id: Text,
        name: Text,
        hash: SecretHash,
        scopes: [Text],
        createdAt: Int64?,
        lastDay: Int64?,
        isRevoked: Bool = false,
        revokedAt: Int64? = nil
    ) {
        (self.id, self.name, self.hash, self.scopes) = (id, name, hash, scopes)
        (self.createdAt, self.lastDay) = (createdAt, lastDay)
        (self.isRevoked, self.revokedAt) = (isRevoked, revokedAt)
    }
}

extension StoreReader {
    /// All tokens, revoked ones too, sorted by name.
    package func tokens() throws(StoreFailure) -> [TokenRecord] {
        let sql = """
            SELECT id, name, hash, scopes, created, last_day, is_revoked, revoked FROM api_token ORDER BY name, id
            """
        return try connection.all(sql) { row throws(StoreFailure) in try TokenRecord(row) }
    }
}

extension StoreWriter {
    /// Keeps the token; one with the same id is replaced.
    package func put(_ token: TokenRecord) throws(StoreFailure) {
        let scopes = Text(token.scopes.map(\.string).joined(separator: ","))
        try SummedTable.token.put(
            [
                .text(token.id), .text(token.name), .text(Text(token.hash.text)), .text(scopes), .int(token.createdAt),
                .int(token.lastDay), .flag(token.isRevoked), .int(token.revokedAt),
            ],
            in: connection
        )
    }
}

extension TokenRecord {
    fileprivate init(_ row: Row) throws(StoreFailure) {
        self.init(
            id: try row.text(0),
            name: try row.text(1),
            hash: SecretHash(text: try row.text(2).string),
            scopes: try row.text(3).string.split(separator: ",").map { Text(String($0)) },
            createdAt: row.optionalInt(4),
            lastDay: row.optionalInt(5),
            isRevoked: row.flag(6),
            revokedAt: row.optionalInt(7)
        )
    }
}
