/// Something that must hold did not.
package struct RunFailure: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: String, Hashable, Sendable {
        /// Something false was shown, or something acknowledged is gone.
        case safety
        /// The line was there, and the nodes did not come to the same.
        case convergence
    }

    package let kind: Kind
    package let what: String

    package init(_ kind: Kind, _ what: String) { (self.kind, self.what) = (kind, what) }

    package static func safety(_ what: String) -> RunFailure { RunFailure(.safety, what) }

    package static func convergence(_ what: String) -> RunFailure { RunFailure(.convergence, what) }

    package var description: String { "\(kind.rawValue): \(what)" }
}

/// What a run has shown.
package struct RunReport: Sendable {
    package var failure: RunFailure?
    package var digest = ""
    package var lines: [String] = []
    package var occurrences = 0
    package var tally = FaultTally()
    package var marks: Set<Mark> = []
    package var nodeYears = 0.0
    /// Simulated milliseconds, once for the whole district.
    package var simulated: Int64 = 0
    /// Rounds until the healed core had come to rest.
    package var rounds = 0
    package var coreSize = 0

    package init() {}
}
