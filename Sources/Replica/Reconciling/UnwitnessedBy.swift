import District
import SignedLog
import Storage

/// Which kinds of witnesses have no receipt for an entry.
struct UnwitnessedBy {
    private let hub: Witnesses
    private let city: Witnesses
    /// What a witness holds itself needs no receipt.
    private let own: NodeKind?

    init(_ view: AuthorityView, own: NodeKind?) {
        (hub, city, self.own) = (Witnesses([.hub], view), Witnesses([.city], view), own)
    }

    /// - Parameter sequence: the entry's.
    func kinds(_ sequence: Int64, in store: StoreReader) throws -> WitnessKinds {
        var lacks: WitnessKinds = []
        if try own != .hub && hub.receipt(for: sequence, in: store) == nil { lacks.insert(.hub) }
        if try own != .city && city.receipt(for: sequence, in: store) == nil { lacks.insert(.city) }
        return lacks
    }
}
