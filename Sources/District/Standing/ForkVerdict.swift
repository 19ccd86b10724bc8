import SignedLog

/// Step 6 for the entries on the sides of a log's forks: which of them a receipt lets stand.
struct ForkVerdict: Sendable {
    private let shape: ForkShape
    /// One per fork: marks beside the log's nodes, of those that are on no side, or on the one side that has a receipt
    /// that stands first, and covered by such a one.
    private let passed: [[Bool]]

    init<Graph: EntryGraph>(
        _ shape: ForkShape,
        _ receipts: [ReceiptFact],
        _ graph: Graph
    ) throws(Graph.Failure) {
        self.shape = shape
        var passed: [[Bool]] = []
        for point in shape.points { passed.append(try Self.passed(point, shape, receipts, graph)) }
        self.passed = passed
    }

    /// The forks that stand in the entry's way, sorted.
    func pointsAgainst(_ id: EntryID) -> [ForkPoint] {
        guard let index = shape.shape?.index(of: id) else { return [] }
        return zip(shape.points, passed).filter { !$1[index] }.map(\.0.place)
    }

    private static func passed<Graph: EntryGraph>(
        _ point: ForkShape.Point,
        _ shape: ForkShape,
        _ receipts: [ReceiptFact],
        _ graph: Graph
    ) throws(Graph.Failure) -> [Bool] {
        guard let log = shape.shape else { return [] }
        let sided = receipts.map { ($0, shape.sides(of: $0.act.act.references, at: point)) }
        var firsts: [[ReceiptFact]] = []
        for side in point.sides.indices {
            let others = sided.filter { $0.1.contains { $0 != side } }.map(\.0)
            let later = try Descendants(of: others, in: graph)
            firsts.append(sided.filter { $0.1.contains(side) && !later.includes($0.0) }.map(\.0))
        }
        let standing = firsts.indices.filter { !firsts[$0].isEmpty }
        let winner = standing.count == 1 ? standing.first : nil
        let covered = winner.map { log.before(firsts[$0].flatMap(\.act.act.references)) }
        return log.nodes.indices.map { index in
            let sides = point.sides.indices.filter { point.sides[$0][index] }
            return sides.isEmpty || winner.map { sides == [$0] && covered?[index] == true } ?? false
        }
    }
}
