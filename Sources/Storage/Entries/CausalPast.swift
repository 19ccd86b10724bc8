package import SignedLog
import Signing

/// Some entries and all that is before them, by any reference: "as known at these tips".
package struct CausalPast: Sendable {
    /// Local sequences.
    package private(set) var entries: Set<Int64> = []
    /// Those that the entries carry, and those that acts name in subject and parents. Naming an act does not bring the
    /// entry that carries it.
    package private(set) var acts: Set<ActID> = []

    package func contains(_ sequence: Int64) -> Bool { entries.contains(sequence) }

    package func contains(_ act: ActID) -> Bool { acts.contains(act) }
}

extension StoreReader {
    /// The causal past of entries, they themselves included; those that are not held are passed over. Walks every
    /// entry of it, so it is for questions, not for hot paths.
    package func causalPast(of entries: some Sequence<EntryID>) throws(StoreFailure) -> CausalPast {
        var past = CausalPast()
        try past.extend(by: Array(entries), in: self)
        return past
    }
}

extension CausalPast {
    fileprivate mutating func extend(by tips: [EntryID], in store: StoreReader) throws(StoreFailure) {
        var openEntries = tips
        var openActs: [ActID] = []
        while !openEntries.isEmpty || !openActs.isEmpty {
            while let id = openEntries.popLast() {
                guard let sequence = try store.sequence(of: id), entries.insert(sequence).inserted else { continue }
                guard let node = try store.entryNode(sequence: sequence) else { continue }
                openEntries += node.previous + node.seen
                openActs += try store.acts(ofEntry: sequence).map(\.id)
            }
            guard let id = openActs.popLast(), acts.insert(id).inserted else { continue }
            // What an act's entry follows and has seen is the same in all entries that carry it.
            guard let act = try store.storedAct(id), let entry = try store.entryNode(act.carriers[0].entry) else {
                continue
            }
            openEntries += entry.previous + entry.seen + act.act.references
            openActs += act.act.directActs
        }
    }
}
