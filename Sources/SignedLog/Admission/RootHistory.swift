package import Signing

/// As what the past of an entry names a key.
package enum KeyRole: Hashable, Sendable, CaseIterable {
    case root, recovery, node
}

/// The entries of root and recovery keys in the district audience, by which every node judges authority. Who is
/// such a key is judged by what never changes: an entry's own past. Cuts, tips of rotations and all else that can take
/// an effect back are for `District`.
///
/// Entries are inserted as they are admitted, so each comes after its past. Memory and time are linear in the number
/// of entries as long as the root log does not part; each branch adds one number to the pasts of later entries.
package struct RootHistory: Sendable {
    private struct Member: Sendable {
        let entry: VerifiedEntry
        let place: ChainPlace
        /// Its past, without itself.
        let before: RootPast
        /// One more than the largest of its past's: sorting by height and id gives every node one causal order.
        let height: Int
    }

    private struct Naming: Sendable {
        let role: KeyRole
        let by: ChainPlace
    }

    private var members: [Member] = []
    private var indexes: [EntryID: Int] = [:]
    private var chains: [[Int]] = []
    private var namings: [PublicKey: [Naming]] = [:]
    private var openTips: Set<EntryID> = []

    package init() {}

    package var count: Int { members.count }

    /// Takes up an admitted entry if a root or recovery key named by its past wrote it for the district; whatever
    /// else comes changes nothing. What it has seen must be here. Returns whether it is a root entry.
    @discardableResult
    package mutating func insert(_ entry: VerifiedEntry) -> Bool {
        if indexes[entry.id] != nil { return true }
        guard entry.header.audience.isDistrict else { return false }
        for id in entry.header.seen {
            precondition(indexes[id] != nil, "root entry \(id) was not inserted before \(entry.id), which has seen it")
        }
        let links = (entry.header.seen + entry.header.previous).compactMap { indexes[$0] }
        let before = past(ofIndexes: links)
        let mayAdd =
            entry.isGenesis || isNamed(entry.author, .root, in: before)
            || isNamed(entry.author, .recovery, in: before)
        guard mayAdd else { return false }
        append(entry, after: links, before: before)
        return true
    }

    package func isRootEntry(_ id: EntryID) -> Bool { indexes[id] != nil }

    package func entry(_ id: EntryID) -> VerifiedEntry? { indexes[id].map { members[$0].entry } }

    /// These root entries and their pasts. All must be root entries.
    package func past(of seen: some Sequence<EntryID>) -> RootPast {
        past(
            ofIndexes: seen.map { id in
                guard let index = indexes[id] else { preconditionFailure("\(id) is no root entry") }
                return index
            }
        )
    }

    /// The root entries in the past of an entry with these links: what it has seen, and its previous ones if they
    /// are root entries themselves.
    package func past(seen: [EntryID], previous: [EntryID]) -> RootPast {
        past(of: seen + previous.filter(isRootEntry))
    }

    /// The past of a root entry, without itself; nil of any other.
    package func past(before id: EntryID) -> RootPast? { indexes[id].map { members[$0].before } }

    package func contains(_ id: EntryID, in past: RootPast) -> Bool {
        indexes[id].map { past.includes(members[$0].place) } ?? false
    }

    /// All root entries.
    package var everything: RootPast { past(of: openTips) }

    /// The root entries in no other's past, sorted.
    package var tips: [EntryID] { openTips.sorted() }

    /// Those of these root entries that are in no other's past, sorted, none twice. What is no root entry is left
    /// out.
    package func minimal(_ ids: some Sequence<EntryID>) -> [EntryID] {
        let given = Set(ids).compactMap { indexes[$0] }
        var befores = RootPast.empty
        for index in given { befores.formUnion(members[index].before) }
        return given.filter { !befores.includes(members[$0].place) }.map { members[$0].entry.id }.sorted()
    }

    /// As what the past names the key: of several roles the highest, root before recovery before node.
    package func names(_ key: PublicKey, in past: RootPast) -> KeyRole? {
        KeyRole.allCases.first { isNamed(key, $0, in: past) }
    }

    package func isNamed(_ key: PublicKey, _ role: KeyRole, in past: RootPast) -> Bool {
        (namings[key] ?? []).contains { $0.role == role && past.includes($0.by) }
    }

    /// The entries of a past, each after its own past, the same order on every node.
    package func entries(in past: RootPast) -> [VerifiedEntry] {
        var indexes: [Int] = []
        for (chain, indexesOfChain) in chains.enumerated() {
            indexes += indexesOfChain.prefix(Int(past.length(ofChain: chain)))
        }
        return indexes.map { members[$0] }
            .sorted { ($0.height, $0.entry.id) < ($1.height, $1.entry.id) }
            .map(\.entry)
    }
}

extension RootHistory {
    private func past(ofIndexes indexes: [Int]) -> RootPast {
        var past = RootPast.empty
        for index in indexes {
            past.formUnion(members[index].before)
            past.insert(members[index].place)
        }
        return past
    }

    private mutating func append(_ entry: VerifiedEntry, after links: [Int], before: RootPast) {
        let index = members.count
        let place = extendChain(with: index, after: links)
        let height = 1 + (links.map { members[$0].height }.max() ?? 0)
        members.append(Member(entry: entry, place: place, before: before, height: height))
        indexes[entry.id] = index
        for link in links { openTips.remove(members[link].entry.id) }
        openTips.insert(entry.id)
        addNamings(by: entry, place, before)
    }

    /// Goes on with a chain that ends in one of the links, else begins a new one.
    private mutating func extendChain(with index: Int, after links: [Int]) -> ChainPlace {
        for link in links {
            let place = members[link].place
            if chains[place.chain].last == link {
                chains[place.chain].append(index)
                return ChainPlace(chain: place.chain, position: place.position + 1)
            }
        }
        chains.append([index])
        return ChainPlace(chain: chains.count - 1, position: 0)
    }

    /// Genesis names root and recovery key, a rotation by a recovery key the next ones, a root key's enrollment a
    /// node key.
    private mutating func addNamings(by entry: VerifiedEntry, _ place: ChainPlace, _ before: RootPast) {
        let isRoot = isNamed(entry.author, .root, in: before)
        let isRecovery = isNamed(entry.author, .recovery, in: before)
        for act in entry.acts.map(\.act) {
            switch act.kind {
            case KeyNaming.genesisKind where entry.isGenesis, KeyNaming.rotationKind where isRecovery:
                guard let keys = act.namedDistrictKeys else { continue }
                namings[keys.root, default: []].append(Naming(role: .root, by: place))
                namings[keys.recovery, default: []].append(Naming(role: .recovery, by: place))
            case KeyNaming.nodeKeyKind where isRoot:
                guard let key = act.namedNodeKey else { continue }
                namings[key, default: []].append(Naming(role: .node, by: place))
            default:
                continue  // Kinds are numbers, not cases: all others name nobody.
            }
        }
    }
}
