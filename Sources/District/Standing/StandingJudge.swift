package import SignedLog
package import Signing

/// Computes the standing of entries in the order of `docs/formats/standing.md`: rotations, root entries, cuts, forks,
/// receipts, entries, adoption. No later step changes an earlier one.
///
/// An entry of a log that nothing has happened to counts, by one lookup. Only affected logs are examined, when they
/// are first asked for, and each is then read once as long as the judge lives. The owner makes a new judge whenever
/// ``isDisturbed(by:held:)`` or ``Authority/insert(_:)`` says that an admitted entry changes something.
package struct StandingJudge<Graph: EntryGraph> {
    package let authority: Authority
    package let facts: StandingFacts
    let graph: Graph

    private var cutLogs: [LogID: CutShape] = [:]
    private var candidacies: [EntryID: [HeldReason]] = [:]
    private var asides: [EntryID: Bool] = [:]
    private var forkShapes: [LogID: ForkShape] = [:]
    private var forkVerdicts: [LogID: ForkVerdict] = [:]
    private var adopted: Set<EntryID>?

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

    /// The entries of a log that do not count; all others of it do.
    package mutating func exceptions(in log: LogID) throws(Graph.Failure) -> [EntryID: Standing] {
        var result: [EntryID: Standing] = [:]
        for entry in try graph.entries(in: log) {
            guard isAffected(entry) else { continue }
            let standing = try standing(of: entry)
            if standing != .counts { result[entry.id] = standing }
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

    /// Named tips of cuts in force that are not here, sorted: until they are, the cut says less than it will.
    package mutating func awaitedTips(of log: LogID, by author: PublicKey) throws(Graph.Failure) -> [EntryID] {
        try cutShape(of: log, by: author).cuts.flatMap(\.awaited).sorted().withoutRepeats()
    }
}

// Step 3 and what is set aside.
extension StandingJudge {
    /// Why the entry would be set aside if nothing referred to it; empty if it would not.
    mutating func candidacy(of entry: EntryNode) throws(Graph.Failure) -> [HeldReason] {
        guard authority.isAffected(entry.author) else { return [] }
        if let known = candidacies[entry.id] { return known }
        var reasons = authority.rootReasons(against: entry)
        if reasons == nil { reasons = try nodeReasons(against: entry) }
        candidacies[entry.id] = reasons
        return reasons ?? []
    }

    private mutating func nodeReasons(against entry: EntryNode) throws(Graph.Failure) -> [HeldReason] {
        let shape = try cutShape(of: entry.log, by: entry.author)
        var reasons = shape.cutsBefore(entry.epoch, entry.number, entry.id).map(HeldReason.beyond)
        if !authority.isEnrolled(entry) { reasons.append(.notEnrolled) }
        return reasons.sorted()
    }

    mutating func cutShape(of log: LogID, by author: PublicKey) throws(Graph.Failure) -> CutShape {
        if let known = cutLogs[log] { return known }
        let cuts = authority.cuts(of: author)
        let shape = try CutShape(cuts, of: log, graph)
        cutLogs[log] = shape
        return shape
    }

    /// Whether a candidate takes no part at all: no cut that counts names it, and nothing that is not set aside itself
    /// refers to it. Judges with it all candidates that refer to it.
    mutating func isSetAside(_ entry: EntryNode) throws(Graph.Failure) -> Bool {
        guard try !candidacy(of: entry).isEmpty else { return false }
        if let known = asides[entry.id] { return known }
        var candidates: [EntryID] = [entry.id]
        var namedBy: [EntryID: [EntryID]] = [:]
        var isReached: Set<EntryID> = [entry.id]
        var rescued: [EntryID] = []
        var next = 0
        while next < candidates.count {
            let candidate = candidates[next]
            next += 1
            if authority.isNamedByCut(candidate) { rescued.append(candidate) }
            for referrer in try graph.referrers(of: candidate) {
                switch try weight(of: referrer) {
                case .takesPart: rescued.append(candidate)
                case .setAside: continue
                case .open:
                    namedBy[referrer, default: []].append(candidate)
                    if isReached.insert(referrer).inserted { candidates.append(referrer) }
                }
            }
        }
        settle(candidates, rescued, namedBy)
        return asides[entry.id] ?? true
    }

    private enum Weight {
        case takesPart, setAside, open
    }

    private mutating func weight(of referrer: EntryID) throws(Graph.Failure) -> Weight {
        if let known = asides[referrer] { return known ? .setAside : .takesPart }
        guard let node = try graph.node(referrer) else { return .setAside }
        return try candidacy(of: node).isEmpty ? .takesPart : .open
    }

    /// What a rescued entry refers to is rescued with it.
    private mutating func settle(_ candidates: [EntryID], _ rescued: [EntryID], _ namedBy: [EntryID: [EntryID]]) {
        for candidate in candidates { asides[candidate] = true }
        var open = rescued
        while let entry = open.popLast() {
            guard asides[entry] == true else { continue }
            asides[entry] = false
            open += namedBy[entry] ?? []
        }
    }
}

// Steps 4 to 6.
extension StandingJudge {
    private mutating func forkReasons(for entry: EntryNode) throws(Graph.Failure) -> [HeldReason] {
        guard facts.forks[entry.log] != nil else { return [] }
        return try forkVerdict(of: entry.log).pointsAgainst(entry.id).map(HeldReason.forked)
    }

    /// The forks of a log that stand, and which entry is on which side.
    mutating func forkShape(of log: LogID) throws(Graph.Failure) -> ForkShape {
        if let known = forkShapes[log] { return known }
        var points: [ForkPoint: [EntryID]] = [:]
        for (point, branches) in facts.forks[log] ?? [:] {
            var standing: [EntryID] = []
            for (id, branch) in branches {
                if try stands(id, branch, at: point) { standing.append(id) }
            }
            if standing.count > 1 { points[point] = standing.sorted() }
        }
        let shape = ForkShape(points, points.isEmpty ? nil : LogShape(try graph.entries(in: log)))
        forkShapes[log] = shape
        return shape
    }

    /// Whether a branch makes a fork: it is not beyond a cut, and it or its header is in what is not set aside.
    private mutating func stands(
        _ id: EntryID,
        _ branch: StandingFacts.Branch,
        at point: ForkPoint
    ) throws(Graph.Failure) -> Bool {
        let cuts = try cutShape(of: point.log, by: branch.author)
        guard cuts.cutsBefore(point.epoch, point.number, id).isEmpty else { return false }
        if let node = try graph.node(id), try !isSetAside(node) { return true }
        for carrier in branch.carriers {
            if let node = try graph.node(carrier), try !isSetAside(node) { return true }
        }
        return false
    }

    private mutating func forkVerdict(of log: LogID) throws(Graph.Failure) -> ForkVerdict {
        if let known = forkVerdicts[log] { return known }
        let shape = try forkShape(of: log)
        var receipts: [ReceiptFact] = []
        if !shape.points.isEmpty {
            for receipt in try graph.receipts(for: log) where try counts(receipt, for: log, shape) {
                receipts.append(receipt)
            }
        }
        let verdict = try ForkVerdict(shape, receipts, graph)
        forkVerdicts[log] = verdict
        return verdict
    }

    /// Step 5: whether a receipt counts, and holds for this log.
    private mutating func counts(
        _ receipt: ReceiptFact,
        for log: LogID,
        _ shape: ForkShape
    ) throws(Graph.Failure) -> Bool {
        let entry = receipt.entry
        guard entry.audience == shape.audience, entry.author != shape.author else { return false }
        guard case .receipt = try? DistrictAct.decode(receipt.act.act) else { return false }
        let competence = KindTable.competence(
            of: receipt.act.act,
            author: entry.author,
            audience: entry.audience,
            view: authority.view(of: entry)
        )
        guard competence == .competent else { return false }
        guard try candidacy(of: entry).isEmpty else { return false }
        guard try !forkShape(of: entry.log).isOnSide(entry.id) else { return false }
        return !shape.joinsSides(receipt.act.act.references)
    }
}

// Step 7.
extension StandingJudge {
    /// What working adoptions name. An adoption works if its own entry counts by step 6 or is named by one that works:
    /// references run backward only, so the later ones are decided first.
    private mutating func adoptedEntries() throws(Graph.Failure) -> Set<EntryID> {
        if let adopted { return adopted }
        var byEntry: [EntryID: [AdoptionFact]] = [:]
        var open: [AdoptionFact] = []
        for fact in facts.adoptions.values {
            guard try isValid(fact) else { continue }
            let reasons = try candidacy(of: fact.entry) + forkReasons(for: fact.entry)
            if reasons.isEmpty { open.append(fact) } else { byEntry[fact.entry.id, default: []].append(fact) }
        }
        var result: Set<EntryID> = []
        while let working = open.popLast() {
            for named in working.adopt.entries where result.insert(named).inserted {
                open += byEntry[named] ?? []
            }
        }
        adopted = result
        return result
    }

    private mutating func isValid(_ fact: AdoptionFact) throws(Graph.Failure) -> Bool {
        var entries: [EntryNode] = []
        for id in fact.adopt.entries {
            if let node = try graph.node(id) { entries.append(node) }
        }
        let competence = KindTable.competence(
            of: fact.act.act,
            author: fact.entry.author,
            audience: fact.entry.audience,
            view: authority.view(of: fact.entry),
            adopted: entries
        )
        return competence == .competent
    }
}
