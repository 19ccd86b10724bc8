import TinyVerifier

typealias ID = PlainEntry.ID

/// What lies before what, by the words of `docs/formats/standing.md`: read off the set, each time anew but for a memory
/// of what was asked before.
///
/// A class for that memory alone.
final class NaivePasts {
    struct Past {
        var entries: Set<ID> = []
        var acts: Set<ID> = []
    }

    let set: PlainSet
    private var memory: [ID: Past] = [:]
    private var logMemory: [ID: Set<ID>] = [:]

    init(_ set: PlainSet) { self.set = set }

    func entry(_ id: ID) -> PlainEntry {
        guard let entry = set.entries[id] else { preconditionFailure("the set is not closed") }
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
        guard let carrier = set.carriers[act]?.first, let found = set.acts[act] else { return [] }
        return entry(carrier).previous + entry(carrier).seen + found.refs
    }

    private func directActs(of act: ID) -> [ID] {
        guard let found = set.acts[act], !found.isFounding else { return [] }
        return found.parents + [found.document]
    }

    func isBefore(_ earlier: PlainEntry, _ later: PlainEntry) -> Bool {
        let past = past(of: later)
        return past.entries.contains(earlier.id) || earlier.acts.contains { past.acts.contains($0.id) }
    }

    /// By `previous` alone: the entry and all before it in its log.
    func line(to id: ID) -> Set<ID> {
        if let known = logMemory[id] { return known }
        let line = entry(id).previous.reduce(into: Set([id])) { $0.formUnion(self.line(to: $1)) }
        logMemory[id] = line
        return line
    }

    /// Root entries in the past of a `seen`: the entries themselves and what is in theirs.
    func rootPast(_ seen: [ID]) -> Set<ID> {
        seen.reduce(into: Set(seen)) { $0.formUnion(past(of: entry($1)).entries) }
    }
}

extension [UInt8] {
    static func isLess(_ left: [UInt8], _ right: [UInt8]) -> Bool { left.lexicographicallyPrecedes(right) }
}
