import District
import SignedLog
import Storage

/// What receipts of hub and city cover.
package struct Witnessed: Sendable {
    private let hub: Set<Int64>
    private let city: Set<Int64>
    /// What a witness holds itself needs no receipt.
    private let own: NodeKind?

    init(_ state: ReplicaState, own: NodeKind?, _ store: StoreReader) throws {
        let view = state.authority.currentView
        hub = try Receipts(of: .hub, view, store).covered
        city = try Receipts(of: .city, view, store).covered
        self.own = own
    }

    func lacks(_ sequence: Int64) -> WitnessKinds {
        var lacks: WitnessKinds = []
        if own != .hub, !hub.contains(sequence) { lacks.insert(.hub) }
        if own != .city, !city.contains(sequence) { lacks.insert(.city) }
        return lacks
    }
}
