import SignedLog

/// The acts of one license and who descends from whom: by `parents` alone.
struct ActGraph {
    /// Ascending by id, each once: so no input order and no repetition reaches what follows.
    let acts: [FoldedAct]
    /// Indices, every act after its parents; otherwise by id.
    let causalOrder: [Int]
    /// Per act: its parents and theirs.
    let ancestors: [ActSet]

    init(_ input: [FoldedAct]) {
        acts = Self.sortedOnce(input)
        let parents = Self.parents(of: acts)
        causalOrder = Self.causalOrder(parents)
        ancestors = Self.ancestors(parents, causalOrder)
    }

    func index(of id: ActID) -> Int? { Self.index(of: id, in: acts) }

    /// Whether the first is an ancestor of the second.
    func isAncestor(_ first: Int, of second: Int) -> Bool { ancestors[second].contains(first) }

    /// The acts of the set that are ancestors of no other of it.
    func last(of set: ActSet) -> ActSet {
        var result = set
        for index in set { result.subtract(ancestors[index]) }
        return result
    }

    private static func sortedOnce(_ input: [FoldedAct]) -> [FoldedAct] {
        if input.count == 1 { return input }
        var result: [FoldedAct] = []
        result.reserveCapacity(input.count)
        for act in input.sorted(by: { $0.id < $1.id }) where result.last?.id != act.id {
            result.append(act)
        }
        return result
    }

    private static func index(of id: ActID, in acts: [FoldedAct]) -> Int? {
        var (low, high) = (0, acts.count)
        while low < high {
            let middle = (low + high) / 2
            if acts[middle].id < id { low = middle + 1 } else { high = middle }
        }
        return low < acts.count && acts[low].id == id ? low : nil
    }

    /// Parents that are not here are passed over: what is handed in is closed under ancestors.
    private static func parents(of acts: [FoldedAct]) -> [[Int]] {
        acts.map { act in act.act.parents.compactMap { index(of: $0, in: acts) } }
    }

    /// Depth first, with a stack of our own: a chain of acts may be long.
    private static func causalOrder(_ parents: [[Int]]) -> [Int] {
        var order: [Int] = []
        order.reserveCapacity(parents.count)
        var isEntered = Array(repeating: false, count: parents.count)
        var path: [(index: Int, nextParent: Int)] = []
        for start in parents.indices where !isEntered[start] {
            isEntered[start] = true
            path.append((start, 0))
            while let (index, nextParent) = path.popLast() {
                guard nextParent < parents[index].count else {
                    order.append(index)
                    continue
                }
                path.append((index, nextParent + 1))
                let parent = parents[index][nextParent]
                if !isEntered[parent] {
                    isEntered[parent] = true
                    path.append((parent, 0))
                }
            }
        }
        return order
    }

    private static func ancestors(_ parents: [[Int]], _ causalOrder: [Int]) -> [ActSet] {
        var ancestors = Array(repeating: ActSet(count: parents.count), count: parents.count)
        for index in causalOrder {
            for parent in parents[index] {
                ancestors[index].formUnion(ancestors[parent])
                ancestors[index].insert(parent)
            }
        }
        return ancestors
    }
}

extension ActGraph {
    /// The act that founds the document, which every other names as its document.
    var foundingIndex: Int {
        guard let index = acts.firstIndex(where: \.act.isFounding) else {
            preconditionFailure("a fold without a founding act: \(acts.map(\.id))")
        }
        return index
    }
}
