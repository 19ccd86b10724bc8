import SignedLog

/// Rules 2 and 3 of the fold: what corrections drop, and which acts are in effect.
struct Effects {
    /// By index: the effective corrections that name the act, ascending.
    private(set) var droppedBy: [[ActID]]
    /// Valid, counting, not dropped; a deregistration only with the ending that it registers.
    private(set) var effective: ActSet
    /// Deregistrations whose ending is not in effect.
    private(set) var lapsed: ActSet

    init(_ graph: ActGraph, _ validity: Validity) {
        droppedBy = Array(repeating: [], count: graph.acts.count)
        effective = ActSet(count: graph.acts.count)
        lapsed = ActSet(count: graph.acts.count)
        drop(graph, validity)
        for index in graph.causalOrder where isStanding(index, graph, validity) {
            if isLapsed(index, graph) { lapsed.insert(index) } else { effective.insert(index) }
        }
    }

    /// From the latest back: when a correction is reached, all that could have dropped it has been decided.
    private mutating func drop(_ graph: ActGraph, _ validity: Validity) {
        for index in graph.causalOrder.reversed() {
            guard case .correct(let correction)? = graph.acts[index].license, isStanding(index, graph, validity)
            else { continue }
            for target in correction.targets.compactMap(graph.index) {
                droppedBy[target].append(graph.acts[index].id)
            }
        }
        for index in droppedBy.indices where droppedBy[index].count > 1 { droppedBy[index].sort() }
    }

    private func isStanding(_ index: Int, _ graph: ActGraph, _ validity: Validity) -> Bool {
        validity.reasons[index] == nil && graph.acts[index].counts && droppedBy[index].isEmpty
    }

    /// The ending that it names is among its ancestors, so that it has been decided already.
    private func isLapsed(_ index: Int, _ graph: ActGraph) -> Bool {
        guard let named = graph.acts[index].license?.ending?.deregisters, let ending = graph.index(of: named) else {
            return false
        }
        return !effective.contains(ending)
    }
}
