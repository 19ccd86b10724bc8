package import Replica
import Synchronization

/// High-water marks of a machine in memory. They outlive the node's process and its database.
package final class RehearsedClaims: NumberClaims {
    private let highest: Mutex<[BlockID: UInt64]>

    package init() { highest = Mutex([:]) }

    /// As they are now, for a machine that is copied, or goes back in time as a whole.
    package init(copying other: RehearsedClaims) {
        let now = other.highest.withLock { $0 }
        highest = Mutex(now)
    }

    package func highest(of block: BlockID) -> UInt64? { highest.withLock { $0[block] } }

    package func claim(_ raised: [BlockID: UInt64]) {
        highest.withLock { $0.merge(raised, uniquingKeysWith: max) }
    }
}
