import TinyVerifier

/// Steps 1 to 3 of `docs/formats/standing.md`: rotations, root entries, cuts; and who was what at a past.
///
/// A class, because many sets have the same: what was asked of it once is kept.
final class NaiveAuthority {
    struct Link {
        let root: ID
        let recovery: ID
        /// That named it; none of genesis.
        let rotations: [PlainEntry]
    }

    struct Enrollment {
        let act: PlainAct
        let entry: PlainEntry
        let office: ID
        /// 0 bureau, 1 hub, 2 city.
        let kind: UInt64
    }

    /// What a root entry more does not change for whoever has not seen it: who the roots are, and which of their
    /// entries say nothing.
    struct Ground: Hashable {
        let roots: [ID]
        let invalid: Set<ID>
    }

    let pasts: NaivePasts
    let roots: NaiveRoots
    let chain: [Link]
    private(set) var countingRoots: Set<ID> = []
    private(set) var cuts: [ID: [NaiveCut]] = [:]
    private var enrollments: [ID: Enrollment?] = [:]
    private var statements: [UInt64: [(act: PlainAct, entry: PlainEntry)]] = [:]

    init(_ roots: NaiveRoots, _ pasts: NaivePasts) {
        (self.roots, self.pasts) = (roots, pasts)
        let entries = roots.entries.map(pasts.entry)
        chain = Self.chain(roots, entries)
        countingRoots = [roots.genesis.id]
        for entry in entries where isRecovery(entry.author) { countingRoots.insert(entry.id) }
        for place in chain.indices.reversed() { judgeRoot(place, entries) }
        for entry in countingRoots.map(pasts.entry) where isRoot(entry.author) {
            for act in entry.acts where act.isCritical { statements[act.kind, default: []].append((act, entry)) }
        }
        for key in Set(nodeKeys) { cuts[key] = inForce(nodeCuts(of: key)) }
    }

    var ground: Ground { Ground(roots: chain.map(\.root), invalid: roots.entries.subtracting(countingRoots)) }

    // Step 1.

    private static func chain(_ roots: NaiveRoots, _ entries: [PlainEntry]) -> [Link] {
        let genesis = roots.genesis.acts[0]
        guard let root = genesis.body[100]?.id, let recovery = genesis.body[101]?.id else { return [] }
        var chain = [Link(root: root, recovery: recovery, rotations: [])]
        while let last = chain.last, let next = next(after: last, chain, genesis, entries) { chain.append(next) }
        return chain
    }

    private static func next(after last: Link, _ chain: [Link], _ genesis: PlainAct, _ entries: [PlainEntry]) -> Link? {
        let named = Set(chain.flatMap { [$0.root, $0.recovery] })
        var candidates: [[ID]: [PlainEntry]] = [:]
        for entry in entries where entry.author == last.recovery {
            for act in entry.acts where act.kind == 1 && act.isCritical && act.document == genesis.id {
                guard let root = act.body[100]?.id, let recovery = act.body[101]?.id, root != recovery,
                    !named.contains(root), !named.contains(recovery)
                else { continue }
                candidates[[root, recovery], default: []].append(entry)
            }
        }
        guard candidates.count == 1, let only = candidates.first else { return nil }
        return Link(root: only.key[0], recovery: only.key[1], rotations: only.value)
    }

    func isRecovery(_ key: ID) -> Bool { chain.contains { $0.recovery == key } }

    func isRoot(_ key: ID) -> Bool { chain.contains { $0.root == key } }

    // Step 2, from the newest root back.

    private func judgeRoot(_ place: Int, _ entries: [PlainEntry]) {
        let cuts = place == chain.count - 1 ? [] : inForce(rootCuts(of: place, entries))
        for entry in entries where entry.author == chain[place].root {
            // Whoever holds a rotation or a cut of a root holds the tips that it names, in `refs`.
            if !isBeyond(entry, cuts, isHere: { _ in true }) { countingRoots.insert(entry.id) }
        }
    }

    private func rootCuts(of place: Int, _ entries: [PlainEntry]) -> [NaiveCut] {
        let rotations = chain[place + 1].rotations
        let ended = cut(by: rotations, refs: rotations.flatMap(\.acts).filter { $0.kind == 1 }.flatMap(\.refs), place)
        let newer = Set(chain[(place + 1)...].map(\.root))
        let later = entries.filter { countingRoots.contains($0.id) && newer.contains($0.author) }
            .compactMap { entry -> NaiveCut? in
                let acts = entry.acts.filter {
                    $0.kind == 5 && $0.isCritical && $0.body[101]?.id == chain[place].root
                        && $0.body[100] == nil && $0.document == roots.genesis.acts[0].id
                }
                return acts.isEmpty ? nil : cut(by: [entry], refs: acts.flatMap(\.refs), place)
            }
        return [ended] + later
    }

    private func cut(by entries: [PlainEntry], refs: [ID], _ place: Int) -> NaiveCut {
        let tips = refs.map(pasts.entry).filter { $0.author == chain[place].root }.map {
            NaiveCut.Tip(log: $0.log, epoch: $0.epoch, number: $0.number, id: $0.id)
        }
        return NaiveCut(entries: entries, logs: Set(tips.map(\.log)), tips: Set(tips))
    }

