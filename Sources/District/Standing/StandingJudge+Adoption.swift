import SignedLog

/// Step 7.
extension StandingJudge {
    /// What working adoptions name. An adoption works if its own entry counts by step 6 or is named by one that works:
    /// references run backward only, so the later ones are decided first.
    mutating func adoptedEntries() throws(Graph.Failure) -> Set<EntryID> {
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
