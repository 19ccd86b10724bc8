/// What an entry refers to directly, as far as it is held.
struct DirectPast {
    private(set) var previous: [EntryNode] = []
    private(set) var references: [EntryNode] = []
    /// Subjects and parents, each beside the document of the act that names it.
    private(set) var acts: [(node: ActNode, namedIn: DocumentID)] = []
    /// Held entries in `seen` that are not root entries.
    private(set) var strangersSeen: [EntryID] = []
    private var missing: Set<Missing> = []

    init(of entry: VerifiedEntry, history: RootHistory, held: some HeldEntries) throws {
        for id in entry.header.previous {
            if let node = try node(id, held) { previous.append(node) }
        }
        for id in entry.header.seen where !history.isRootEntry(id) {
            if try node(id, held) != nil { strangersSeen.append(id) }
        }
        for id in Set(entry.acts.flatMap(\.act.references)).sorted() {
            if let node = try node(id, held) { references.append(node) }
        }
        try addActs(named: entry, held)
    }

    /// Sorted, none twice.
    var sortedMissing: [Missing] { missing.sorted() }

    /// An act may name another of its own entry: its id needs only the context that both share.
    private mutating func addActs(named entry: VerifiedEntry, _ held: some HeldEntries) throws {
        // An act that founds a document names none: of an entry of a back-file nothing is looked up.
        let naming = entry.acts.filter { !$0.act.isFounding }
        guard !naming.isEmpty else { return }
        let own = Dictionary(uniqueKeysWithValues: entry.acts.map { ($0.id, $0) })
        for act in naming {
            for id in act.act.directActs {
                if let node = try own[id].map({ ActNode($0, in: entry) }) ?? held.act(id) {
                    acts.append((node, act.document))
                } else {
                    missing.insert(.act(id))
                }
            }
        }
    }

    private mutating func node(_ id: EntryID, _ held: some HeldEntries) throws -> EntryNode? {
        let node = try held.entry(id)
        if node == nil { missing.insert(.entry(id)) }
        return node
    }
}
