package import Signing
import Synchronization

/// A node's random bytes, drawn by (seed, node, event, call): what one event draws does not depend on whether another
/// took place.
///
/// A class, because the replica keeps it while the run moves it on.
package final class EventEntropy: Sendable {
    private let seed: UInt64
    private let node: Int
    private let event = Atomic<Int>(-1)
    private let call = Atomic<Int>(0)

    package init(seed: UInt64, node: Int) { (self.seed, self.node) = (seed, node) }

    /// From now on bytes are drawn for this event.
    package func begin(event: Int) {
        guard self.event.load(ordering: .relaxed) != event else { return }
        self.event.store(event, ordering: .relaxed)
        call.store(0, ordering: .relaxed)
    }

    /// A copy of a running machine draws what the original drew, from the beginning of its present event.
    package func copyStart(of other: EventEntropy) {
        event.store(other.event.load(ordering: .relaxed), ordering: .relaxed)
        call.store(0, ordering: .relaxed)
    }

    /// - Parameter twin: draws the bytes of that node instead: the machine was copied while it ran.
    package func entropy(as twin: Int? = nil) -> Entropy {
        let (seed, node) = (seed, twin ?? node)
        return Entropy { count in
            var bytes: [UInt8] = []
            let event = self.event.load(ordering: .relaxed)
            let call = self.call.wrappingAdd(1, ordering: .relaxed).oldValue
            var block = 0
            while bytes.count < count {
                let words = [seed, UInt64(node), UInt64(bitPattern: Int64(event)), UInt64(call), UInt64(block)]
                SHA256.digest(words.flatMap { word in (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) } })
                    .append(to: &bytes)
                block += 1
            }
            return Array(bytes.prefix(count))
        }
    }
}
