import District
import Licenses
import SignedLog
import Signing
import Storage

/// The witnesses of some kinds, as the district enrolls them now, and since when they have what others wrote. The first
/// receipt is the upper end of the interval in which an entry was written.
///
/// A class, because it remembers its last answer, since licenses that follow one another have one entry, as a rule, and what
/// it has found on the way to it.
final class Witnesses {
    private let kinds: Set<NodeKind>
    private let view: AuthorityView
    private var last: (sequence: Int64, receipt: CoveringReceipt?)?
    private var memory = ReceiptMemory()

    init(_ kinds: Set<NodeKind>, _ view: AuthorityView) { (self.kinds, self.view) = (kinds, view) }

    /// Hubs and the city.
    static func all(_ view: AuthorityView) -> Witnesses {
        Witnesses(Set(NodeKind.allCases.filter(\.isWitness)), view)
    }

    /// The first receipt of any of them for an entry; nil if none has it.
    ///
    /// - Parameter sequence: the entry's.
    func receipt(for sequence: Int64, in store: StoreReader) throws -> CoveringReceipt? {
        if let last, last.sequence == sequence { return last.receipt }
        let receipt = try store.firstReceipt(covering: sequence, &memory) { key in
            view.enrollment(of: key).map { kinds.contains($0.kind) } ?? false
        }
        last = (sequence, receipt)
        return receipt
    }

    /// In milliseconds since 1970 UTC by the witness's clock. Nil if none has the entry, or none says when.
    func time(of sequence: Int64, in store: StoreReader) throws -> Int64? {
        try receipt(for: sequence, in: store)?.time
    }

    /// The day on which a witness first had the entry. Nil: none has it.
    func day(of sequence: Int64, in store: StoreReader) throws -> CivilDate? {
        try receipt(for: sequence, in: store)?.day
    }

    /// Of the first entry that brought it to a witness.
    func day(of act: StoredAct, in store: StoreReader) throws -> CivilDate? {
        try act.carriers.compactMap { try day(of: $0.sequence, in: store) }.min()
    }
}

extension CoveringReceipt {
    /// When its author had what it covers; the last day there is, if it does not say.
    var day: CivilDate { time.map(CivilDate.at(millisecondsSince1970:)) ?? .latest }
}
