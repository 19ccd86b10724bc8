package import SignedLog

extension StandingJudge {
    /// What an honest writer puts into `seen`: the root entries that are here and not set aside, and whatever its
    /// direct past has seen (`covered`, all root entries), none of them in the past of another; sorted. If that is more
    /// than ``EntryHeader/seenLimit``, only what must be covered, and of the newest root's as many as fit (a root
    /// gathers too many tips in entries of its own).
    package mutating func seen(covering covered: [EntryID]) throws(Graph.Failure) -> [EntryID] {
        let history = authority.history
        let all = history.minimal(covered + (try rootTips()))
        guard all.count > EntryHeader.seenLimit else { return all }
        let newest = authority.chain.links.last?.root
        var seen = history.minimal(covered)
        for tip in all where history.entry(tip)?.author == newest {
            let more = history.minimal(seen + [tip])
            if more.count <= EntryHeader.seenLimit { seen = more }
        }
        return seen
    }

    /// The root entries that are not set aside and in no other such one's past.
    private mutating func rootTips() throws(Graph.Failure) -> [EntryID] {
        let history = authority.history
        var aside: Set<EntryID> = []
        for tip in history.tips {
            if let entry = history.entry(tip), try isSetAside(EntryNode(entry)) { aside.insert(tip) }
        }
        guard !aside.isEmpty else { return history.tips }
        var kept: [EntryID] = []
        for entry in history.entries(in: history.everything) {
            if try !isSetAside(EntryNode(entry)) { kept.append(entry.id) }
        }
        return history.minimal(kept)
    }
}
