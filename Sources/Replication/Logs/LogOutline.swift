package import SignedLog
package import Signing

/// The shape of one epoch as it is held here.
package struct EpochOutline: Hashable, Sendable {
    package let epoch: Epoch
    /// The entries that no other of this epoch follows: one, or the ends of the branches of a fork.
    package private(set) var tops: [LogMark]
    /// The smallest number that two entries here have; nil if there is no fork.
    package private(set) var forkedAt: UInt64?
    /// What the opening names as previous: entries of other epochs.
    package private(set) var after: [LogMark]

    /// There is at least one top.
    package init(epoch: Epoch, tops: [LogMark], forkedAt: UInt64? = nil, after: [LogMark] = []) {
        precondition(!tops.isEmpty, "epoch \(epoch) without an entry")
        self.epoch = epoch
        self.tops = tops.sorted()
        self.forkedAt = forkedAt
        self.after = after
    }

    /// The highest number that is held.
    var highest: UInt64 { tops.map(\.number).max() ?? 0 }

    /// `previous` is what the entry names; an opening's are given as marks too.
    fileprivate mutating func insert(_ mark: LogMark, previous: [EntryID], opensAfter: [LogMark]) {
        after += opensAfter.filter { !after.contains($0) }
        if let index = tops.firstIndex(where: { mark.number > 0 && previous == [$0.id] }) {
            tops[index] = mark
        } else {
            forkedAt = min(forkedAt ?? mark.number, mark.number)
            tops.append(mark)
        }
        tops.sort()
    }
}

/// The shape of one log as it is held here, without its entries: enough to tell what a peer lacks. What is set aside
/// is no part of it, unless it was asked for.
package struct LogOutline: Hashable, Sendable {
    package let log: LogID
    package let author: PublicKey
    package let audience: Audience
    /// In the order in which they were opened here; each after those that it names as previous.
    package private(set) var epochs: [EpochOutline]
    private var positions: [Epoch: Int]

    /// No epoch twice.
    package init(log: LogID, author: PublicKey, audience: Audience, epochs: [EpochOutline] = []) {
        self.log = log
        self.author = author
        self.audience = audience
        self.epochs = epochs
        positions = Dictionary(uniqueKeysWithValues: epochs.indices.map { (epochs[$0].epoch, $0) })
    }

    /// Takes up one more entry, in the order of admission and each once. `opensAfter` says where the entries are that
    /// an opening (number 0) names as previous.
    package mutating func insert(
        epoch: Epoch,
        number: UInt64,
        id: EntryID,
        previous: [EntryID],
        opensAfter: [LogMark] = []
    ) {
        let mark = LogMark(epoch: epoch, number: number, id: id)
        if let position = positions[epoch] {
            epochs[position].insert(mark, previous: previous, opensAfter: opensAfter)
        } else {
            positions[epoch] = epochs.count
            epochs.append(EpochOutline(epoch: epoch, tops: [mark], after: opensAfter))
        }
    }

    subscript(epoch: Epoch) -> EpochOutline? { positions[epoch].map { epochs[$0] } }

    /// The entries that no other of the log follows, sorted. More than one: the log parted.
    package var tips: [LogMark] {
        let followed = Set(epochs.flatMap(\.after).map(\.id))
        return epochs.flatMap(\.tops).filter { !followed.contains($0.id) }.sorted()
    }
}
