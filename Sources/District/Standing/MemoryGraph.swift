package import SignedLog
package import Signing

/// An ``EntryGraph`` in memory: for tests and simulations, and the plainest statement of what the protocol promises.
/// A value; inserting what is held changes nothing.
package struct MemoryGraph: EntryGraph, Sendable {
    private var nodes: [EntryID: EntryNode] = [:]
    private var actsOfEntries: [EntryID: [VerifiedAct]] = [:]
    private var carriers: [ActID: [EntryID]] = [:]
    private var logsOfAuthors: [PublicKey: Set<LogID>] = [:]
    private var entriesOfLogs: [LogID: [EntryID]] = [:]
    private var namingsOfEntries: [EntryID: [Naming]] = [:]
    private var namingsOfActs: [ActID: [Naming]] = [:]
    private var receiptsOfLogs: [LogID: [ReceiptFact]] = [:]

    package init() {}

    /// The caller has admitted the entry: everything it refers to was inserted before.
    package mutating func insert(_ entry: VerifiedEntry) {
        guard nodes[entry.id] == nil else { return }
        let node = EntryNode(entry)
        nodes[entry.id] = node
        actsOfEntries[entry.id] = entry.acts
        logsOfAuthors[entry.author, default: []].insert(entry.log)
        entriesOfLogs[entry.log, default: []].append(entry.id)
        for named in node.previous + node.seen {
            namingsOfEntries[named, default: []].append(Naming(entry: entry.id, act: nil))
        }
        for act in entry.acts { insert(act, in: node) }
    }

    private mutating func insert(_ act: VerifiedAct, in entry: EntryNode) {
        carriers[act.id, default: []].append(entry.id)
        let naming = Naming(entry: entry.id, act: act.id)
        for named in act.act.references { namingsOfEntries[named, default: []].append(naming) }
        for named in act.act.directActs { namingsOfActs[named, default: []].append(naming) }
        guard act.act.kind == Kind.receipt.rawValue else { return }
        let logs = Set(act.act.references.compactMap { nodes[$0]?.log })
        for log in logs.sorted() {
            receiptsOfLogs[log, default: []].append(ReceiptFact(act: act, entry: entry))
        }
    }

    package func node(_ id: EntryID) -> EntryNode? { nodes[id] }

    package func logs(of author: PublicKey) -> [LogID] { (logsOfAuthors[author] ?? []).sorted() }

    package func entries(in log: LogID) -> [EntryNode] { (entriesOfLogs[log] ?? []).compactMap { nodes[$0] } }

    package func acts(of entry: EntryID) -> [ActID] { (actsOfEntries[entry] ?? []).map(\.id) }

    package func namings(of entry: EntryID) -> [Naming] { namingsOfEntries[entry] ?? [] }

    package func namings(of act: ActID) -> [Naming] { namingsOfActs[act] ?? [] }

    package func referrers(of entry: EntryID) -> [EntryID] {
        (namings(of: entry) + acts(of: entry).flatMap { namings(of: $0) }).map(\.entry).filter { $0 != entry }
    }

    package func receipts(for log: LogID) -> [ReceiptFact] { receiptsOfLogs[log] ?? [] }

    /// All entries, by id.
    package var entries: [EntryNode] { nodes.values.sorted { $0.id < $1.id } }

    /// The entries that carry an act.
    package func entries(carrying act: ActID) -> [EntryID] { carriers[act] ?? [] }

    package func acts(in entry: EntryID) -> [VerifiedAct] { actsOfEntries[entry] ?? [] }
}
