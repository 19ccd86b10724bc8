package import SignedLog

/// How often a program may ask, and how often an address may show what is no token.
package struct TokenAllowances: Sendable {
    /// What is no token costs an Argon2id at most. Of one address a hundredth of what a token may ask, and at least so many
    /// a minute; a sixth of them in one moment.
    private static let leastFailuresPerMinute = 60
    /// Addresses that are remembered; at more those whose allowance is whole are forgotten.
    private static let addressLimit = 4_096

    private let requestsPerMinute: Int
    private var requests: [Text: Allowance] = [:]
    private var failures: [String: Allowance] = [:]

    /// - Parameter requestsPerMinute: of one token; so many may come in one moment.
    package init(requestsPerMinute: Int) { self.requestsPerMinute = requestsPerMinute }

    /// Counts a request. Whole seconds until the token may ask again; nil if it may now.
    package mutating func wait(ofToken id: Text, at now: Int64) -> Int? {
        let full = Allowance(perMinute: requestsPerMinute, atOnce: requestsPerMinute, at: now)
        var allowance = requests[id] ?? full
        defer { requests[id] = allowance }
        if let wait = allowance.wait(at: now) { return wait }
        allowance.spend()
        return nil
    }

    /// Whole seconds until the address may try again; nil if it may now.
    package mutating func wait(ofFailures address: String, at now: Int64) -> Int? { failures[address]?.wait(at: now) }

    package mutating func noteFailure(of address: String, at now: Int64) {
        if failures.count >= Self.addressLimit { failures = failures.filter { !$0.value.isWhole(at: now) } }
        let perMinute = max(Self.leastFailuresPerMinute, requestsPerMinute / 100)
        let full = Allowance(perMinute: perMinute, atOnce: perMinute / 6, at: now)
        failures[address, default: full].spend()
    }
}

extension APIFailure {
    /// - Parameter seconds: after which there is room again.
    init(tooManyRequests seconds: Int) {
        self.init(status: 429, code: "too-many-requests", ["retryAfterSeconds": String(seconds)])
    }
}
