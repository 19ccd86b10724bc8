package import SignedLog

/// Whether an entry takes part. A function of the entries that are here, never of when they came; so it can change when
/// more is known.
package enum Standing: Hashable, Sendable {
    case counts
    /// It stays in sight, and its acts have no effect as long as this stands. All reasons, sorted.
    case held([HeldReason])
    /// It takes no part in anything, not even in digests; it is kept, and sent to who asks. All reasons, sorted.
    case setAside([HeldReason])

    package var isSetAside: Bool {
        switch self {
        case .setAside: true
        case .counts, .held: false
        }
    }

    /// Of an act, by the standings of the entries that carry it, in whatever order: it counts exactly if one of them does,
    /// and stays in sight if one does, for the reasons of all that do (`docs/formats/standing.md`).
    package static func ofAct(in entries: some Sequence<Standing>) -> Standing {
        var (held, setAside): ([HeldReason], [HeldReason]?) = ([], nil)
        for entry in entries {
            switch entry {
            case .counts: return .counts
            case .held(let reasons): held += reasons
            case .setAside(let reasons): setAside = (setAside ?? []) + reasons
            }
        }
        if !held.isEmpty { return .held(held.sorted().withoutRepeats()) }
        return setAside.map { .setAside($0.sorted().withoutRepeats()) } ?? .counts
    }
}

/// Why an entry does not count.
package enum HeldReason: Hashable, Comparable, Sendable {
    /// Beyond what this root entry trusts: a cut, or the rotation that ended a root key.
    case beyond(EntryID)
    /// On a side of this fork that no receipt lets stand.
    case forked(ForkPoint)
    /// No enrollment of its key that counts lies in the past of what it has seen.
    case notEnrolled
    /// Its root key is named by no rotation that counts.
    case unnamedRoot
}

/// The place in a log that its key signed more than once.
package struct ForkPoint: Hashable, Comparable, Sendable {
    package let log: LogID
    package let epoch: Epoch
    package let number: UInt64

    package init(log: LogID, epoch: Epoch, number: UInt64) {
        self.log = log
        self.epoch = epoch
        self.number = number
    }

    package static func < (left: ForkPoint, right: ForkPoint) -> Bool {
        (left.log, left.epoch, left.number) < (right.log, right.epoch, right.number)
    }
}
