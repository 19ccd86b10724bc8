import SignedLog

/// What has certain entries or acts in its causal past, found forward from them.
///
/// The walk visits what came after: from receipts that is little more than the witnesses' own logs.
struct Descendants: Sendable {
    /// Entries that have a source in the past of their header, and so in that of all their acts.
    private var entries: Set<EntryID> = []
    /// Acts that have one by what they name themselves.
    private var acts: Set<ActID> = []

    /// Those of receipts: of the acts, and of the entries that carry them.
    init<Graph: EntryGraph>(of receipts: [ReceiptFact], in graph: Graph) throws(Graph.Failure) {
        try self.init(entries: receipts.map(\.entry.id), acts: receipts.map(\.act.id), in: graph)
    }

    init<Graph: EntryGraph>(
        entries sources: [EntryID],
        acts sourceActs: [ActID],
        in graph: Graph
    ) throws(Graph.Failure) {
        // An entry brings its acts with it, an act does not bring its entry.
        var openEntries = Array(Set(sources))
        var openActs = Array(Set(sourceActs))
        var namedEntries = Set(openEntries)
        while true {
            var namings: [Naming] = []
            if let entry = openEntries.popLast() {
                namings = try graph.namings(of: entry)
            } else if let act = openActs.popLast() {
                namings = try graph.namings(of: act)
            } else {
                return
            }
            for naming in namings {
                if namedEntries.insert(naming.entry).inserted { openEntries.append(naming.entry) }
                if let act = naming.act {
                    if acts.insert(act).inserted { openActs.append(act) }
                } else if entries.insert(naming.entry).inserted {
                    openActs += try graph.acts(of: naming.entry)
                }
            }
        }
    }

    func includes(_ receipt: ReceiptFact) -> Bool {
        entries.contains(receipt.entry.id) || acts.contains(receipt.act.id)
    }

    /// Whether the entry, by its header or any of its acts, has a source in its past.
    func includes<Graph: EntryGraph>(_ entry: EntryID, in graph: Graph) throws(Graph.Failure) -> Bool {
        if entries.contains(entry) { return true }
        return try graph.acts(of: entry).contains { acts.contains($0) }
    }
}
