package import SignedLog

/// What a log shows about its key. A finding for people: it changes nothing's standing.
package enum KeyFinding: Hashable, Comparable, Sendable {
    /// The key was restored from a backup: this entry is followed by the next of its epoch, and by this opening of
    /// another.
    case restored(at: EntryID, opening: EntryID)
    /// Two machines use the key (a cloned disk): the old epoch went on, up to this entry, knowing of the opening.
    case doubled(at: EntryID, opening: EntryID, goingOn: EntryID)
}

extension StandingJudge {
    /// The findings about a log's key, sorted. Reads the log once, and for each restoration what came after it.
    package mutating func findings(in log: LogID) throws(Graph.Failure) -> [KeyFinding] {
        var entries: [EntryNode] = []
        for entry in try graph.entries(in: log) {
            if try !isSetAside(entry) { entries.append(entry) }
        }
        let numbers = Dictionary(grouping: entries) { $0.epoch }
        let byID = Dictionary(uniqueKeysWithValues: entries.map { ($0.id, $0) })
        var findings: [KeyFinding] = []
        for opening in entries where opening.number == 0 {
            for parting in opening.previous.compactMap({ byID[$0] }) {
                let rest = (numbers[parting.epoch] ?? []).filter { $0.number > parting.number }
                guard rest.contains(where: { $0.previous.contains(parting.id) }) else { continue }
                findings.append(.restored(at: parting.id, opening: opening.id))
                if let goingOn = try first(of: rest, knowing: opening) {
                    findings.append(.doubled(at: parting.id, opening: opening.id, goingOn: goingOn.id))
                }
            }
        }
        return findings.sorted()
    }

    /// The first entry that has the opening, or an act of it, in its causal past.
    private func first(of entries: [EntryNode], knowing opening: EntryNode) throws(Graph.Failure) -> EntryNode? {
        let later = try Descendants(entries: [opening.id], acts: graph.acts(of: opening.id), in: graph)
        for entry in entries.sorted(by: { ($0.number, $0.id) < ($1.number, $1.id) }) {
            if try later.includes(entry.id, in: graph) { return entry }
        }
        return nil
    }
}
