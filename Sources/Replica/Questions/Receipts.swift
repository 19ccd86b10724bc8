import District
import SignedLog
import Storage

/// What the receipts of one kind of witness cover.
struct Receipts {
    let covered: Set<Int64>

    init(of kind: NodeKind, _ view: AuthorityView, _ store: StoreReader) throws {
        let witnesses = Set(view.enrollments.filter { $0.kind == kind }.map(\.key))
        let receipts = try store.acts(ofKind: Kind.receipt.rawValue).filter { witnesses.contains($0.author) }
        covered = try store.covered(by: Set(receipts.flatMap(\.act.references)))
    }

    func contains(_ sequence: Int64) -> Bool { covered.contains(sequence) }
}
