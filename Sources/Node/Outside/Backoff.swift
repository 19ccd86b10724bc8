import Signing

/// How long to wait for a system that does not answer: twice as long each time, up to five minutes, a quarter more or less,
/// so that nodes which lost it together do not come back in one moment.
struct Backoff: Sendable {
    private static let longest = 300_000

    private let entropy: Entropy
    private var milliseconds = 1_000

    init(_ entropy: Entropy) { self.entropy = entropy }

    mutating func next() -> Duration {
        let dice = Int(entropy.bytes(1)[0])
        let pause = milliseconds * 3 / 4 + milliseconds * dice / 510
        milliseconds = min(milliseconds * 2, Self.longest)
        return .milliseconds(pause)
    }

    mutating func reset() { milliseconds = 1_000 }
}
