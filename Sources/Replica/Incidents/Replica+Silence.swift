import District
import SignedLog
package import Signing
import Storage

/// How long this node has been out of touch with hub and city.
extension Replica {
    /// Nil of a witness, and of a node that is not enrolled: nobody keeps them up to date.
    package var silence: Silence? {
        guard let node, !node.kind.isWitness else { return nil }
        let milliseconds = silenceCount.milliseconds(now: surroundings.monotonicMilliseconds())
        return Silence(hours: Int(clamping: milliseconds / 3_600_000), limits: silenceLimits)
    }

    /// A session with this node went through: if it is a witness, this node is in touch.
    package func heard(from node: PublicKey) {
        guard state.authority.currentView.isWitness(node) else { return }
        silenceCount.heard(now: surroundings.monotonicMilliseconds())
    }

    /// Writes the running time down, about once a minute: what a crash forgets is less.
    package func keepSilence() throws {
        guard let count = silenceCount.worthKeeping(now: surroundings.monotonicMilliseconds()) else { return }
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: count >> (56 - 8 * $0)) }
        try store.write { try $0.set(bytes, for: .silence) }
    }

    static func silenceCount(in store: Store, _ surroundings: Surroundings) throws -> SilenceCount {
        let bytes = try store.read { try $0.setting(.silence) } ?? []
        let earlier = bytes.reduce(Int64(0)) { $0 << 8 | Int64($1) }
        return SilenceCount(earlier: earlier, now: surroundings.monotonicMilliseconds())
    }
}
