package import SignedLog

/// What the other side of a session lacks of one log, as far as its summary tells.
package struct MissingEntries: Hashable, Sendable {
    /// To be sent. Around a fork more than is missing, never less.
    package let ranges: [EntryRange]
    /// What the other side names and is not held here: we lack something, and it should hear what we hold.
    package let unknown: [LogMark]
    /// Whether it may lack more than the ranges say: its summary did not reach down to anything that is held here.
    package let isInDoubt: Bool
}

/// What `theirs` lacks of `ours`. `held` are those of their marks that are in the store here, set aside or not.
///
/// Their marks that are held here tell exactly what they hold: all before them. A mark ahead of ours in an epoch of
/// ours is taken to stand on our branch; if it does not, its own entries show that when they come. A mark at a number
/// that we hold with another entry is a fork: the whole epoch goes out.
package func missing(theirs: LogSummary, ours: LogOutline, held: Set<EntryID>) -> MissingEntries {
    let credit = Credit(theirs: theirs, ours: ours, held: held)
    let isCertain = theirs.isExhaustive || theirs.tips.allSatisfy { held.contains($0.id) }
    let listed = Set(theirs.marks.map(\.epoch))
    var ranges: [EntryRange] = []
    var isInDoubt = false
    for epoch in ours.epochs {
        let first = credit.counts[epoch.epoch] ?? 0
        guard first <= epoch.highest else { continue }
        if first == 0, !isCertain, !listed.contains(epoch.epoch) {
            isInDoubt = true
        } else {
            ranges.append(EntryRange(log: ours.log, epoch: epoch.epoch, numbers: first...epoch.highest))
        }
    }
    let unknown = theirs.marks.filter { !held.contains($0.id) }
    return MissingEntries(ranges: ranges, unknown: unknown, isInDoubt: isInDoubt)
}

/// How much of each of our epochs the other side holds.
private struct Credit {
    let ours: LogOutline
    /// How many entries from the first on; absent: none that we know of.
    private(set) var counts: [Epoch: UInt64] = [:]
    private let theirMarks: Set<EntryID>

    init(theirs: LogSummary, ours: LogOutline, held: Set<EntryID>) {
        self.ours = ours
        theirMarks = Set(theirs.marks.map(\.id))
        for mark in theirs.marks {
            guard let highest = ours[mark.epoch]?.highest else { continue }
            if held.contains(mark.id) || mark.number > highest { give(mark.epoch, upTo: min(mark.number, highest)) }
        }
    }

    /// They hold this epoch up to that number, and so all that its opening follows, and so on downwards. In a forked
    /// epoch they are credited with what is before the fork only, unless they name the end of each branch.
    private mutating func give(_ epoch: Epoch, upTo number: UInt64) {
        var open = [(epoch, number)]
        while let (epoch, number) = open.popLast() {
            guard let outline = ours[epoch], let count = count(of: outline, upTo: number) else { continue }
            let before = counts[epoch] ?? 0
            guard count > before else { continue }
            counts[epoch] = count
            if before == 0 { open += outline.after.map { ($0.epoch, $0.number) } }
        }
    }

    private func count(of epoch: EpochOutline, upTo number: UInt64) -> UInt64? {
        guard let fork = epoch.forkedAt, number >= fork else { return number + 1 }
        if epoch.tops.allSatisfy({ theirMarks.contains($0.id) }) { return epoch.highest + 1 }
        return fork > 0 ? fork : nil
    }
}
