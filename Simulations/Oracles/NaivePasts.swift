import TinyVerifier

typealias ID = PlainEntry.ID

/// What lies before what, by the words of `docs/formats/standing.md`. Whoever holds an entry holds its past, so the past
/// of an entry is the same in each set: what was found once is kept.
///
/// A class for that memory alone.
final class NaivePasts {
    struct Past {
        var entries: Set<ID> = []
        var acts: Set<ID> = []
    }

    private var entries: [ID: PlainEntry] = [:]
    private var acts: [ID: PlainAct] = [:]
    private var carriers: [ID: ID] = [:]
    private var memory: [ID: Past] = [:]
    private var logMemory: [ID: Set<ID>] = [:]
    private var seenMemory: [[ID]: Set<ID>] = [:]

    /// Entries of which the past is known already, or is among them.
    func learn(_ new: [PlainEntry]) {
        for entry in new where entries.updateValue(entry, forKey: entry.id) == nil {
            for act in entry.acts { (acts[act.id], carriers[act.id]) = (act, entry.id) }
        }
    }

    func entry(_ id: ID) -> PlainEntry {
        guard let entry = entries[id] else { preconditionFailure("the set is not closed") }
        return entry
    }

    /// That of all its acts, without itself.
    func past(of entry: PlainEntry) -> Past {
        if let known = memory[entry.id] { return known }
        var (past, open) = (Past(), entry.acts.map(\.id))
        var seen = Set(open)
        while let act = open.popLast() {
            for entry in directEntries(of: act) where past.entries.insert(entry).inserted {
                open += self.entry(entry).acts.map(\.id).filter { seen.insert($0).inserted }
                past.acts.formUnion(self.entry(entry).acts.map(\.id))
            }
            for other in directActs(of: act) {
                past.acts.insert(other)
                if seen.insert(other).inserted { open.append(other) }
            }
        }
        memory[entry.id] = past
        return past
    }

    /// An act's own references: its entry's `previous` and `seen` (those of any entry that carries it are the same,
    /// or it would be another act), and its refs.
    private func directEntries(of act: ID) -> [ID] {
        guard let carrier = carriers[act], let found = acts[act] else { return [] }
        return entry(carrier).previous + entry(carrier).seen + found.refs
    }

    private func directActs(of act: ID) -> [ID] {
        guard let found = acts[act], !found.isFounding else { return [] }
        return found.parents + [found.document]
    }

    func isBefore(_ earlier: PlainEntry, _ later: PlainEntry) -> Bool {
        let past = past(of: later)
        return past.entries.contains(earlier.id) || earlier.acts.contains { past.acts.contains($0.id) }
    }

    /// By `previous` alone: the entry and all before it in its log.
    func line(to id: ID) -> Set<ID> {
        if let known = logMemory[id] { return known }
        var (line, open) = (Set([id]), [id])
        while let next = open.popLast() { open += entry(next).previous.filter { line.insert($0).inserted } }
        logMemory[id] = line
        return line
    }

    /// Root entries in the past of a `seen`: the entries themselves and what is in theirs.
    func rootPast(_ seen: [ID]) -> Set<ID> {
        if let known = seenMemory[seen] { return known }
        let found = seen.reduce(into: Set(seen)) { $0.formUnion(past(of: entry($1)).entries) }
        seenMemory[seen] = found
        return found
    }
}
