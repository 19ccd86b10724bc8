/// The part of a district that has a line again, while the rest stays dead.
struct HealedCore {
    let members: [NodeIndex]
    /// Who dials whom.
    let lines: [Direction]
    /// Whether people carry sticks between all members instead.
    let hasSticks: Bool

    /// - Parameter alive: installations that can run at all.
    init(_ draws: Draws, _ shape: DistrictShape, alive: [NodeIndex]) {
        let counters = shape.allCounters.filter(alive.contains)
        let pairs = shape.counters.indices.map { shape.counters(of: $0).filter(alive.contains) }.filter { $0.count > 1 }
        let hub = DistrictShape.hub
        var chosen = alive
        var hasSticks = false
        switch draws.below(10, .core, 1) {
        case 0 where !pairs.isEmpty:
            chosen = Array(draws.shuffled(draws.pick(pairs, .core, 2) ?? [], .core, 3).prefix(2)).sorted()
            hasSticks = true
        case 1: chosen = [hub] + (draws.pick(counters, .core, 4).map { [$0] } ?? [])
        case 2: chosen = alive.filter { $0 != shape.city }
        case 3: chosen = [hub] + alive.filter { $0 != hub && draws.below(2, .core, 10 + $0) == 0 }
        default: break
        }
        let members = chosen
        self.members = members
        self.hasSticks = hasSticks
        lines = members.flatMap { from in
            shape.peers(of: from).filter(members.contains).map { Direction(from, $0) }
        }
    }

    /// Rounds within which all must be equal and at rest. In a round every line carries one session, in the order of
    /// the list. From a bureau to the hub, to the city, and back to the other bureaus takes two rounds; the receipts
    /// that this calls forth take as many; the doubled rest is for a restart on the way (a person confirms that a node
    /// was restored) and for what that one still has to say.
    static let roundLimit = 8
}
