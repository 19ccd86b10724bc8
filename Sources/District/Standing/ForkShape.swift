import SignedLog
import Signing

/// The forks of a log that stand, and who is on which side: an entry of a fork, and all that follows it in the log.
struct ForkShape: Sendable {
    struct Point: Sendable {
        let place: ForkPoint
        /// One per branch, the branches by id: marks beside the log's nodes. A branch that is not here marks nothing.
        let sides: [[Bool]]

        /// Whether these entries are each on one side of this fork, and no two on the same.
        func parts(_ branches: [EntryID], _ shape: LogShape) -> Bool {
            let found = branches.map { branch -> [Int] in
                guard let index = shape.index(of: branch) else { return [] }
                return sides.indices.filter { sides[$0][index] }
            }
            return found.allSatisfy { $0.count == 1 } && Set(found).count == branches.count
        }
    }

    /// By place.
    let points: [Point]
    let shape: LogShape?

    /// `forks` are the places where more than one entry stands, each with its branches.
    ///
    /// One parting is one fork: where two machines go on writing after they parted, the later numbers of the epoch that
    /// both sign belong to the fork that they parted at.
    init(_ forks: [ForkPoint: [EntryID]], _ shape: LogShape?) {
        self.shape = shape
        var points: [Point] = []
        for place in forks.keys.sorted() {
            guard let shape, let branches = forks[place] else { continue }
            let isKnown = points.contains { $0.place.epoch == place.epoch && $0.parts(branches, shape) }
            if !isKnown { points.append(Point(place: place, sides: branches.map { shape.after([$0]) })) }
        }
        self.points = points
    }

    var audience: Audience? { shape?.nodes.first?.audience }

    var author: PublicKey? { shape?.nodes.first?.author }

    /// Whether the entry is at or after any fork.
    func isOnSide(_ id: EntryID) -> Bool {
        guard let index = shape?.index(of: id) else { return false }
        return points.contains { $0.sides.contains { $0[index] } }
    }

    /// Whether one of these entries is of both branches of a fork.
    func joinsSides(_ ids: [EntryID]) -> Bool {
        ids.contains { id in
            guard let index = shape?.index(of: id) else { return false }
            return points.contains { point in point.sides.count { $0[index] } > 1 }
        }
    }

    /// On which sides of a fork a receipt with these references is.
    func sides(of ids: [EntryID], at point: Point) -> [Int] {
        let indexes = ids.compactMap { shape?.index(of: $0) }
        return point.sides.indices.filter { side in indexes.contains { point.sides[side][$0] } }
    }
}
