import SignedLog
import Signing

/// Step 3, and what is set aside.
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

    /// Whether a candidate takes no part at all: no cut that counts names it, and no entry of its audience that is not
    /// set aside itself refers to it. Judges with it all candidates that refer to it.
    mutating func isSetAside(_ entry: EntryNode) throws(Graph.Failure) -> Bool {
        guard try !candidacy(of: entry).isEmpty else { return false }
        if let known = asides[entry.id] { return known }
        var candidates: [EntryNode] = [entry]
        var namedBy: [EntryID: [EntryID]] = [:]
        var isReached: Set<EntryID> = [entry.id]
        var rescued: [EntryID] = []
        var next = 0
        while next < candidates.count {
            let candidate = candidates[next]
            next += 1
            if authority.isNamedByCut(candidate.id) { rescued.append(candidate.id) }
            for referrer in try referrers(of: candidate) {
                switch try weight(of: referrer) {
                case .takesPart: rescued.append(candidate.id)
                case .setAside: continue
                case .open:
                    namedBy[referrer.id, default: []].append(candidate.id)
                    if isReached.insert(referrer.id).inserted { candidates.append(referrer) }
                }
            }
        }
        settle(candidates, rescued, namedBy)
        return asides[entry.id] ?? true
    }

    /// Who of the entry's audience refers to it. What others hold must not decide what is set aside for all: only who
    /// may hold the audience of a license holds what its entries refer to.
    private mutating func referrers(of candidate: EntryNode) throws(Graph.Failure) -> [EntryNode] {
        var referrers: [EntryNode] = []
        for id in try graph.referrers(of: candidate.id) {
            guard let referrer = try graph.node(id) else { continue }
            if candidate.audience.isDistrict, referrer.log != candidate.log { namedElsewhere.insert(candidate.id) }
            if referrer.audience == candidate.audience { referrers.append(referrer) }
        }
        return referrers
    }

    private enum Weight {
        case takesPart, setAside, open
    }

    private mutating func weight(of referrer: EntryNode) throws(Graph.Failure) -> Weight {
        if let known = asides[referrer.id] { return known ? .setAside : .takesPart }
        return try candidacy(of: referrer).isEmpty ? .takesPart : .open
    }

    /// What a rescued entry refers to is rescued with it.
    private mutating func settle(_ candidates: [EntryNode], _ rescued: [EntryID], _ namedBy: [EntryID: [EntryID]]) {
        for candidate in candidates { asides[candidate.id] = true }
        var open = rescued
        while let entry = open.popLast() {
            guard asides[entry] == true else { continue }
            asides[entry] = false
            open += namedBy[entry] ?? []
        }
    }
}
