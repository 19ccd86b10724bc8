/// How many requests of other nodes are answered at a time, in all and from one address. Whoever comes too many is told
/// to come again.
actor SyncGate {
    /// Each held request costs one: a district has some hundred nodes.
    static let requestLimit = 1_024
    /// Nodes of one office share an address behind a router.
    static let requestLimitOfOneAddress = 128

    private var counts: [String: Int] = [:]
    private var total = 0

    /// False if there is no room; else ``leave(_:)`` must follow.
    func enter(_ address: String) -> Bool {
        guard total < Self.requestLimit, counts[address, default: 0] < Self.requestLimitOfOneAddress else {
            return false
        }
        total += 1
        counts[address, default: 0] += 1
        return true
    }

    func leave(_ address: String) {
        total -= 1
        counts[address, default: 0] -= 1
        if counts[address] == 0 { counts[address] = nil }
    }
}
