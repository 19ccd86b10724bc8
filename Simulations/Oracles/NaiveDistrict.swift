package import TinyVerifier

/// Standing, computed a second time: from the bare set of entries, by the words of `docs/formats/standing.md`, plain and
/// slow. Nothing here comes from the rooms that it is compared with.
///
/// A class, because each step is kept once it is known.
package final class NaiveDistrict {
    package enum Standing: String, Sendable {
        case counts, held
        case setAside = "set aside"
    }

    let set: PlainSet
    let authority: NaiveAuthority
    private(set) var kept: Set<ID> = []
    private(set) var forks: [NaiveFork] = []
    private(set) var receipts: [PlainEntry] = []
    private var adopted: Set<ID> = []

    private var pasts: NaivePasts { authority.pasts }
    private var all: [PlainEntry] { Array(set.entries.values) }

    package init(_ set: PlainSet) {
        self.set = set
        authority = NaiveAuthority(set)
        kept = whatIsKept()
        forks = NaiveFork.all(in: self)
        receipts = all.filter { isCountingReceipt($0) }
        adopted = whatIsAdopted()
    }

    package func standing(of id: PlainEntry.ID) -> Standing {
        guard let entry = set.entries[id], kept.contains(id) else { return .setAside }
        return counts(entry) ? .counts : .held
    }

    func counts(_ entry: PlainEntry) -> Bool {
        isOfRoot(entry)
            ? authority.countingRoots.contains(entry.id) : countsByItself(entry) || adopted.contains(entry.id)
    }

    /// An act counts if an entry that carries it does.
    func counts(act: ID) -> Bool { (set.carriers[act] ?? []).map(pasts.entry).contains { counts($0) } }

    func isOfRoot(_ entry: PlainEntry) -> Bool {
        authority.isNamedRootOrRecovery(entry.author) && entry.audience.isEmpty
    }

    func isBeyond(_ entry: PlainEntry) -> Bool {
        authority.isBeyond(entry, authority.cuts[entry.author] ?? [])
    }

    func enrollment(of entry: PlainEntry) -> NaiveAuthority.Enrollment? {
        authority.enrollment(of: entry.author, at: pasts.rootPast(entry.seen))
    }

    // Set aside.

    private func isDoubtful(_ entry: PlainEntry) -> Bool {
        isOfRoot(entry)
            ? !authority.countingRoots.contains(entry.id) : isBeyond(entry) || enrollment(of: entry) == nil
    }

    private func whatIsKept() -> Set<ID> {
        var kept = Set(all.filter { !isDoubtful($0) }.map(\.id))
        kept.formUnion(authority.cuts.values.joined().flatMap(\.tips).map(\.id).filter { set.entries[$0] != nil })
        kept.formUnion(
            authority.rootActs(5).flatMap { $0.act.trusted ?? [] }.flatMap(\.tips).map(\.id)
                .filter { set.entries[$0] != nil }
        )
        var open = Array(kept)
        while let next = open.popLast() {
            open += references(of: pasts.entry(next)).filter { kept.insert($0).inserted }
        }
        return kept
    }

    /// The entries to which an entry refers; to an act: every entry that carries it.
    private func references(of entry: PlainEntry) -> [ID] {
        let acts = entry.acts.filter { !$0.isFounding }.flatMap { $0.parents + [$0.document] }
        return entry.previous + entry.seen + entry.acts.flatMap(\.refs) + acts.flatMap { set.carriers[$0] ?? [] }
    }

    // Step 5.

    private func isCountingReceipt(_ entry: PlainEntry) -> Bool {
        guard kept.contains(entry.id), !isBeyond(entry), let node = enrollment(of: entry), node.kind > 0,
            forks.allSatisfy({ $0.sides(of: entry, pasts).isEmpty })
        else { return false }
        return entry.acts.contains { isReceipt($0) }
    }

    private func isReceipt(_ act: PlainAct) -> Bool {
        act.kind == 200 && !act.isCritical && act.isFounding && act.body[100]?.unsigned != nil && !act.refs.isEmpty
    }

    /// The entries of a log that a receipt entry names, if it holds for the log.
    private func named(by receipt: PlainEntry, in log: ID) -> [ID] {
        let acts = receipt.acts.filter { isReceipt($0) }
        return acts.flatMap { act -> [ID] in
            let named = act.refs.map(pasts.entry).filter { $0.log == log && $0.audience == receipt.audience }
            let isOfBothSides = named.contains { entry in
                forks.contains { $0.sides(of: entry, pasts).count > 1 }
            }
            let isOwn = named.first?.author == receipt.author
            return isOfBothSides || isOwn ? [] : named.map(\.id)
        }
    }

    private func covers(_ receipt: PlainEntry, _ entry: ID, in log: ID) -> Bool {
        named(by: receipt, in: log).contains { pasts.line(to: $0).contains(entry) }
    }

    // Step 6.

    private func countsByItself(_ entry: PlainEntry) -> Bool {
        guard !isBeyond(entry), enrollment(of: entry) != nil else { return false }
        return forks.filter { $0.log == entry.log }.allSatisfy { fork in
            fork.sides(of: entry, pasts).allSatisfy { side in stands(entry, on: side, of: fork) }
        }
    }

    private func stands(_ entry: PlainEntry, on side: ID, of fork: NaiveFork) -> Bool {
        let first = receipts.filter { standsFirst($0, fork) }
        return first.contains { covers($0, side, in: fork.log) && covers($0, entry.id, in: fork.log) }
            && fork.branches.allSatisfy { other in
                other == side || !first.contains { covers($0, other, in: fork.log) }
            }
    }

    /// Its past has no receipt that counts, holds for the log and is of another side.
    private func standsFirst(_ receipt: PlainEntry, _ fork: NaiveFork) -> Bool {
        let own = fork.branches.filter { covers(receipt, $0, in: fork.log) }
        guard !own.isEmpty else { return false }
        return !receipts.contains { other in
            pasts.isBefore(other, receipt)
                && fork.branches.contains { !own.contains($0) && covers(other, $0, in: fork.log) }
        }
    }

    // Step 7.

    private func whatIsAdopted() -> Set<ID> {
        var adopted: Set<ID> = []
        while true {
            let more = all.filter { entry in
                kept.contains(entry.id) && !isOfRoot(entry) && (countsByItself(entry) || adopted.contains(entry.id))
            }.flatMap { entry in entry.acts.filter { isAdoption($0, in: entry) }.flatMap(\.refs) }
                .filter { !isOfRoot(pasts.entry($0)) }
            guard !adopted.isSuperset(of: more) else { return adopted }
            adopted.formUnion(more)
        }
    }

    private func isAdoption(_ act: PlainAct, in entry: PlainEntry) -> Bool {
        guard act.kind == 201, act.isCritical, act.isFounding, act.body == .map([]), !act.refs.isEmpty,
            let node = enrollment(of: entry)
        else { return false }
        let past = pasts.rootPast(entry.seen)
        return act.refs.map(pasts.entry).allSatisfy { adopted in
            guard adopted.audience == entry.audience, adopted.author != entry.author else { return false }
            if authority.isDistrictOffice(node.office, at: past) { return true }
            let offices =
                entry.audience.isEmpty
                ? authority.enrollment(of: adopted.author, at: past).map { [$0.office] } ?? [] : entry.audience
            return offices.contains { authority.answering(for: $0, at: past).contains(node.office) }
        }
    }
}
