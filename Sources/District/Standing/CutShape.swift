import SignedLog

/// One log under the cuts of its key.
struct CutShape: Sendable {
    let cuts: [CutLog]
    private let shape: LogShape

    init<Graph: EntryGraph>(_ cuts: [KeyCut], of log: LogID, _ graph: Graph) throws(Graph.Failure) {
        // A log without cuts has nothing beyond: not worth reading.
        let shape = LogShape(cuts.isEmpty ? [] : try graph.entries(in: log))
        var cutLogs: [CutLog] = []
        for cut in cuts {
            cutLogs.append(
                try CutLog(cut, of: log, shape) { id throws(Graph.Failure) in try graph.node(id) != nil }
            )
        }
        self.cuts = cutLogs
        self.shape = shape
    }

    /// The root entries of the cuts that the entry is beyond, sorted.
    func cutsBefore(_ epoch: Epoch, _ number: UInt64, _ id: EntryID) -> [EntryID] {
        guard !cuts.isEmpty else { return [] }
        let index = shape.index(of: id)
        return cuts.filter { $0.isBeyond(epoch, number, index: index) }.map(\.cut).sorted()
    }
}
