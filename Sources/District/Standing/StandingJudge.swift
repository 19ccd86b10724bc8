package import SignedLog
package import Signing

/// Computes the standing of entries in the order of `docs/formats/standing.md`: rotations, root entries, cuts, forks,
/// receipts, entries, adoption. No later step changes an earlier one.
///
/// An entry of a log that nothing has happened to counts, by one lookup. Only affected logs are examined, when they
/// are first asked for, and each is then read once as long as the judge lives. The owner makes a new judge whenever
/// ``effect(of:held:companions:isSetAside:)`` or ``Authority/insert(_:)`` says that an admitted entry changes
/// something.
package struct StandingJudge<Graph: EntryGraph> {
    package let authority: Authority
    package let facts: StandingFacts
    let graph: Graph

    // What was found so far; each is for the extension of its step.
    var cutLogs: [LogID: CutShape] = [:]
    var candidacies: [EntryID: [HeldReason]] = [:]
    var asides: [EntryID: Bool] = [:]
    var namedElsewhere: Set<EntryID> = []
    var forkShapes: [LogID: ForkShape] = [:]
    var forkVerdicts: [LogID: ForkVerdict] = [:]
    var adopted: Set<EntryID>?
    /// By author, in the logs whose ``exceptions(in:)`` were asked for.
    package private(set) var setAsideCounts: [PublicKey: UInt64] = [:]

    package init(authority: Authority, facts: StandingFacts, graph: Graph) {
        self.authority = authority
        self.facts = facts
        self.graph = graph
    }

    /// The standing of an entry that is held.
    package mutating func standing(of entry: EntryNode) throws(Graph.Failure) -> Standing {
        guard isAffected(entry) else { return .counts }
        let candidacy = try candidacy(of: entry)
        if try isSetAside(entry) { return .setAside(candidacy) }
        if authority.isOfRoot(entry.author) {
            return candidacy.isEmpty ? .counts : .held(candidacy)
        }
        let reasons = try (candidacy + forkReasons(for: entry)).sorted()
        if reasons.isEmpty { return .counts }
        return try adoptedEntries().contains(entry.id) ? .counts : .held(reasons)
    }

    /// Whether an entry must be looked at by itself. All others count.
    package func isAffected(_ entry: EntryNode) -> Bool {
        authority.isAffected(entry.author) || facts.forks[entry.log] != nil
    }

    /// All logs of which some entry may not count, sorted: to be judged again when facts or authority change.
    package func affectedLogs() throws(Graph.Failure) -> [LogID] {
        var logs = Set(facts.forkedLogs)
        for author in authority.affectedKeys { logs.formUnion(try graph.logs(of: author)) }
        return logs.sorted()
    }

    /// The entries of a log that do not count; all others of it do. To be asked once for each log.
    package mutating func exceptions(in log: LogID) throws(Graph.Failure) -> [EntryID: Standing] {
        var result: [EntryID: Standing] = [:]
        for entry in try graph.entries(in: log) {
            guard isAffected(entry) else { continue }
            let standing = try standing(of: entry)
            if standing != .counts { result[entry.id] = standing }
            if standing.isSetAside { setAsideCounts[entry.author, default: 0] += 1 }
        }
        return result
    }

    /// The tips of a log as digests name them: of what is not set aside; sorted.
    package mutating func tips(of log: LogID) throws(Graph.Failure) -> [EntryID] {
        let shape = LogShape(try graph.entries(in: log))
        var left: [Bool] = []
        for node in shape.nodes { left.append(try isSetAside(node)) }
        return shape.tips(without: left)
    }

    /// Of the district's entries that were found to be set aside, those that an entry of another log refers to: whoever
    /// gets that entry must get them with it, and what they refer to.
    package var companions: Set<EntryID> {
        namedElsewhere.filter { asides[$0] == true }
    }

    /// Named tips of cuts in force that are not here, sorted: until they are, the cut says less than it will.
    package mutating func awaitedTips(of log: LogID, by author: PublicKey) throws(Graph.Failure) -> [EntryID] {
        try cutShape(of: log, by: author).cuts.flatMap(\.awaited).sorted().withoutRepeats()
    }
}
