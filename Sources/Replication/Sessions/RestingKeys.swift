import Signing

/// Keys that have spent their budget and are refused for a while, so that a new session does not begin it anew.
struct RestingKeys: Sendable {
    /// Milliseconds at which each is free again.
    private var ends: [PublicKey: Int64] = [:]

    func contains(_ key: PublicKey, at milliseconds: Int64) -> Bool {
        ends[key].map { milliseconds < $0 } ?? false
    }

    mutating func insert(_ key: PublicKey, at milliseconds: Int64) {
        ends[key] = milliseconds + Int64(PeerBudget.restSeconds) * 1000
        guard ends.count > PeerBudget.restingKeys else { return }
        let first = ends.min { ($0.value, $0.key) < ($1.value, $1.key) }
        if let first { ends[first.key] = nil }
    }
}
