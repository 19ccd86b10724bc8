import District
import SignedLog
import Signing

/// The entries that do not simply count, and the facts from which that follows. Empty in a district without cuts,
/// forks and adoptions, and then it costs nothing.
struct Exceptions: Sendable {
    var facts = StandingFacts()
    private(set) var standings: [EntryID: Standing] = [:]
    /// What is set aside and goes along with what refers to it (``StandingJudge/companions``).
    private(set) var companions: Set<EntryID> = []
    /// How many entries of each author are set aside.
    private(set) var setAsideCounts: [PublicKey: UInt64] = [:]
    /// Rises whenever an entry comes to stand otherwise.
    private(set) var changeCount: Int64 = 0

    var isEmpty: Bool { standings.isEmpty }

    func standing(of entry: EntryID) -> Standing { standings[entry] ?? .counts }

    func standing(ofActIn entries: some Sequence<EntryID>) -> Standing {
        .ofAct(in: entries.map { standing(of: $0) })
    }

    /// Takes note of how an entry stands that came just now and has changed no other's standing. Digests do not change by what
    /// is set aside, so ``changeCount`` does not.
    mutating func note(_ standing: Standing, of entry: EntryNode) {
        guard standing != .counts else { return }
        standings[entry.id] = standing
        if standing.isSetAside { setAsideCounts[entry.author, default: 0] += 1 }
    }

    /// Judges all affected logs anew, and says which entries stand otherwise than before. Costs as much as those logs
    /// are long; logs that nothing happened to are not looked at.
    mutating func rejudge(by authority: Authority, in graph: some EntryGraph) throws -> [EntryID] {
        var judge = StandingJudge(authority: authority, facts: facts, graph: graph)
        var judged: [EntryID: Standing] = [:]
        for log in try judge.affectedLogs() {
            judged.merge(try judge.exceptions(in: log)) { _, new in new }
        }
        let before = standings
        standings = judged
        companions = judge.companions
        setAsideCounts = judge.setAsideCounts
        let changed = Set(before.keys).union(judged.keys).filter { before[$0] != judged[$0] }.sorted()
        if !changed.isEmpty { changeCount += 1 }
        return changed
    }
}
