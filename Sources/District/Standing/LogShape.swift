import SignedLog

/// The entries of one log and which follows which, by `previous` alone.
///
/// An affected log is read whole, once: memory and time are linear in its length.
struct LogShape: Sendable {
    /// Each after those before it.
    let nodes: [EntryNode]
    private let indexes: [EntryID: Int]
    /// Indexes of the direct predecessors, beside ``nodes``.
    private let previous: [[Int]]

    init(_ entries: [EntryNode]) {
        nodes = Self.inOrder(entries)
        indexes = Dictionary(uniqueKeysWithValues: nodes.enumerated().map { ($1.id, $0) })
        previous = nodes.map { [indexes] node in node.previous.compactMap { indexes[$0] } }
    }

    func index(of id: EntryID) -> Int? { indexes[id] }

    /// Marks these entries and all before them.
    func before(_ ids: some Sequence<EntryID>) -> [Bool] {
        var marks = marked(ids)
        for index in nodes.indices.reversed() where marks[index] {
            for earlier in previous[index] { marks[earlier] = true }
        }
        return marks
    }

    /// Marks these entries and all that follow them.
    func after(_ ids: some Sequence<EntryID>) -> [Bool] {
        var marks = marked(ids)
        for index in nodes.indices where !marks[index] {
            marks[index] = previous[index].contains { marks[$0] }
        }
        return marks
    }

    /// The unmarked entries that no other unmarked one follows, sorted by id.
    func tips(without left: [Bool]) -> [EntryID] {
        var isFollowed = [Bool](repeating: false, count: nodes.count)
        for index in nodes.indices where !left[index] {
            for earlier in previous[index] { isFollowed[earlier] = true }
        }
        return nodes.indices.filter { !left[$0] && !isFollowed[$0] }.map { nodes[$0].id }.sorted()
    }

    /// Direct followers of an entry.
    func followers(of id: EntryID) -> [EntryNode] {
        nodes.filter { $0.previous.contains(id) }
    }

    private func marked(_ ids: some Sequence<EntryID>) -> [Bool] {
        var marks = [Bool](repeating: false, count: nodes.count)
        for id in ids {
            if let index = indexes[id] { marks[index] = true }
        }
        return marks
    }

    /// Sorts so that each entry comes after those before it; of entries that could come next, the one given first.
    private static func inOrder(_ entries: [EntryNode]) -> [EntryNode] {
        let given = Set(entries.map(\.id))
        var followers: [EntryID: [Int]] = [:]
        var awaited = [Int](repeating: 0, count: entries.count)
        for (index, entry) in entries.enumerated() {
            for earlier in entry.previous where given.contains(earlier) {
                followers[earlier, default: []].append(index)
                awaited[index] += 1
            }
        }
        var ready = entries.indices.filter { awaited[$0] == 0 }
        var next = 0
        while next < ready.count {
            for follower in followers[entries[ready[next]].id] ?? [] {
                awaited[follower] -= 1
                if awaited[follower] == 0 { ready.append(follower) }
            }
            next += 1
        }
        precondition(ready.count == entries.count, "a log of \(entries.count) entries with a cycle")
        return ready.map { entries[$0] }
    }
}
