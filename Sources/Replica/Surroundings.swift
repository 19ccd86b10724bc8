package import Licenses
package import SignedLog
package import Signing

/// What a replica takes from the world outside, handed in so that a simulation can hand in its own.
package struct Surroundings: Sendable {
    package let entropy: Entropy
    /// Milliseconds since 1970 UTC by this machine's clock, or nil if it has none to claim. Nothing is decided by it:
    /// it is written down as a claim, and proposes dates to people.
    package let wallClock: @Sendable () -> Int64?
    /// Milliseconds that never run backwards, from any start: for "at most once a second".
    package let monotonicMilliseconds: @Sendable () -> Int64
    /// Who computes what can be computed at once.
    package let workers: Workers
    /// How far this node has given out its blocks of numbers; nil where nothing outlives the next start of the machine:
    /// then it uses none.
    package private(set) var claims: (any NumberClaims)?

    package init(
        entropy: Entropy,
        wallClock: @escaping @Sendable () -> Int64?,
        monotonicMilliseconds: @escaping @Sendable () -> Int64,
        workers: Workers = .one
    ) {
        self.entropy = entropy
        self.wallClock = wallClock
        self.monotonicMilliseconds = monotonicMilliseconds
        self.workers = workers
    }

    /// The same with high-water marks of numbers.
    package func claiming(by claims: (any NumberClaims)?) -> Surroundings {
        var surroundings = self
        surroundings.claims = claims
        return surroundings
    }

    /// Today in Shanghai by this machine's clock; nil without one.
    package var today: CivilDate? {
        wallClock().map(CivilDate.at(millisecondsSince1970:))
    }
}

/// The keys of one node. Its office, kind and node code follow from the enrollment that names them.
package struct Identity: Sendable {
    package let signing: SigningKey
    package let box: BoxKey

    package init(signing: SigningKey, box: BoxKey) {
        self.signing = signing
        self.box = box
    }
}
