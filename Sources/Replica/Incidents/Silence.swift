import Storage

/// For how long a node has run without hearing of hub or city, and how long it may. Running time by the monotonic clock,
/// added up over starts: no wall clock permits or stops issuing.
package struct Silence: Hashable, Sendable {
    /// Whole hours.
    package let hours: Int
    package let limits: SilenceLimits

    package init(hours: Int, limits: SilenceLimits) { (self.hours, self.limits) = (hours, limits) }

    /// Whether it is time to ask whether an incident has happened.
    package var isLong: Bool { hours >= limits.warning }

    /// Hours after which a type is no longer issued, whichever of its names a limit was set by; nil: it is issued however
    /// long.
    ///
    /// - Parameter names: its code and its name.
    func limit(of names: [String]) -> Int? { names.compactMap { limits.types[$0] }.min() ?? limits.usual }

    /// Whether any type could be out of its time by now.
    var mayStop: Bool {
        guard let shortest = (limits.types.values + [limits.usual].compactMap(\.self)).min() else { return false }
        return hours >= shortest
    }
}

/// What an operator has set.
package struct SilenceLimits: Hashable, Sendable {
    /// Hours after which a person is told.
    package var warning: Int
    /// Hours after which no type is issued but those of ``types``; nil: they are issued however long.
    package var usual: Int?
    /// By code or name of the type.
    package var types: [String: Int]

    package init(warning: Int = 24, usual: Int? = nil, types: [String: Int] = [:]) {
        (self.warning, self.usual, self.types) = (warning, usual, types)
    }
}

/// Counts the running time since a witness was last heard, over starts of the process.
struct SilenceCount {
    /// Of earlier starts, in milliseconds.
    private var earlier: Int64
    /// Where this start began to count, by the monotonic clock.
    private var since: Int64
    /// What was last written down.
    private var kept: Int64

    init(earlier: Int64, now: Int64) { (self.earlier, since, kept) = (max(0, earlier), now, max(0, earlier)) }

    func milliseconds(now: Int64) -> Int64 { earlier + max(0, now - since) }

    mutating func heard(now: Int64) { (earlier, since) = (0, now) }

    /// What to write down, if a minute has passed since the last time or it has begun anew; nil: not yet.
    mutating func worthKeeping(now: Int64) -> Int64? {
        let count = milliseconds(now: now)
        guard count < kept || count - kept >= 60_000 else { return nil }
        kept = count
        return count
    }
}

extension SettingName {
    static let silence: SettingName = "silence"
}
