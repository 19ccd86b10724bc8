import TinyVerifier

/// Steps 1 to 3 of `docs/formats/standing.md`: rotations, root entries, cuts; and who was what at a past.
final class NaiveAuthority {
    struct Link {
        let root: [UInt8]
        let recovery: [UInt8]
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

    let pasts: NaivePasts
    let chain: [Link]
    private(set) var countingRoots: Set<ID> = []
    private(set) var cuts: [[UInt8]: [NaiveCut]] = [:]

    private var set: PlainSet { pasts.set }

    init(_ set: PlainSet) {
        pasts = NaivePasts(set)
        chain = Self.chain(set)
        countingRoots = [set.genesis.id]
        for entry in set.entries.values where isRecovery(entry.author) && entry.audience.isEmpty {
            countingRoots.insert(entry.id)
        }
        for place in chain.indices.reversed() { judgeRoot(place) }
        for key in Set(nodeKeys) { cuts[key] = inForce(nodeCuts(of: key)) }
    }

    // Step 1.

    private static func chain(_ set: PlainSet) -> [Link] {
        guard let root = set.genesis.acts[0].body[100]?.bytes, let recovery = set.genesis.acts[0].body[101]?.bytes
        else {
            return []
        }
        var chain = [Link(root: root, recovery: recovery, rotations: [])]
        while let last = chain.last, let next = next(after: last, chain, set) { chain.append(next) }
        return chain
    }

    private static func next(after last: Link, _ chain: [Link], _ set: PlainSet) -> Link? {
        let named = Set(chain.flatMap { [$0.root, $0.recovery] })
        var candidates: [[[UInt8]]: [PlainEntry]] = [:]
        for entry in set.entries.values where entry.author == last.recovery && entry.audience.isEmpty {
            for act in entry.acts where act.kind == 1 && act.isCritical && act.document == set.genesis.acts[0].id {
                guard let root = act.body[100]?.bytes, let recovery = act.body[101]?.bytes, root != recovery,
                    !named.contains(root), !named.contains(recovery)
                else { continue }
                candidates[[root, recovery], default: []].append(entry)
            }
        }
        guard candidates.count == 1, let only = candidates.first else { return nil }
        return Link(root: only.key[0], recovery: only.key[1], rotations: only.value)
    }

    func isRecovery(_ key: [UInt8]) -> Bool { chain.contains { $0.recovery == key } }

    func isRoot(_ key: [UInt8]) -> Bool { chain.contains { $0.root == key } }

    /// Whether some genesis or rotation, of the chain or not, names the key.
    func isNamedRootOrRecovery(_ key: [UInt8]) -> Bool {
        set.entries.values.contains { entry in
            entry.acts.contains { act in
                act.kind <= 1 && (act.body[100]?.bytes == key || act.body[101]?.bytes == key)
            }
        }
    }

    // Step 2, from the newest root back.

    private func judgeRoot(_ place: Int) {
        let own = set.entries.values.filter { $0.author == chain[place].root && $0.audience.isEmpty }
        let cuts = place == chain.count - 1 ? [] : inForce(rootCuts(of: place))
        for entry in own where !isBeyond(entry, cuts) { countingRoots.insert(entry.id) }
    }

    private func rootCuts(of place: Int) -> [NaiveCut] {
        let rotations = chain[place + 1].rotations
        let ended = cut(by: rotations, refs: rotations.flatMap(\.acts).filter { $0.kind == 1 }.flatMap(\.refs), place)
        let newer = Set(chain[(place + 1)...].map(\.root))
        let later = set.entries.values.filter { countingRoots.contains($0.id) && newer.contains($0.author) }
            .compactMap { entry -> NaiveCut? in
                let acts = entry.acts.filter {
                    $0.kind == 5 && $0.isCritical && $0.body[101]?.bytes == chain[place].root
                        && $0.body[100] == nil && $0.document == set.genesis.acts[0].id
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

    func isBeyond(_ entry: PlainEntry, _ cuts: [NaiveCut]) -> Bool {
        isBeyond(cuts, entry.log, entry.epoch, entry.number, entry.id)
    }

    private func isBeyond(_ cuts: [NaiveCut], _ log: ID, _ epoch: [UInt8], _ number: UInt64, _ id: ID) -> Bool {
        cuts.contains { cut in
            cut.isBeyond(
                log: log,
                epoch: epoch,
                number: number,
                id: id,
                isHere: { set.entries[$0] != nil },
                line: pasts.line
            )
        }
    }

    // Step 3.

    private var nodeKeys: [[UInt8]] {
        countingRoots.flatMap { pasts.entry($0).acts }.filter { $0.kind == 4 }.compactMap { $0.body[100]?.bytes }
    }

    private func nodeCuts(of key: [UInt8]) -> [NaiveCut] {
        let documents = Set(rootActs(4).filter { $0.act.body[100]?.bytes == key }.map(\.act.id))
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

    /// Whether a header of a node key is beyond a cut in force.
    func isBeyond(author: [UInt8], log: ID, epoch: [UInt8], number: UInt64, id: ID) -> Bool {
        isBeyond(cuts[author] ?? [], log, epoch, number, id)
    }

    /// Acts of a kind in root entries that count (by a root, not by a recovery key), those in the given past only.
    func rootActs(_ kind: UInt64, in past: Set<ID>? = nil) -> [(act: PlainAct, entry: PlainEntry)] {
        countingRoots.filter { past?.contains($0) ?? true }.map(pasts.entry).filter { isRoot($0.author) }
            .flatMap { entry in
                entry.acts.filter { $0.kind == kind && $0.isCritical }.map { ($0, entry) }
            }
    }
}

// The authority at a past.
extension NaiveAuthority {
    func enrollment(of key: [UInt8], at past: Set<ID>) -> Enrollment? {
        let all = rootActs(4, in: past).filter { $0.act.body[100]?.bytes == key }
        let first = all.filter { one in
            !all.contains { $0.act.id != one.act.id && pasts.isBefore($0.entry, one.entry) }
        }
        guard let holds = first.min(by: { [UInt8].isLess($0.act.id, $1.act.id) }),
            let office = holds.act.body[102]?.bytes, let kind = holds.act.body[103]?.unsigned
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

    private func heirs(of office: ID, at past: Set<ID>) -> [ID] {
        let all = rootActs(3, in: past).filter { $0.act.document == office && $0.act.body[100]?.bytes != office }
        return all.filter { one in
            !all.contains { other in
                other.act.id != one.act.id && !pasts.isBefore(other.entry, one.entry)
                    && !pasts.isBefore(one.entry, other.entry) && [UInt8].isLess(other.act.id, one.act.id)
                    && other.entry.id != one.entry.id
            }
        }.compactMap { $0.act.body[100]?.bytes }
    }

    /// Role 2, by the last word about the office.
    func isDistrictOffice(_ office: ID, at past: Set<ID>) -> Bool {
        let all = rootActs(2, in: past).filter { $0.act.document == office }
        let last = all.filter { one in
            !all.contains { $0.act.id != one.act.id && pasts.isBefore(one.entry, $0.entry) }
        }
        let word = last.min { [UInt8].isLess($0.act.id, $1.act.id) }
        return word?.act.body[102]?.array?.contains(.unsigned(2)) ?? false
    }
}
