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
    /// Whether entries that are here may stand otherwise once this one is admitted, or have come to be ``companions``:
    /// it is of an affected log itself, speaks of a fork or an adoption, or refers to what is set aside. Then the owner
    /// judges all ``affectedLogs()`` again by a new judge. What a root entry changes in the authority,
    /// ``Authority/insert(_:)`` says.
    ///
    /// - Parameters:
    ///   - companions: as the last judgment found them. An entry of another audience that refers to these and
    ///     to nothing else that is set aside is daily work: an office's log refers for ever to what it once had seen.
    ///   - isSetAside: whether the last judgment found an entry set aside. To judge it here would be to read the log of a
    ///     key that was cut, whenever a colleague goes on with one of its licenses.
    package func isDisturbed(
        by entry: VerifiedEntry,
        held: some HeldEntries,
        companions: Set<EntryID>,
        isSetAside: (EntryID) -> Bool
    ) throws -> Bool {
        if isAffected(EntryNode(entry)) { return true }
        for act in entry.acts {
            switch Kind(rawValue: act.act.kind) {
            case .adopt, .forkProof: return true
            case .receipt: if try isOfForkedLog(act.act.references) { return true }
            default: continue  // Kinds are numbers from outside; no other has a say in standing.
            }
        }
        guard authority.mayHaveSetAside else { return false }
        return try held.directPast(of: entry).contains { named in
            let isKnown = named.audience != entry.header.audience && companions.contains(named.id)
            return !isKnown && isSetAside(named.id)
        }
    }

    private func isOfForkedLog(_ ids: [EntryID]) throws -> Bool {
        guard !facts.forks.isEmpty else { return false }
        return try ids.contains { id in
            try graph.node(id).map { facts.forks[$0.log] != nil } ?? false
        }
    }
}
