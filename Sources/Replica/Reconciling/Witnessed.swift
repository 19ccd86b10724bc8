import District
import SignedLog
import Storage

/// What receipts of hub and city cover.
package struct Witnessed: Sendable {
    private let hub: WitnessTimes
    private let city: WitnessTimes
    /// What a witness holds itself needs no receipt.
    private let own: NodeKind?

    init(_ state: ReplicaState, own: NodeKind?, _ store: StoreReader) throws {
        let times = try WitnessTimes.all(of: [[.hub], [.city]], state.authority.currentView, store)
        (hub, city) = (times[0], times[1])
        self.own = own
    }

    func lacks(_ sequence: Int64) -> WitnessKinds {
        var lacks: WitnessKinds = []
        if own != .hub, !hub.contains(sequence) { lacks.insert(.hub) }
        if own != .city, !city.contains(sequence) { lacks.insert(.city) }
        return lacks
    }
}
