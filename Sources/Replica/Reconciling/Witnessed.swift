import District
import SignedLog
import Storage

/// What receipts of hub and city cover.
package struct Witnessed: Sendable {
    private let hub: WitnessTimes
    private let city: WitnessTimes
    /// What a witness holds itself needs no receipt.
    private let own: NodeKind?

    /// - Parameter times: of hub and of city (``kinds``).
    fileprivate init(_ times: [WitnessTimes], own: NodeKind?) {
        (hub, city, self.own) = (times[0], times[1], own)
    }

    fileprivate static let kinds: [Set<NodeKind>] = [[.hub], [.city]]

    func lacks(_ sequence: Int64) -> WitnessKinds {
        var lacks: WitnessKinds = []
        if own != .hub, !hub.contains(sequence) { lacks.insert(.hub) }
        if own != .city, !city.contains(sequence) { lacks.insert(.city) }
        return lacks
    }
}

extension Replica {
    /// What a reconciliation calls not witnessed yet.
    package func witnessed() -> WitnessedQuestion { WitnessedQuestion(replica: self) }
}

/// What hub and city have, by all receipts that are held.
package struct WitnessedQuestion: SteppedQuestion {
    private let replica: Replica
    private var reading: WitnessReading

    fileprivate init(replica: Replica) {
        self.replica = replica
        reading = WitnessReading(of: Witnessed.kinds, replica.state.authority.currentView)
    }

    package mutating func step() throws -> Witnessed? {
        let times = try replica.store.read { try reading.step(in: $0) }
        return times.map { Witnessed($0, own: replica.node?.kind) }
    }
}
