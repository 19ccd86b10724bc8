package import TinyVerifier

/// Standing, computed a second time: from the bare set of entries, all of it at once, by the words of
/// `docs/formats/standing.md`. Nothing here comes from the rooms that it is compared with.
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
    private var firsts: [NaiveFork.Place: [ID: [Set<ID>]]] = [:]
    private var adopted: Set<ID> = []
    /// Whatever does not count.
    package private(set) var exceptions: [PlainEntry.ID: Standing] = [:]

    private var pasts: NaivePasts { authority.pasts }

    init(_ set: PlainSet, _ authority: NaiveAuthority) {
        (self.set, self.authority) = (set, authority)
        kept = whatIsKept()
        forks = NaiveFork.all(in: self)
        receipts = entries(ofKind: 200).filter { isCountingReceipt($0) }
        for fork in forks { firsts[fork.place] = firsts(of: fork) }
        adopted = whatIsAdopted()
        for (id, entry) in set.entries where !countsBySteps(entry) {
            exceptions[id] = kept.contains(id) ? .held : .setAside
        }
    }

    package func standing(of id: PlainEntry.ID) -> Standing {
        set.entries[id] == nil ? .setAside : exceptions[id] ?? .counts
    }

    private func countsBySteps(_ entry: PlainEntry) -> Bool {
        isOfRoot(entry)
            ? authority.countingRoots.contains(entry.id) : countsByItself(entry) || adopted.contains(entry.id)
    }

    /// An act counts if an entry that carries it does.
    func counts(act: ID) -> Bool { (set.carriers[act] ?? []).contains { exceptions[$0] == nil } }

    func isOfRoot(_ entry: PlainEntry) -> Bool {
        entry.audience.isEmpty && authority.roots.keys.contains(entry.author)
    }

    func isBeyond(_ entry: PlainEntry) -> Bool {
        authority.isBeyond(NaiveCut.Place(entry), by: entry.author, in: set)
    }

    func enrollment(of entry: PlainEntry) -> NaiveAuthority.Enrollment? { authority.enrollment(of: entry) }

    private func entries(ofKind kind: UInt64) -> [PlainEntry] {
        (set.entriesOfKind[kind] ?? []).sorted().map(pasts.entry)
    }

    // Set aside.

    private func isDoubtful(_ entry: PlainEntry) -> Bool {
        isOfRoot(entry)
            ? !authority.countingRoots.contains(entry.id) : isBeyond(entry) || enrollment(of: entry) == nil
    }

    private func whatIsKept() -> Set<ID> {
        var kept = Set(set.entries.values.filter { !isDoubtful($0) }.map(\.id))
        guard kept.count < set.entries.count else { return kept }
        let cuts = authority.rootActs(5).flatMap { $0.act.trusted ?? [] }.flatMap(\.tips).map(\.id)
        kept.formUnion(cuts.filter { set.entries[$0] != nil })
        var open = Array(kept)
        while let next = open.popLast() {
            open += references(of: pasts.entry(next)).filter { kept.insert($0).inserted }
        }
        return kept
    }

    /// The entries of its audience to which an entry refers; to an act: every entry that carries it.
    private func references(of entry: PlainEntry) -> [ID] {
        let acts = entry.acts.filter { !$0.isFounding }.flatMap { $0.parents + [$0.document] }
        let all = entry.previous + entry.seen + entry.acts.flatMap(\.refs) + acts.flatMap { set.carriers[$0] ?? [] }
        return all.filter { set.entries[$0]?.audience == entry.audience }
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

    /// These, and all before them in the log.
    private func covered(by receipt: PlainEntry, in log: ID) -> Set<ID> {
        named(by: receipt, in: log).reduce(into: []) { $0.formUnion(pasts.line(to: $1)) }
    }

    // Step 6.

    private func countsByItself(_ entry: PlainEntry) -> Bool {
        guard !isBeyond(entry), enrollment(of: entry) != nil else { return false }
        return forks.filter { $0.log == entry.log }.allSatisfy { fork in
            fork.sides(of: entry, pasts).allSatisfy { side in stands(entry, on: side, of: fork) }
        }
    }

    private func stands(_ entry: PlainEntry, on side: ID, of fork: NaiveFork) -> Bool {
        let first = firsts[fork.place] ?? [:]
        return first[side, default: []].contains { $0.contains(entry.id) }
            && fork.branches.allSatisfy { $0 == side || first[$0, default: []].isEmpty }
    }

    /// By side, what the receipts cover that stand first for it: those whose past has no receipt that counts, holds for
    /// the log and is of another side.
    private func firsts(of fork: NaiveFork) -> [ID: [Set<ID>]] {
        let all = receipts.map { (receipt: $0, covered: covered(by: $0, in: fork.log)) }
            .filter { !fork.branches.isDisjoint(with: $0.covered) }
        return fork.branches.reduce(into: [:]) { firsts, side in
            let others = fork.branches.subtracting([side])
            let ofOthers = all.filter { !others.isDisjoint(with: $0.covered) }.map(\.receipt)
            firsts[side] = all.filter { receipt, covered in
                covered.contains(side) && !ofOthers.contains { pasts.isBefore($0, receipt) }
            }.map(\.covered)
        }
    }

    // Step 7.

    private func whatIsAdopted() -> Set<ID> {
        var adopted: Set<ID> = []
        while true {
            let more = entries(ofKind: 201).filter { entry in
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

extension NaiveDistrict {
    /// The documents of which something may show otherwise than by `earlier`, a part of this set: those with an act in a
    /// new entry or in one whose standing changed. All, where it changed who the roots are or which of them counts.
    func documents(changedSince earlier: NaiveDistrict?, by new: [PlainEntry]) -> Set<ID> {
        guard let earlier, earlier.authority.ground == authority.ground else { return Set(set.actsOfDocument.keys) }
        guard earlier !== self else { return [] }
        let touched = Set(exceptions.keys).union(earlier.exceptions.keys)
            .filter { exceptions[$0] != earlier.exceptions[$0] }
        let entries = new + touched.compactMap { set.entries[$0] }
        return Set(entries.flatMap(\.acts).map(\.document))
    }
}
