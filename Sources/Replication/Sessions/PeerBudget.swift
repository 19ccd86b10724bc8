/// What one peer may cost. All of it is a guard against broken or hostile peers; an honest one never comes near.
package enum PeerBudget {
    /// Sessions of one key; two programs on its machine, and as many that were cut off and came again.
    package static let sessions = 4
    /// Sessions of all keys.
    package static let allSessions = 1_024
    /// Openings that wait for their first signed turn. Anybody can make them, so they are few and the oldest goes.
    package static let openings = 128
    /// Peers of which the last equality is remembered.
    package static let baselines = 4_096
    /// Refused entries and disclosures in one session before it is ended.
    package static let refusals = 1_000
    /// Entries that came too early in one session before it is ended: what the peer sends is in no order.
    package static let earlyEntries = 8_192
    /// Seconds for which a key whose session was ended for one of these is refused at once; its dialer waits as long.
    package static let restSeconds = 60
    /// Keys that are remembered as resting; of more, the one that would be free first is.
    package static let restingKeys = 4_096
    /// Bytes that a stranger may send to show its enrollment: the root's entries of many years.
    package static let strangerBytes = 64 * 1024 * 1024
    /// Round trips of one session before the dialer takes a rest: at 1 MiB each more than any district holds.
    package static let roundTrips = 65_536
    /// Comparisons that brought nothing new to either side before the dialer gives up: the first may be a warm one,
    /// the second hits on what changed during the first.
    package static let fruitlessComparisons = 3
    /// Bytes of entries and disclosures that a message is filled up to. Deflated a sixth of it travels, so that a slow line
    /// brings one within a second or two; and who pulls has three of them in memory.
    package static let batchByteTarget = 1024 * 1024
    /// How long the dialer waits for an answer that is not held.
    package static let patienceSeconds: UInt64 = 60
}