    /// A cut replaces those in its past.
    private func inForce(_ cuts: [NaiveCut]) -> [NaiveCut] {
        cuts.filter { cut in
            !cuts.contains { other in
                other.entries.map(\.id) != cut.entries.map(\.id)
                    && other.entries.contains { later in cut.entries.allSatisfy { pasts.isBefore($0, later) } }
            }
        }
    }

    private func isBeyond(_ entry: PlainEntry, _ cuts: [NaiveCut], isHere: (ID) -> Bool) -> Bool {
        cuts.contains { $0.isBeyond(.init(entry), isHere: isHere, line: pasts.line) }
    }

    // Step 3.

    private var nodeKeys: [ID] {
        countingRoots.flatMap { pasts.entry($0).acts }.filter { $0.kind == 4 }.compactMap { $0.body[100]?.id }
    }

    private func nodeCuts(of key: ID) -> [NaiveCut] {
        let documents = Set(rootActs(4).filter { $0.act.body[100]?.id == key }.map(\.act.id))
        let acts = rootActs(5).filter { documents.contains($0.act.document) && $0.act.body[101] == nil }
        return Dictionary(grouping: acts, by: \.entry.id).values.map { ofOneEntry in
            let trusted = ofOneEntry.flatMap { $0.act.trusted ?? [] }
            return NaiveCut(
                entries: [ofOneEntry[0].entry],
                logs: Set(trusted.map(\.log)),
                tips: Set(trusted.flatMap(\.tips))
            )
        }
    }

    /// Whether an entry of a node key, or a header that somebody shows of one, is beyond a cut in force.
    func isBeyond(_ place: NaiveCut.Place, by author: ID, in set: PlainSet) -> Bool {
        guard let cuts = cuts[author] else { return false }
        return cuts.contains { $0.isBeyond(place, isHere: { set.entries[$0] != nil }, line: pasts.line) }
    }

    /// Acts of a kind in root entries that count (by a root, not by a recovery key), those in the given past only.
    func rootActs(_ kind: UInt64, in past: Set<ID>? = nil) -> [(act: PlainAct, entry: PlainEntry)] {
        let all = statements[kind] ?? []
        return past.map { past in all.filter { past.contains($0.entry.id) } } ?? all
    }
}

// The authority at a past.
extension NaiveAuthority {
    /// Of an entry's author, as the entry had seen it.
    func enrollment(of entry: PlainEntry) -> Enrollment? {
        if let known = enrollments[entry.id] { return known }
        let found = enrollment(of: entry.author, at: pasts.rootPast(entry.seen))
        enrollments[entry.id] = .some(found)
        return found
    }

    func enrollment(of key: ID, at past: Set<ID>) -> Enrollment? {
        let all = rootActs(4, in: past).filter { $0.act.body[100]?.id == key }
        let first = all.filter { one in
            !all.contains { $0.act.id != one.act.id && pasts.isBefore($0.entry, one.entry) }
        }
        guard let holds = first.min(by: { $0.act.id < $1.act.id }), let office = holds.act.body[102]?.id,
            let kind = holds.act.body[103]?.unsigned
        else { return nil }
        return Enrollment(act: holds.act, entry: holds.entry, office: office, kind: kind)
    }

    /// The office, and all that have taken it over, and theirs.
    func answering(for office: ID, at past: Set<ID>) -> Set<ID> {
        var (found, open) = (Set([office]), [office])
        while let next = open.popLast() {
            for heir in heirs(of: next, at: past) where found.insert(heir).inserted { open.append(heir) }
        }
        return found
    }

    /// The offices of which a key may hold what is theirs, by all root entries; none if it was cut or never enrolled.
    func offices(heldBy key: ID) -> Set<ID> {
        guard cuts[key, default: []].isEmpty, let node = enrollment(of: key, at: countingRoots) else { return [] }
        let all = Set(rootActs(2).map(\.act.document))
        if node.kind > 0 || isDistrictOffice(node.office, at: countingRoots) { return all }
        return all.filter { answering(for: $0, at: countingRoots).contains(node.office) }
    }

    private func heirs(of office: ID, at past: Set<ID>) -> [ID] {
        let all = rootActs(3, in: past).filter { $0.act.document == office && $0.act.body[100]?.id != office }
        return all.filter { one in
            !all.contains { other in
                other.act.id != one.act.id && !pasts.isBefore(other.entry, one.entry)
                    && !pasts.isBefore(one.entry, other.entry) && other.act.id < one.act.id
                    && other.entry.id != one.entry.id
            }
        }.compactMap { $0.act.body[100]?.id }
    }

    /// Role 2, by the last word about the office.
    func isDistrictOffice(_ office: ID, at past: Set<ID>) -> Bool {
        let all = rootActs(2, in: past).filter { $0.act.document == office }
        let last = all.filter { one in
            !all.contains { $0.act.id != one.act.id && pasts.isBefore(one.entry, $0.entry) }
        }
        let word = last.min { $0.act.id < $1.act.id }
        return word?.act.body[102]?.array?.contains(.unsigned(2)) ?? false
    }
}
