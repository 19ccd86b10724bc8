/// Entries of one district, each checked, and together closed: rules 8 to 10 of `docs/formats/entry.md`. It only grows.
package struct PlainSet: Sendable {
    package let genesis: PlainEntry
    package private(set) var entries: [PlainEntry.ID: PlainEntry] = [:]
    package private(set) var acts: [PlainEntry.ID: PlainAct] = [:]
    /// One act may stand in two branches of a fork.
    package private(set) var carriers: [PlainEntry.ID: [PlainEntry.ID]] = [:]
    /// Entries by the kinds of their acts.
    package private(set) var entriesOfKind: [UInt64: Set<PlainEntry.ID>] = [:]
    package private(set) var entriesOfAuthor: [PlainEntry.ID: Set<PlainEntry.ID>] = [:]
    /// Acts by the document that they found or continue.
    package private(set) var actsOfDocument: [PlainEntry.ID: Set<PlainEntry.ID>] = [:]
    /// Of two sets the same only if they have the same entries, whatever came first.
    package private(set) var name = PlainID.zero

    /// In any order, with any repeats. Throws the first thing that is wrong.
    package init(_ entries: [PlainEntry]) throws(PlainFault) {
        guard let genesis = entries.first(where: { $0.acts.first?.kind == 0 && $0.seen.isEmpty }) else {
            throw .notGenesis
        }
        self.genesis = genesis
        try take(entries)
    }

    /// In any order; what is in the set already is passed over. Throws the first thing that is wrong with the new ones.
    package mutating func take(_ more: [PlainEntry]) throws(PlainFault) {
        let new = more.filter { entries.updateValue($0, forKey: $0.id) == nil }
        for entry in new { index(entry) }
        for entry in new { try check(entry) }
    }

    private mutating func index(_ entry: PlainEntry) {
        name = name ^ entry.id
        entriesOfAuthor[entry.author, default: []].insert(entry.id)
        for act in entry.acts {
            acts[act.id] = act
            carriers[act.id, default: []].append(entry.id)
            entriesOfKind[act.kind, default: []].insert(entry.id)
            actsOfDocument[act.document, default: []].insert(act.id)
        }
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
