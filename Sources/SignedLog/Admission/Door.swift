/// The only way into a store, for our own entries and for a peer's alike. It checks what version 1 fixes for ever and
/// nothing that could change: never clock, configuration, cuts, membership of an audience or authority beyond the
/// naming of the key. So every node comes to the same answer, whatever came before (`docs/formats/entry.md`).
///
/// Entries of one batch may refer to each other: hand them in one by one, past first, and let `held` and `history`
/// answer for those that were admitted before.
package struct Door {
    /// Whether an entry may enter a store that holds what `held` answers for. `history` has all its root entries.
    /// Throws only what `held` throws.
    package static func admit(
        _ entry: VerifiedEntry,
        history: RootHistory,
        held: some HeldEntries
    ) throws -> Admission {
        if try held.entry(entry.id) != nil { return .alreadyHeld }
        if entry.isGenesis { return .admitted }  // Verification has found it to be this district's.
        let past = try DirectPast(of: entry, history: history, held: held)
        do throws(EntryRefusal) {
            try checkLinks(entry, past)
            try checkAudiences(entry, past)
            let missing = past.sortedMissing
            guard missing.isEmpty else { return .early(missing: missing) }
            try checkSeen(entry, past, history)
        } catch {
            return .refused(error)
        }
        return .admitted
    }

    /// Within an epoch each entry follows the one with the number before; an epoch opens after other epochs.
    private static func checkLinks(_ entry: VerifiedEntry, _ past: DirectPast) throws(EntryRefusal) {
        let header = entry.header
        for node in past.previous {
            guard node.log == entry.log else { throw .previousOfOtherLog(node.id) }
            if header.number == 0 {
                guard node.epoch != header.epoch else { throw .previousOfOwnEpoch(node.id) }
            } else {
                guard node.epoch == header.epoch, node.number == header.number - 1 else {
                    throw .previousOutOfStep(node.id)
                }
            }
        }
        try checkBranches(past.previous)
    }

    /// Two previous entries with one place are a fork, which nobody may follow on both sides.
    private static func checkBranches(_ previous: [EntryNode]) throws(EntryRefusal) {
        let inOrder = previous.sorted { ($0.epoch, $0.number, $0.id) < ($1.epoch, $1.number, $1.id) }
        for (first, second) in zip(inOrder, inOrder.dropFirst()) {
            guard (first.epoch, first.number) != (second.epoch, second.number) else {
                throw .previousParted(first.id, second.id)
            }
        }
    }

    /// Acts are named by acts of the same document; everything lies in the entry's audience or the district's, so
    /// that whoever may hold the entry may hold its past.
    private static func checkAudiences(_ entry: VerifiedEntry, _ past: DirectPast) throws(EntryRefusal) {
        for (node, document) in past.acts {
            guard node.document == document else { throw .actOfOtherDocument(node.id) }
            guard node.audience == entry.header.audience || node.audience.isDistrict else {
                throw .actOutsideAudience(node.id)
            }
        }
        for node in past.references {
            guard node.audience == entry.header.audience || node.audience.isDistrict else {
                throw .referenceOutsideAudience(node.id)
            }
        }
        if let stranger = past.strangersSeen.first { throw .seenNotByRoot(stranger) }
    }

    /// `seen` names the key, says nothing twice, and does not forget what the past has seen.
    private static func checkSeen(
        _ entry: VerifiedEntry,
        _ past: DirectPast,
        _ history: RootHistory
    ) throws(EntryRefusal) {
        let header = entry.header
        let minimal = history.minimal(header.seen)
        for id in header.seen where !minimal.contains(id) { throw .seenNotMinimal(id) }
        let rootPast = history.past(seen: header.seen, previous: header.previous)
        guard history.names(entry.author, in: rootPast) != nil else { throw .keyNotNamed(entry.author) }
        for id in seenByPast(past, history) {
            guard history.contains(id, in: rootPast) else { throw .seenDoesNotCover(id) }
        }
    }

    /// What the direct causal past has seen. A root entry has also seen its previous ones.
    private static func seenByPast(_ past: DirectPast, _ history: RootHistory) -> [EntryID] {
        var seen: Set<EntryID> = []
        for node in past.previous + past.references {
            seen.formUnion(node.seen)
            if history.isRootEntry(node.id) { seen.formUnion(node.previous) }
        }
        for (node, _) in past.acts {
            seen.formUnion(node.seen)
            if let entry = history.entry(node.entry) { seen.formUnion(entry.header.previous) }
        }
        return seen.filter(history.isRootEntry).sorted()
    }
}
