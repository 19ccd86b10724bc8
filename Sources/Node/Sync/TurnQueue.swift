/// Who is next at the replica, among requests of other nodes: a few at a time, so that what the next ones have brought is
/// read while that of the first is stored; and of those that wait, each address in its turn. So nobody waits for more than
/// one turn of each other address, however many requests one of them has sent, and a clerk, who does not stand in this
/// queue, for no more than the few that are at work.
///
/// What waits is bounded by ``PeerLimits/requests``.
actor TurnQueue {
    private let places: Int
    private var atWork = 0
    private var waiting: [String: [CheckedContinuation<Void, Never>]] = [:]
    /// Addresses that wait, the next one first.
    private var order: [String] = []

    /// - Parameter places: how many are at work at once.
    init(places: Int = 12) { self.places = places }

    var waitingCount: Int { waiting.values.reduce(0) { $0 + $1.count } }

    /// Does the work when its time has come.
    nonisolated func run<Result: Sendable>(
        for address: String,
        _ work: @Sendable () async throws -> Result
    ) async rethrows -> Result {
        await enter(address)
        do {
            let result = try await work()
            await leave()
            return result
        } catch {
            await leave()
            throw error
        }
    }

    private func enter(_ address: String) async {
        guard atWork == places else {
            atWork += 1
            return
        }
        await withCheckedContinuation { continuation in
            if waiting[address] == nil { order.append(address) }
            waiting[address, default: []].append(continuation)
        }
    }

    /// The next of the address that has waited longest for its turn; that address goes to the end.
    private func leave() {
        guard !order.isEmpty else {
            atWork -= 1
            return
        }
        let address = order.removeFirst()
        guard var line = waiting[address], !line.isEmpty else { preconditionFailure("\(address) waits for nothing") }
        let next = line.removeFirst()
        if line.isEmpty {
            waiting[address] = nil
        } else {
            waiting[address] = line
            order.append(address)
        }
        next.resume()
    }
}
