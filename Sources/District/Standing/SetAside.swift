package import SignedLog
package import Signing

/// What is set aside takes no part, and is not lost.
package enum SetAside {
    /// So many set-aside entries of each enrolled key a store keeps at least, the earliest of each log first, so that
    /// what an honest laptop wrote before its theft outlives the flood that the thief wrote after.
    package static let keptEntriesPerKey = 10_000
}

extension AuthorityView {
    /// Whether what is set aside of an author's is listed to a node, and sent when it asks: a node of the author's
    /// office, or of the district office.
    package func mayList(setAsideOf author: PublicKey, by key: PublicKey) -> Bool {
        guard let office = enrollment(of: author)?.office else { return isDistrictOffice(key) }
        return acts(key, for: office) || isDistrictOffice(key)
    }
}

extension StandingJudge {
    /// Whether entries that are here may stand otherwise once this one is admitted: it is of an affected log itself,
    /// speaks of a fork or an adoption, or refers to what is set aside. Then the owner judges all ``affectedLogs()``
    /// again by a new judge. What a root entry changes in the authority, ``Authority/insert(_:)`` says.
    package mutating func isDisturbed(by entry: VerifiedEntry, held: some HeldEntries) throws -> Bool {
        if isAffected(EntryNode(entry)) { return true }
        for act in entry.acts {
            switch Kind(rawValue: act.act.kind) {
            case .adopt, .forkProof: return true
            case .receipt: if try isOfForkedLog(act.act.references) { return true }
            default: continue  // Kinds are numbers from outside; no other has a say in standing.
            }
        }
        guard authority.mayHaveSetAside else { return false }
        return try named(by: entry, held).contains { try isSetAside($0) }
    }

    private func isOfForkedLog(_ ids: [EntryID]) throws -> Bool {
        guard !facts.forks.isEmpty else { return false }
        return try ids.contains { id in
            try graph.node(id).map { facts.forks[$0.log] != nil } ?? false
        }
    }

    /// The entries in the direct past, and those that carry an act in it.
    private func named(by entry: VerifiedEntry, _ held: some HeldEntries) throws -> [EntryNode] {
        var ids = Set(entry.header.previous + entry.header.seen)
        for act in entry.acts {
            ids.formUnion(act.act.references)
            for named in act.act.directActs {
                if let carrier = try held.act(named)?.entry { ids.insert(carrier) }
            }
        }
        return try ids.sorted().compactMap { try graph.node($0) }
    }
}
