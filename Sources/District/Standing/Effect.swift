package import SignedLog

/// What an entry does to what was judged before it came.
package enum Effect: Hashable, Sendable {
    /// It stands like this, and all others as before.
    case stands(Standing)
    /// Others may stand otherwise, or have come to be ``StandingJudge/companions``: the owner judges all
    /// ``StandingJudge/affectedLogs()`` again by a new judge.
    case disturbs
}

extension StandingJudge {
    /// What an entry does that is about to be admitted and of whose acts none is here, so that nothing that is here refers to
    /// it. Judged without reading any log: a laptop that was cut off may hand in what it wrote in a year.
    ///
    /// What a root entry changes in the authority, ``Authority/insert(_:)`` says, and what it says of forks and adoptions,
    /// ``StandingFacts/insert(_:in:)``.
    ///
    /// - Parameters:
    ///   - companions: as the last judgment found them. An entry of another audience that refers to these and
    ///     to nothing else that is set aside is daily work: an office's log refers for ever to what it once had seen.
    ///   - isSetAside: whether the last judgment found an entry set aside.
    package func effect(
        of entry: VerifiedEntry,
        held: some HeldEntries,
        companions: Set<EntryID>,
        isSetAside: (EntryID) -> Bool
    ) throws -> Effect {
        let node = EntryNode(entry)
        guard try !speaksOfStanding(entry), facts.forks[node.log] == nil else { return .disturbs }
        let isAffected = authority.isAffected(node.author)
        guard isAffected || authority.mayHaveSetAside else { return .stands(.counts) }
        // Of root keys each entry may bear on what all others are judged by, and what a cut names may end its waiting.
        if isAffected, authority.isOfRoot(node.author) || authority.isNamedByCut(node.id) { return .disturbs }
        let reasons = isAffected ? try reasons(againstNew: node, held) : []
        let setAside = try held.directPast(of: entry).filter { isSetAside($0.id) }
        let isDisturbing = setAside.contains { named in
            reasons.isEmpty ? rescues(node, named, companions) : accompanies(node, named, companions)
        }
        if isDisturbing { return .disturbs }
        return .stands(reasons.isEmpty ? .counts : .setAside(reasons))
    }

    /// Whether an entry that takes part makes one take part that is set aside, or go along with it.
    private func rescues(_ entry: EntryNode, _ named: EntryNode, _ companions: Set<EntryID>) -> Bool {
        named.audience == entry.audience || !companions.contains(named.id)
    }

    /// Whether one that is set aside itself makes another go along with it.
    private func accompanies(_ entry: EntryNode, _ named: EntryNode, _ companions: Set<EntryID>) -> Bool {
        named.audience.isDistrict && named.log != entry.log && !companions.contains(named.id)
    }

    /// Why an entry of a node is a candidate (``candidacy(of:)``). Since it is new, it is before no tip that is here.
    private func reasons(againstNew entry: EntryNode, _ held: some HeldEntries) throws -> [HeldReason] {
        let cuts = try authority.cuts(of: entry.author).filter { cut in
            try CutLog(cut, of: entry.log, LogShape([])) { try held.entry($0) != nil }
                .isBeyond(entry.epoch, entry.number, index: nil)
        }
        let beyond = cuts.map { HeldReason.beyond($0.entry) }
        return (beyond + (authority.isEnrolled(entry) ? [] : [.notEnrolled])).sorted()
    }

    private func speaksOfStanding(_ entry: VerifiedEntry) throws -> Bool {
        try entry.acts.contains { act in
            switch Kind(rawValue: act.act.kind) {
            case .adopt, .forkProof: true
            case .receipt: try isOfForkedLog(act.act.references)
            default: false  // Kinds are numbers from outside; no other has a say in standing.
            }
        }
    }

    private func isOfForkedLog(_ ids: [EntryID]) throws -> Bool {
        guard !facts.forks.isEmpty else { return false }
        return try ids.contains { id in
            try graph.node(id).map { facts.forks[$0.log] != nil } ?? false
        }
    }
}
