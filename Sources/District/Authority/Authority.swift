package import SignedLog
package import Signing

/// Who may do what in the district, as a function of the root entries that are here. A value that grows with them; in
/// whatever order they came (each after its past), it says the same.
///
/// ``insert(_:)`` costs as much as the entry is long, but after a rotation, a cut of a root key, or an entry of an
/// ended root: then all root entries are judged anew (3,000 in 30 ms).
package struct Authority: Sendable {
    package private(set) var history: RootHistory
    private(set) var standings: RootStandings
    private(set) var index: AuthorityIndex

    package init(history: RootHistory = RootHistory()) {
        self.history = history
        standings = RootStandings(history)
        index = AuthorityIndex()
        rebuild()
    }

    /// Takes up an admitted entry, if it is a root entry. Says whether it is, and whether what was judged before may
    /// now stand otherwise: then the owner judges all affected logs and all acts again.
    @discardableResult
    package mutating func insert(_ entry: VerifiedEntry) -> AuthorityChange {
        guard !history.isRootEntry(entry.id) else { return .none }
        guard history.insert(entry) else { return .none }
        let isNewest = entry.author == standings.chain.links.last?.root
        guard isNewest, !RootStandings.endsRoots(entry) else {
            rebuild()
            return .rejudged
        }
        let doubtfulBefore = index.doubtful
        index.noteKeys(entry)
        index.insert(entry, counts: true, standings.chain, history)
        let cut = entry.acts.contains { $0.act.kind == Kind.cut.rawValue }
        return cut || index.doubtful != doubtfulBefore ? .cut : .extended
    }

    package func view(at past: RootPast) -> AuthorityView {
        AuthorityView(past: past, history: history, standings: standings, index: index)
    }

    /// The view by which the acts of an entry are judged: at the past of what it has seen. Of a root entry, whose
    /// previous ones are root entries too, at its own past.
    package func view(of entry: EntryNode) -> AuthorityView {
        view(at: history.past(seen: entry.seen, previous: entry.previous))
    }

    package var currentView: AuthorityView { view(at: history.everything) }

    package var chain: RootChain { standings.chain }

    /// Whether an act is valid as far as the district can tell: its shape (of the district's own kinds whole, of others
    /// what the table says), its author's competence in its own past, and, of a root's, that its entry counts. Of an
    /// adoption the entries in its `refs` must be handed in.
    package func competence(of act: Act, in entry: EntryNode, adopted: [EntryNode] = []) -> Competence {
        do throws(ActRefusal) { _ = try DistrictAct.decode(act) } catch { return .none(.malformed(error)) }
        switch rootStanding(entry.id) {
        case .beyond(let cuts): return .none(.rootEnded(cuts))
        case .unnamed: return .none(.rootEnded([]))
        case .counts, nil: break
        }
        return KindTable.competence(
            of: act,
            author: entry.author,
            audience: entry.audience,
            view: view(of: entry),
            adopted: adopted
        )
    }

    /// Nil for what is no root entry.
    package func rootStanding(_ id: EntryID) -> RootStanding? {
        history.entry(id).map { standings.standing(of: $0) }
    }

    /// The root entries that count now and did not before, or the other way round. Acts that have seen one of them were
    /// judged by what it says, and are to be judged again. One that was not here counts as if nothing were against it.
    package func rootsStandingOtherwise(than earlier: Authority) -> Set<EntryID> {
        let entries = history.entries(in: history.everything)
        let changed = entries.lazy.map(\.id).filter { [self] id in
            (earlier.rootStanding(id) ?? .counts == .counts) != (rootStanding(id) == .counts)
        }
        return Set(changed)
    }

    /// The cuts of a node key that are in force: none of them in another's past. They intersect. Sorted by entry.
    package func cuts(of key: PublicKey) -> [KeyCut] {
        (index.cuts[key] ?? []).inForce(in: history).sorted { $0.entry < $1.entry }
    }

    /// Whether a node key was cut off: it may hand over its own logs and hold the district's, and no more.
    package func isCut(_ key: PublicKey) -> Bool { index.cuts[key] != nil }

    /// Whether a node with this key may hold an audience's logs today.
    package func mayHold(_ audience: Audience, by key: PublicKey) -> Bool {
        currentView.mayHold(audience, by: key) && (audience.isDistrict || !isCut(key))
    }

    private mutating func rebuild() {
        standings = RootStandings(history)
        index = AuthorityIndex()
        let entries = history.entries(in: history.everything)
        for entry in entries { index.noteKeys(entry) }
        for entry in entries {
            let counts = standings.standing(of: entry) == .counts
            index.insert(entry, counts: counts, standings.chain, history)
        }
    }
}

/// What a new root entry means for what was judged before.
package enum AuthorityChange: Hashable, Sendable {
    /// It was held already, or is no root entry.
    case none
    /// It adds authority for those who see it; nothing stands otherwise.
    case extended
    /// A key was cut, or an enrollment is in vain: the logs of such keys are to be judged again.
    case cut
    /// Which root entries count may have changed: everything is to be judged again.
    case rejudged
}
