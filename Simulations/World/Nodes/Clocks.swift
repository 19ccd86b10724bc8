package import Licenses
package import Replica
package import Signing
import Synchronization

/// Milliseconds since 1970 UTC, as they really are in a run. Nobody in it can read them but through a ``NodeClock``.
package final class WorldTime: Sendable {
    private let milliseconds: Atomic<Int64>

    package init(_ start: Int64) { milliseconds = Atomic(start) }

    package var now: Int64 { milliseconds.load(ordering: .relaxed) }

    /// Time only goes forwards.
    package func advance(to time: Int64) {
        precondition(time >= now, "time went back from \(now) to \(time)")
        milliseconds.store(time, ordering: .relaxed)
    }

    package var today: CivilDate { CivilDate.at(millisecondsSince1970: now) }
}

/// The two clocks of one machine: that on the wall, which may show anything, and the one that only counts.
package final class NodeClock: Sendable {
    private let time: WorldTime
    private let offset = Atomic<Int64>(0)
    private let isMissing = Atomic<Bool>(false)
    /// The time the machine slept: its counter stood still.
    private let slept = Atomic<Int64>(0)

    package init(_ time: WorldTime) { self.time = time }

    /// Milliseconds by which the clock on the wall is ahead; nil: the machine claims no time.
    package var deviation: Int64? {
        get { isMissing.load(ordering: .relaxed) ? nil : offset.load(ordering: .relaxed) }
        set {
            isMissing.store(newValue == nil, ordering: .relaxed)
            offset.store(newValue ?? 0, ordering: .relaxed)
        }
    }

    package func sleep(milliseconds: Int64) { slept.wrappingAdd(milliseconds, ordering: .relaxed) }

    package var wall: Int64? { deviation.map { time.now + $0 } }

    package func surroundings(_ entropy: Entropy) -> Surroundings {
        Surroundings(
            entropy: entropy,
            wallClock: { self.wall },
            monotonicMilliseconds: { self.time.now - self.slept.load(ordering: .relaxed) }
        )
    }
}
