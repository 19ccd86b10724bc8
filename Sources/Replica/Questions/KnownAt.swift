import District
package import SignedLog
import Signing
import Storage

/// "As known at K": which entries an answer may rest on.
package enum KnownAt: Hashable, Sendable {
    /// These entries of the license's audience and of the district's, and all in their causal past.
    case tips([EntryID])
    /// What a witness had receipted by then, in milliseconds since 1970 UTC by the witness's clock.
    case witnessed(Int64, by: DocumentID?)
    /// What this node had stored by then, by its own clock.
    case here(Int64)
}

/// The entries that were known, by their local sequence.
struct KnownEntries {
    private let sequences: Set<Int64>?
    private let last: Int64

    init(_ knownAt: KnownAt?, in store: StoreReader, view: AuthorityView) throws {
        switch knownAt {
        case nil:
            (sequences, last) = (nil, .max)
        case .here(let time):
            (sequences, last) = (nil, try store.sequence(knownHereAt: time))
        case .tips(let tips):
            (sequences, last) = (try store.causalPast(of: tips).entries, .max)
        case .witnessed(let time, let node):
            let witnesses = view.enrollments.filter {
                $0.kind.isWitness && (node == nil ? $0.kind == .hub : $0.document == node)
            }
            let keys = Set(witnesses.map(\.key))
            (sequences, last) = (try Self.receipted(by: keys, until: time, in: store), .max)
        }
    }

    func contains(_ sequence: Int64) -> Bool {
        sequence <= last && (sequences?.contains(sequence) ?? true)
    }

    var isEverything: Bool { sequences == nil && last == .max }

    /// A witness's own entries up to then, and all that its receipts cover.
    private static func receipted(by keys: Set<PublicKey>, until time: Int64, in store: StoreReader) throws -> Set<
        Int64
    > {
        var tips: Set<EntryID> = []
        for act in try store.acts(ofKind: Kind.receipt.rawValue) where keys.contains(act.author) {
            for carrier in act.carriers {
                guard let claimed = try store.claimedTime(of: carrier.entry), claimed <= time else { continue }
                tips.formUnion(act.act.references + [carrier.entry])
            }
        }
        // Of all at once: the pasts of a witness's receipts are nearly the same.
        return try store.causalPast(of: tips.sorted()).entries
    }
}

/// The store as if only the known entries were in it: what standing is judged by as known then.
struct KnownGraph: EntryGraph {
    let store: StoreReader
    let known: KnownEntries

    private func isKnown(_ id: EntryID) throws(StoreFailure) -> Bool {
        try store.sequence(of: id).map(known.contains) ?? false
    }

    func node(_ id: EntryID) throws(StoreFailure) -> EntryNode? {
        try isKnown(id) ? try store.entryNode(id) : nil
    }

    func logs(of author: PublicKey) throws(StoreFailure) -> [LogID] { try store.logs(of: author) }

    func entries(in log: LogID) throws(StoreFailure) -> [EntryNode] {
        var nodes: [EntryNode] = []
        for sequence in try store.sequences(of: log) where known.contains(sequence) {
            if let node = try store.entryNode(sequence: sequence) { nodes.append(node) }
        }
        return nodes
    }

    func acts(of entry: EntryID) throws(StoreFailure) -> [ActID] { try store.acts(of: entry) }

    func namings(of entry: EntryID) throws(StoreFailure) -> [Naming] { try kept(try store.namings(of: entry)) }

    func namings(of act: ActID) throws(StoreFailure) -> [Naming] { try kept(try store.namings(of: act)) }

    func referrers(of entry: EntryID) throws(StoreFailure) -> [EntryID] {
        var kept: [EntryID] = []
        for id in try store.referrers(of: entry) where try isKnown(id) { kept.append(id) }
        return kept
    }

    func receipts(for log: LogID) throws(StoreFailure) -> [ReceiptFact] {
        var receipts: [ReceiptFact] = []
        for receipt in try store.receipts(for: log) where try isKnown(receipt.entry.id) { receipts.append(receipt) }
        return receipts
    }

    private func kept(_ namings: [Naming]) throws(StoreFailure) -> [Naming] {
        var kept: [Naming] = []
        for naming in namings where try isKnown(naming.entry) { kept.append(naming) }
        return kept
    }
}

extension ReplicaState {
    /// The state as it was known: authority, standing and the district's statements by those entries alone.
    func known(_ known: KnownEntries, in store: StoreReader) throws -> ReplicaState {
        guard !known.isEverything else { return self }
        var state = ReplicaState(district: district)
        let history = authority.history
        for entry in history.entries(in: history.everything) {
            if try store.sequence(of: entry.id).map(known.contains) ?? false { state.authority.insert(entry) }
        }
        state.statements = statements
        guard !exceptions.isEmpty else { return state }
        state.exceptions.facts = exceptions.facts
        _ = try state.exceptions.rejudge(by: state.authority, in: KnownGraph(store: store, known: known))
        return state
    }
}
