/// Admits requests of other nodes within ``PeerLimits``. It knows addresses, not keys: nobody has proved one before its
/// request is read.
///
/// A request enters, reserves its body's bytes as they come, and leaves with its answer. Whoever is refused is told
/// after how many seconds there will be room.
///
/// Of what all share nobody has more than is free (dynamic thresholds; Choudhury and Hahne 1998): so many greedy
/// addresses as there are, a share as large as each of theirs is left for whoever comes next.
actor PeerGate {
    enum Admission: Hashable, Sendable {
        case admitted
        case refused(retryAfterSeconds: Int)
    }

    private let limits: PeerLimits
    private let milliseconds: @Sendable () -> Int64
    private var accounts: [String: Account] = [:]
    private var requestCount = 0
    private var byteCount = 0

    /// Addresses that are remembered beyond those with a request; more are looked through for some that can be forgotten.
    private static let accountLimit = 4_096

    private struct Account {
        var requestCount = 0
        var byteCount = 0
        var requests: Allowance
        var openings: Allowance
    }

    /// - Parameter milliseconds: a clock that never runs backwards.
    init(_ limits: PeerLimits, milliseconds: @escaping @Sendable () -> Int64) {
        (self.limits, self.milliseconds) = (limits, milliseconds)
    }

    /// Once admitted, ``leave(_:byteCount:)`` must follow.
    ///
    /// - Parameter isOpening: whether it asks for a session.
    func enter(_ address: String, isOpening: Bool) -> Admission {
        let now = milliseconds()
        var account = account(address, now)
        defer { accounts[address] = account }
        guard account.requestCount < min(limits.requestsOfOneAddress, limits.requests - requestCount) else {
            return .refused(retryAfterSeconds: 1)
        }
        if let wait = account.requests.wait(at: now) { return .refused(retryAfterSeconds: wait) }
        if isOpening, let wait = account.openings.wait(at: now) { return .refused(retryAfterSeconds: wait) }
        account.requests.spend()
        if isOpening { account.openings.spend() }
        account.requestCount += 1
        requestCount += 1
        return .admitted
    }

    /// Room for more bytes of a body that arrives. False if there is none: the request must leave.
    func reserve(_ count: Int, _ address: String) -> Bool {
        guard var account = accounts[address],
            account.byteCount + count <= min(limits.bodyByteCountOfOneAddress, limits.bodyByteCountInAll - byteCount)
        else { return false }
        account.byteCount += count
        accounts[address] = account
        byteCount += count
        return true
    }

    /// - Parameter byteCount: what the request has reserved.
    func leave(_ address: String, byteCount count: Int) {
        guard var account = accounts[address] else { preconditionFailure("a request leaves that never came") }
        account.requestCount -= 1
        account.byteCount -= count
        accounts[address] = account
        requestCount -= 1
        byteCount -= count
    }

    private func account(_ address: String, _ now: Int64) -> Account {
        if let account = accounts[address] { return account }
        if accounts.count >= Self.accountLimit { forgetIdle(now) }
        return Account(
            requests: Allowance(perMinute: limits.requestsPerMinute, atOnce: limits.requestsPerMinute, at: now),
            openings: Allowance(perMinute: limits.openingsPerMinute, atOnce: limits.openingsAtOnce, at: now)
        )
    }

    /// Nothing is lost with an address that has no request and all of its allowance.
    private func forgetIdle(_ now: Int64) {
        accounts = accounts.filter { _, account in
            account.requestCount > 0 || !account.requests.isWhole(at: now) || !account.openings.isWhole(at: now)
        }
    }
}

/// So many at once, and so many a minute in the long run.
struct Allowance: Sendable {
    private let perMinute: Int
    private let atOnce: Int
    /// In shares of a minute's milliseconds, so that nothing is rounded.
    private var credit: Int64
    private var updated: Int64

    private static let minute: Int64 = 60_000

    init(perMinute: Int, atOnce: Int, at now: Int64) {
        (self.perMinute, self.atOnce, updated) = (perMinute, atOnce, now)
        credit = Int64(atOnce) * Self.minute
    }

    /// Whole seconds until there is one, at least 1; nil if there is.
    mutating func wait(at now: Int64) -> Int? {
        refill(at: now)
        guard credit < Self.minute else { return nil }
        let perSecond = Int64(perMinute) * 1000
        return Int((Self.minute - credit + perSecond - 1) / perSecond)
    }

    mutating func spend() { credit -= Self.minute }

    func isWhole(at now: Int64) -> Bool {
        var later = self
        later.refill(at: now)
        return later.credit == Int64(atOnce) * Self.minute
    }

    private mutating func refill(at now: Int64) {
        // Two months refill anything, and no product overflows.
        let elapsed = min(max(0, now - updated), 1 << 32)
        credit = min(Int64(atOnce) * Self.minute, credit + elapsed * Int64(perMinute))
        updated = now
    }
}
