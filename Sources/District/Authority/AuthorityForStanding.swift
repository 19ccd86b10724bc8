import SignedLog
package import Signing

/// What standing asks of the authority.
extension Authority {
    /// Whether entries of this key must be looked at one by one.
    package func isAffected(_ key: PublicKey) -> Bool {
        if index.cuts[key] != nil || index.doubtful.contains(key) || standings.endings[key] != nil { return true }
        return isOfRoot(key) && chain.position(ofRoot: key) == nil && chain.position(ofRecovery: key) == nil
    }

    /// The keys of which ``isAffected(_:)`` holds, sorted.
    var affectedKeys: [PublicKey] {
        let known = history.entries(in: history.everything).map(\.author) + index.cuts.keys + index.doubtful
        return Set(known + standings.endings.keys).filter(isAffected).sorted()
    }

    /// False as long as no key was ever cut, ended, or enrolled in vain: then nothing can be set aside.
    var mayHaveSetAside: Bool {
        !index.cuts.isEmpty || !index.doubtful.isEmpty || chain.links.count > 1 || !chain.rivals.isEmpty
    }

    /// Whether the key was ever named as a root or recovery key: then its entries are judged as such.
    func isOfRoot(_ key: PublicKey) -> Bool {
        chain.position(ofRoot: key) != nil || chain.position(ofRecovery: key) != nil
            || history.isNamed(key, .root, in: history.everything)
            || history.isNamed(key, .recovery, in: history.everything)
    }

    /// Why an entry of a root or recovery key would be set aside; nil for an entry of another key. Such keys write for
    /// the district only: what an ended one wrote elsewhere is of a log that nobody trusts.
    func rootReasons(against entry: EntryNode) -> [HeldReason]? {
        guard isOfRoot(entry.author) else { return nil }
        if let held = history.entry(entry.id) {
            switch standings.standing(of: held) {
            case .counts: return []
            case .beyond(let cuts): return cuts.map(HeldReason.beyond)
            case .unnamed: return [.unnamedRoot]
            }
        }
        if chain.position(ofRecovery: entry.author) != nil { return [] }
        guard chain.position(ofRoot: entry.author) != nil else { return [.unnamedRoot] }
        return (standings.endings[entry.author] ?? []).map { HeldReason.beyond($0.entry) }.sorted()
    }

    func isEnrolled(_ entry: EntryNode) -> Bool {
        !index.doubtful.contains(entry.author) || view(of: entry).enrollment(of: entry.author) != nil
    }

    func isNamedByCut(_ id: EntryID) -> Bool {
        index.namedTips.contains(id) || standings.namedTips.contains(id)
    }
}
