package import SignedLog
import Signing

/// Whether a root entry counts. What does not count is invalid, not held: no adoption helps.
package enum RootStanding: Hashable, Sendable {
    case counts
    /// Beyond the tips of the rotation that ended its key, or of cuts by newer roots; their entries, sorted.
    case beyond([EntryID])
    /// Its key is named by no rotation that counts.
    case unnamed
}

/// Steps 1 and 2 of standing: the chain of rotations, then the root entries from the newest root back.
struct RootStandings: Sendable {
    let chain: RootChain
    let genesisDocument: DocumentID?
    /// Of root keys that were ended: what cuts them off.
    private(set) var endings: [PublicKey: [KeyCut]] = [:]
    /// Entries named by an ending that counts, replaced or not.
    private(set) var namedTips: Set<EntryID> = []
    private var beyond: [EntryID: [EntryID]] = [:]

    /// Linear in the number of root entries, but for the endings, of which there are few.
    init(_ history: RootHistory) {
        let entries = history.entries(in: history.everything)
        let genesis = Self.genesis(in: entries)
        genesisDocument = genesis.map { DocumentID(founding: $0.act) }
        chain = RootChain(Self.rotations(in: entries, of: genesisDocument), genesis: genesis)
        let rotationsAndCuts = entries.filter(Self.endsRoots)
        for position in chain.links.indices.reversed() {
            judge(position, entries, rotationsAndCuts, history)
        }
    }

    func standing(of entry: VerifiedEntry) -> RootStanding {
        if entry.isGenesis || chain.position(ofRecovery: entry.author) != nil { return .counts }
        guard chain.position(ofRoot: entry.author) != nil else { return .unnamed }
        return beyond[entry.id].map { .beyond($0) } ?? .counts
    }

    /// Whether an entry could change which root entries count.
    static func endsRoots(_ entry: VerifiedEntry) -> Bool {
        entry.acts.contains { act in
            let kind = act.act.kind
            return kind == Kind.genesis.rawValue || kind == Kind.rotation.rawValue
                || kind == Kind.cut.rawValue && act.act.body[101] != nil
        }
    }

    private mutating func judge(
        _ position: Int,
        _ entries: [VerifiedEntry],
        _ rotationsAndCuts: [VerifiedEntry],
        _ history: RootHistory
    ) {
        let root = chain.links[position].root
        let all = rotationsAndCuts.compactMap { ending(of: position, by: $0, history) }
        guard !all.isEmpty else { return }
        for cut in all { namedTips.formUnion(cut.named) }
        let inForce = all.inForce(in: history)
        endings[root] = inForce
        let nodes = entries.filter { $0.author == root && !$0.isGenesis }.map { EntryNode($0) }
        guard let log = nodes.first?.log else { return }
        let shape = LogShape(nodes)
        let cutLogs = inForce.map { CutLog($0, of: log, shape, isHere: history.isRootEntry) }
        for (index, node) in shape.nodes.enumerated() {
            let causes = cutLogs.filter { $0.isBeyond(node.epoch, node.number, index: index) }.map(\.cut)
            if !causes.isEmpty { beyond[node.id] = causes.sorted() }
        }
    }

    /// What an entry says against the root at this position of the chain: the rotation that ended it, or cuts of it by
    /// a newer root, which are judged before.
    private func ending(of position: Int, by entry: VerifiedEntry, _ history: RootHistory) -> KeyCut? {
        let root = chain.links[position].root
        let acts = entry.acts.filter { ends(position, $0, in: entry) }
        guard !acts.isEmpty else { return nil }
        var cut = KeyCut(entry: entry.id)
        for tip in acts.flatMap(\.act.references).compactMap(history.entry) where tip.author == root {
            cut.formUnion(tip.log, [TrustedTip(epoch: tip.header.epoch, number: tip.header.number, id: tip.id)])
        }
        return cut
    }

    private func ends(_ position: Int, _ act: VerifiedAct, in entry: VerifiedEntry) -> Bool {
        guard act.document == genesisDocument, let decoded = try? DistrictAct.decode(act.act) else { return false }
        if case .rotation(let keys) = decoded, position + 1 < chain.links.count {
            let next = chain.links[position + 1]
            return next.namedBy.contains(entry.id) && keys.nextRoot == next.root && keys.nextRecovery == next.recovery
        }
        if case .cut(let cut) = decoded, let newer = chain.position(ofRoot: entry.author) {
            return newer > position && standing(of: entry) == .counts
                && cut.target == .root(chain.links[position].root)
        }
        return false
    }
}

extension RootStandings {
    private static func genesis(in entries: [VerifiedEntry]) -> RootChain.Rotation? {
        guard let entry = entries.first, entry.isGenesis, let act = entry.acts.first,
            case .genesis(let genesis) = try? DistrictAct.decode(act.act)
        else { return nil }
        let keys = RotationAct(nextRoot: genesis.rootKey, nextRecovery: genesis.recoveryKey)
        return RootChain.Rotation(author: entry.author, entry: entry.id, act: act.id, keys: keys)
    }

    private static func rotations(in entries: [VerifiedEntry], of genesis: DocumentID?) -> [RootChain.Rotation] {
        entries.flatMap { entry in
            entry.acts.compactMap { act in
                guard act.act.kind == Kind.rotation.rawValue, act.document == genesis,
                    case .rotation(let keys) = try? DistrictAct.decode(act.act)
                else { return nil }
                return RootChain.Rotation(author: entry.author, entry: entry.id, act: act.id, keys: keys)
            }
        }
    }
}
