/// What is told of an item of a run, in seconds, bytes, round trips or things a second.
package enum Figure: String, CaseIterable, Hashable, Sendable {
    case wallSeconds = "wall_s"
    /// Of single acts: half of them, and all but one in a hundred, took no longer.
    case medianSeconds = "p50_s"
    case slowSeconds = "p99_s"
    case wireBytes = "wire_bytes"
    case diskBytes = "disk_bytes"
    case peakBytes = "peak_bytes"
    case roundTrips = "round_trips"
    case perSecond = "per_second"

    /// How far `value` is from `other`: 1 or less is as good or better, whether less or more of the figure is better.
    package func ratio(_ value: Double, to other: Double) -> Double {
        self == .perSecond ? other / value : value / other
    }

    /// Whether `value` is better than `other`.
    package func isBetter(_ value: Double, than other: Double) -> Bool {
        self == .perSecond ? value > other : value < other
    }
}
