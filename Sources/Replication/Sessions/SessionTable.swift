import Signing

/// The sessions of a responder, within the bounds of ``PeerBudget``: openings that nobody has signed for yet cannot
/// push out those that somebody has.
struct SessionTable: Sendable {
    private struct Slot: Sendable {
        var session: ResponderSession
        /// Whether the peer has proved its key.
        var isProven = false
        var awaited: Bytes32?
        /// Rises with each use.
        var used: UInt64

        /// Who goes first.
        var rank: (Int, UInt64) {
            if session.isHolding { return (1, used) }
            return (session.isBusy ? 2 : 0, used)
        }
    }

    private var slots: [SessionNumber: Slot] = [:]
    private var numbers: [Bytes32: SessionNumber] = [:]
    private var openings: Set<Bytes32> = []
    private var ticks: UInt64 = 0

    var count: Int { slots.count }

    subscript(number: SessionNumber) -> ResponderSession? { slots[number]?.session }

    mutating func nextNumber() -> SessionNumber {
        SessionNumber(value: tick())
    }

    /// Whether a session that is still here was opened with this nonce.
    func knowsOpening(_ nonce: Bytes32) -> Bool { openings.contains(nonce) }

    mutating func open(_ session: ResponderSession, awaiting nonce: Bytes32) {
        makeRoom(among: { !$0.isProven }, limit: PeerBudget.openings)
        slots[session.number] = Slot(session: session, awaited: nonce, used: tick())
        numbers[nonce] = session.number
        openings.insert(session.opening)
    }

    func awaiting(_ nonce: Bytes32) -> ResponderSession? {
        numbers[nonce].flatMap { slots[$0]?.session }
    }

    /// The nonce has served: its session is proven, and the nonce is gone.
    mutating func accept(_ nonce: Bytes32) {
        guard let number = numbers.removeValue(forKey: nonce), var slot = slots[number] else { return }
        slot.awaited = nil
        slot.used = tick()
        if !slot.isProven {
            let peer = slot.session.peer
            makeRoom(among: { $0.isProven && $0.session.peer == peer }, limit: PeerBudget.sessions)
            makeRoom(among: { $0.isProven }, limit: PeerBudget.allSessions)
            slot.isProven = true
        }
        slots[number] = slot
    }

    mutating func await(_ nonce: Bytes32, _ number: SessionNumber) {
        slots[number]?.awaited = nonce
        numbers[nonce] = number
    }

    mutating func update(_ session: ResponderSession) {
        slots[session.number]?.session = session
    }

    mutating func remove(_ number: SessionNumber) {
        guard let slot = slots.removeValue(forKey: number) else { return }
        openings.remove(slot.session.opening)
        if let nonce = slot.awaited { numbers[nonce] = nil }
    }

    private mutating func tick() -> UInt64 {
        ticks += 1
        return ticks
    }

    /// Leaves room for one more: idle sessions go before held ones, and held ones before those at work; of each the
    /// one that was used longest ago.
    private mutating func makeRoom(among isCounted: (Slot) -> Bool, limit: Int) {
        let counted = slots.filter { isCounted($0.value) }
        guard counted.count >= limit else { return }
        let oldest = counted.min { $0.value.rank < $1.value.rank }
        if let oldest { remove(oldest.key) }
    }
}

/// When each peer was equal last; the one that was used longest ago is forgotten first.
struct BaselineTable: Sendable {
    private var baselines: [PublicKey: (baseline: SyncBaseline, used: UInt64)] = [:]
    private var ticks: UInt64 = 0

    subscript(peer: PublicKey) -> SyncBaseline? {
        get { baselines[peer]?.baseline }
        set {
            ticks += 1
            baselines[peer] = newValue.map { ($0, ticks) }
            guard baselines.count > PeerBudget.baselines else { return }
            let oldest = baselines.min { $0.value.used < $1.value.used }
            if let oldest { baselines[oldest.key] = nil }
        }
    }
}
