import District
import SignedLog
import Storage

extension ReplicaState {
    /// The set-aside entries that go along with these (`docs/formats/standing.md`, rule 3): those of the district that
    /// one of them refers to, and what those refer to in turn. Without these the other side could not admit them, and
    /// it never hears of what is set aside otherwise.
    ///
    /// - Parameter sequences: local sequences, as are those returned.
    func companions(of sequences: [Int64], in store: StoreReader) throws -> Set<Int64> {
        guard !exceptions.companions.isEmpty else { return [] }
        let sent = Set(sequences)
        var open: [EntryNode] = []
        for companion in exceptions.companions.sorted() {
            guard try isNamed(companion, byAny: sent, in: store) else { continue }
            if let node = try store.entryNode(companion) { open.append(node) }
        }
        var companions: Set<Int64> = []
        while let next = open.popLast() {
            guard let sequence = try store.sequence(of: next.id), companions.insert(sequence).inserted else { continue }
            guard let entry = try store.verifiedEntry(sequence: sequence) else { continue }
            open += try store.directPast(of: entry).filter { exceptions.standing(of: $0.id).isSetAside }
        }
        return companions
    }

    private func isNamed(_ entry: EntryID, byAny sent: Set<Int64>, in store: StoreReader) throws -> Bool {
        try store.referrers(of: entry).contains { referrer in
            try store.sequence(of: referrer).map(sent.contains) ?? false
        }
    }
}
