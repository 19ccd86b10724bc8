package import Replica
import Synchronization

/// High-water marks of a machine in memory. They outlive the node's process and its database.
package final class RehearsedClaims: NumberClaims {
    private let marks: Mutex<Marks>

    private struct Marks {
        var highest: [BlockID: UInt64] = [:]
        var areWhole = true
    }

    /// - Parameter areWhole: false on a machine that was not there when the node was set up.
    package init(areWhole: Bool = true) { marks = Mutex(Marks(areWhole: areWhole)) }

    /// As they are now, for a machine that is copied, or goes back in time as a whole.
    package init(copying other: RehearsedClaims) {
        marks = Mutex(other.marks.withLock { $0 })
    }

    package var areWhole: Bool { marks.withLock { $0.areWhole } }

    package func highest(of block: BlockID) -> UInt64? { marks.withLock { $0.highest[block] } }

    package func claim(_ raised: [BlockID: UInt64]) {
        marks.withLock { $0.highest.merge(raised, uniquingKeysWith: max) }
    }

    package func beginAnew(usedUp: [BlockID: UInt64]) {
        claim(usedUp)
        marks.withLock { $0.areWhole = true }
    }

    /// Nobody knows any more what was given out.
    package func forget() { marks.withLock { $0 = Marks(areWhole: false) } }
}
