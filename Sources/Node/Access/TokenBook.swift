import Licenses
import Replica
import SignedLog
import Signing
import Storage

/// The tokens of this node's API: made, listed and revoked by the operator, shown by programs.
///
/// A token's Argon2id is computed when the token is shown for the first time since the start; from then on it is known
/// by a digest that only this process can compute.
actor TokenBook {
    /// Tokens that are kept, revoked ones too.
    static let limit = 1_000
    /// Bytes of a name.
    static let nameByteLimit = 64

    private let owned: OwnedReplica
    private let surroundings: Surroundings
    private let digestKey: Bytes16
    private var allowances: TokenAllowances
    /// Those that are kept, by id; nil until they are read.
    private var kept: [String: TokenRecord]?
    private var shown: [String: Bytes16] = [:]

    init(_ owned: OwnedReplica, _ surroundings: Surroundings, requestsPerMinute: Int) {
        (self.owned, self.surroundings) = (owned, surroundings)
        digestKey = surroundings.entropy.bytes16()
        allowances = TokenAllowances(requestsPerMinute: requestsPerMinute)
    }

    /// By name.
    func all() async throws -> [TokenRecord] {
        try await records().values.sorted { ($0.name, $0.id) < ($1.name, $1.id) }
    }

    /// The new token's text is in the answer, and nowhere else.
    func create(name: String, scopes: [APIScope], lastDay: CivilDate?) async throws -> (APIToken, TokenRecord) {
        let records = try await records()
        guard !records.values.contains(where: { $0.name.string == name && !$0.isRevoked }) else {
            throw APIFailure(status: 409, code: "token-name-taken", field: "name", ["value": name])
        }
        guard records.count < Self.limit else {
            throw Refusal(.tooLarge, field: "name", ["limit": String(Self.limit)])
        }
        let token = APIToken(surroundings.entropy)
        let record = TokenRecord(
            id: Text(token.id),
            name: Text(name),
            hash: try token.hash(),
            scopes: Set(scopes.map(\.rawValue)).sorted().map { Text($0) },
            createdAt: surroundings.wallClock(),
            lastDay: lastDay?.yyyymmdd
        )
        try await keep(record)
        return (token, record)
    }

    /// Ends a token for good. Refuses a name that no token bears that holds.
    func revoke(name: String) async throws -> TokenRecord {
        guard var record = try await records().values.first(where: { $0.name.string == name && !$0.isRevoked }) else {
            throw Refusal(.notFound, field: "name", ["value": name])
        }
        (record.isRevoked, record.revokedAt) = (true, surroundings.wallClock())
        try await keep(record)
        return record
    }

    /// Lets a request of a program through, or says why not: 401 without a token that holds, 403 if it does not allow
    /// this, 429 if it comes too often.
    func admit(authorization: String?, from address: String, to scope: APIScope) async throws {
        guard let authorization else {
            throw APIFailure(status: 401, code: "token-missing", field: RequestHeader.authorization.rawValue)
        }
        let record = try await record(shownAs: authorization, from: address)
        if let wait = allowances.wait(ofToken: record.id, at: surroundings.monotonicMilliseconds()) {
            throw APIFailure(tooManyRequests: wait)
        }
        guard record.scopes.contains(Text(scope.rawValue)) else {
            throw APIFailure(
                status: 403,
                code: "scope-missing",
                field: RequestHeader.authorization.rawValue,
                ["expected": scope.rawValue]
            )
        }
    }

    /// Whether a program that was let through may still be: its token was neither revoked nor is it over.
    func stillAdmits(authorization: String?, to scope: APIScope) async -> Bool {
        guard let token = authorization.flatMap(APIToken.init(authorization:)),
            let record = try? await records()[token.id]
        else { return false }
        return holds(record) && isKnown(token) && record.scopes.contains(Text(scope.rawValue))
    }

    private func record(shownAs authorization: String, from address: String) async throws -> TokenRecord {
        let token = APIToken(authorization: authorization)
        let kept = try await records()
        let record = token.flatMap { kept[$0.id] }
        // First: whoever guesses at this address must not keep out who has a token there.
        if let token, let record, holds(record), isKnown(token) { return record }
        let now = surroundings.monotonicMilliseconds()
        if let wait = allowances.wait(ofFailures: address, at: now) { throw APIFailure(tooManyRequests: wait) }
        guard let token, let record, holds(record), token.fits(record.hash) else {
            allowances.noteFailure(of: address, at: now)
            throw APIFailure(status: 401, code: "token-invalid", field: RequestHeader.authorization.rawValue)
        }
        shown[token.id] = token.digest(digestKey)
        return record
    }

    /// Whether it was shown before, secret and all.
    private func isKnown(_ token: APIToken) -> Bool {
        shown[token.id].map { isEqualInConstantTime($0.array, token.digest(digestKey).array) } ?? false
    }

    /// By this machine's clock. Without one no day is over.
    private func holds(_ record: TokenRecord) -> Bool {
        guard !record.isRevoked else { return false }
        guard let lastDay = record.lastDay, let today = surroundings.today else { return true }
        return today.yyyymmdd <= lastDay
    }

    private func records() async throws -> [String: TokenRecord] {
        if let kept { return kept }
        let all = try await owned.withStore { store in try store.read { try $0.tokens() } }
        // Another request may have read them, and changed them, while this one waited.
        if let kept { return kept }
        let read = Dictionary(uniqueKeysWithValues: all.map { ($0.id.string, $0) })
        kept = read
        return read
    }

    private func keep(_ record: TokenRecord) async throws {
        // Before it is written: nobody takes its name meanwhile, and what is revoked is so at once.
        let before = kept?.updateValue(record, forKey: record.id.string)
        do { try await owned.withStore { store in try store.write { try $0.put(record) } } } catch {
            kept?[record.id.string] = before
            throw error
        }
    }
}
