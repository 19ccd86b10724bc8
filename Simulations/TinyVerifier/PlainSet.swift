/// Entries of one district, each checked, and together closed: rules 8 to 10 of `docs/formats/entry.md`.
package struct PlainSet: Sendable {
    package let genesis: PlainEntry
    package let entries: [PlainEntry.ID: PlainEntry]
    /// One act may stand in two branches of a fork.
    package let carriers: [PlainEntry.ID: [PlainEntry.ID]]
    package let acts: [PlainEntry.ID: PlainAct]

    /// In any order, with any repeats. Throws the first thing that is wrong.
    package init(_ entries: [PlainEntry]) throws(PlainFault) {
        guard let genesis = entries.first(where: { $0.acts.first?.kind == 0 && $0.seen.isEmpty }) else {
            throw .notGenesis
        }
        self.genesis = genesis
        self.entries = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        var (carriers, acts): ([PlainEntry.ID: [PlainEntry.ID]], [PlainEntry.ID: PlainAct]) = ([:], [:])
        for entry in self.entries.values {
            for act in entry.acts {
                carriers[act.id, default: []].append(entry.id)
                acts[act.id] = act
            }
        }
        (self.carriers, self.acts) = (carriers, acts)
        for entry in self.entries.values { try check(entry) }
    }

    private func check(_ entry: PlainEntry) throws(PlainFault) {
        let named = entry.previous + entry.seen + entry.acts.flatMap(\.refs)
        guard named.allSatisfy({ entries[$0] != nil }) else { throw .open }
        let before = entry.previous.compactMap { entries[$0] }
        guard before.allSatisfy({ $0.log == entry.log }) else { throw .previous }
        if entry.number > 0 {
            guard before[0].epoch == entry.epoch, before[0].number == entry.number - 1 else { throw .previous }
        } else {
            guard before.allSatisfy({ $0.epoch != entry.epoch }) else { throw .previous }
        }
        for act in entry.acts where !act.isFounding {
            for parent in act.parents + [act.document] {
                guard let found = acts[parent] else { throw .open }
                guard found.document == act.document else { throw .document }
            }
        }
    }
}
