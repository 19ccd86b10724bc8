package import Licenses
package import Replica
package import SignedLog
package import Signing
import Synchronization

/// The clock on the wall of every node: it stands still until somebody moves it, so that a rehearsal can be repeated.
package final class RehearsalClock: Sendable {
    /// Milliseconds since 1970 UTC.
    private let now: Atomic<Int64>

    /// Nine in the morning of a day in Shanghai.
    package init(at day: CivilDate) { now = Atomic(Self.morning(of: day)) }

    package func set(to day: CivilDate) { now.store(Self.morning(of: day), ordering: .relaxed) }

    package func pass(milliseconds: Int64) { now.wrappingAdd(milliseconds, ordering: .relaxed) }

    package func surroundings(_ entropy: Entropy, workers: Workers = .one) -> Surroundings {
        Surroundings(
            entropy: entropy,
            wallClock: { self.now.load(ordering: .relaxed) },
            // Never runs backwards, because days are only ever set forwards.
            monotonicMilliseconds: { self.now.load(ordering: .relaxed) },
            workers: workers
        )
    }

    private static func morning(of day: CivilDate) -> Int64 {
        let (hour, midnightInShanghai): (Int64, Int64) = (3_600_000, -8)
        return Int64(day.dayNumber) * 24 * hour + (midnightInShanghai + 9) * hour
    }
}
