package import SignedLog
import Signing

/// What standing has to know beside the authority: forks and adoptions, wherever they were met. Facts are only ever
/// united. They are few; receipts, which are many, are asked of the ``EntryGraph``.
package struct StandingFacts: Hashable, Sendable {
    /// One of several entries that a key signed for one place in a log.
    struct Branch: Hashable, Sendable {
        let author: PublicKey
        /// The entries that carry its signed header as proof.
        var carriers: Set<EntryID> = []
    }

    private(set) var forks: [LogID: [ForkPoint: [EntryID: Branch]]] = [:]
    private(set) var adoptions: [ActID: AdoptionFact] = [:]

    package init() {}

    /// Takes up what an admitted entry says of forks and adoptions. A proof that proves nothing is no fact.
    package mutating func insert(_ entry: VerifiedEntry, in district: DistrictID) {
        for act in entry.acts {
            switch try? DistrictAct.decode(act.act) {
            case .adopt(let adopt):
                adoptions[act.id] = AdoptionFact(act: act, adopt: adopt, entry: EntryNode(entry))
            case .forkProof(let proof):
                if let fork = proof.fork(in: district) { insert(fork, carriedBy: entry.id) }
            case .genesis, .rotation, .office, .takeOver, .nodeKey, .cut, .approveItem, .retireItem, .lease, .calendar,
                .endpoint, .burnBlocks, .standards, .submitItem, .incident, .returnItem, .receipt, nil:
                continue
            }
        }
    }

    /// Takes up that the store holds these entries, all with one (log, epoch, number).
    package mutating func insert(fork nodes: [EntryNode]) {
        for node in nodes { insert(node.id, at: node.place, by: node.author, carriedBy: nil) }
    }

    /// All logs with a fork that was ever met, sorted.
    package var forkedLogs: [LogID] { forks.keys.sorted() }

    private mutating func insert(_ fork: Fork, carriedBy carrier: EntryID) {
        let place = ForkPoint(log: fork.log, epoch: fork.epoch, number: fork.number)
        for header in [fork.first, fork.second] {
            insert(header.id, at: place, by: header.author, carriedBy: carrier)
        }
    }

    private mutating func insert(
        _ branch: EntryID,
        at place: ForkPoint,
        by author: PublicKey,
        carriedBy carrier: EntryID?
    ) {
        var known = forks[place.log]?[place]?[branch] ?? Branch(author: author)
        if let carrier { known.carriers.insert(carrier) }
        forks[place.log, default: [:]][place, default: [:]][branch] = known
    }
}

/// An adoption of the right shape, and where it stands.
struct AdoptionFact: Hashable, Sendable {
    let act: VerifiedAct
    let adopt: AdoptAct
    let entry: EntryNode
}

extension ForkProofAct {
    /// The fork, if both headers are signed and of one place.
    package func fork(in district: DistrictID) -> Fork? {
        guard let one = try? SignedHeader(cose: first, in: district),
            let other = try? SignedHeader(cose: second, in: district)
        else { return nil }
        return Fork(one, other)
    }
}

extension EntryNode {
    package var place: ForkPoint { ForkPoint(log: log, epoch: epoch, number: number) }
}
