import Dispatch
import Foundation
package import Replica
import SignedLog
import Signing

/// What a node takes from the machine that it runs on. Tests hand in their own: a clock that says 1970, a directory for
/// the mark.
package struct NodeSurroundings: Sendable {
    package var replica: Surroundings
    /// Where marks are kept; nil: by the environment (``Mark/path(node:environment:)``).
    package var stateDirectory: String?
    /// The system's name for this machine.
    package var machine: String
    /// What other nodes may cost this one.
    package var limits: PeerLimits

    package init(replica: Surroundings, stateDirectory: String?, machine: String, limits: PeerLimits = .standard) {
        self.replica = replica
        self.stateDirectory = stateDirectory
        self.machine = machine
        self.limits = limits
    }

    /// This machine, its clocks, its generator of random bytes.
    package static var system: NodeSurroundings { .system() }

    /// - Parameters:
    ///   - stateDirectory: where marks are kept; nil: by the environment.
    ///   - clock: what the clock on the wall shows, in milliseconds since 1970 UTC; nil: this machine's.
    package static func system(
        stateDirectory: String? = nil,
        clock: (@Sendable () -> Int64)? = nil
    ) -> NodeSurroundings {
        let start = ContinuousClock.now
        return NodeSurroundings(
            replica: Surroundings(
                entropy: .system,
                wallClock: clock ?? { Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)) },
                monotonicMilliseconds: { (ContinuousClock.now - start).milliseconds },
                workers: .allCores
            ),
            stateDirectory: stateDirectory,
            machine: Mark.thisMachine
        )
    }

    func markPath(of key: PublicKey) -> String {
        guard let stateDirectory else { return Mark.path(node: key.bytes.hex) }
        return "\(stateDirectory)/\(key.bytes.hex).mark"
    }
}

extension Workers {
    /// As many as this machine has cores.
    fileprivate static var allCores: Workers {
        Workers(count: ProcessInfo.processInfo.activeProcessorCount) { parts, work in
            DispatchQueue.concurrentPerform(iterations: parts, execute: work)
        } start: { work in
            let group = DispatchGroup()
            DispatchQueue.global().async(group: group, execute: work)
            return { group.wait() }
        }
    }
}

extension Duration {
    /// Whole milliseconds.
    var milliseconds: Int64 {
        components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
    }
}
