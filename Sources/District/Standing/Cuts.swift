package import SignedLog

/// One cut of one key: what the cut acts on that key in one root entry say together.
package struct KeyCut: Hashable, Sendable {
    /// The root entry.
    package let entry: EntryID
    /// The trusted tips of each named log, ascending. A log not named is trusted in nothing.
    package private(set) var tips: [LogID: [TrustedTip]]

    init(entry: EntryID, tips: [LogID: [TrustedTip]] = [:]) {
        self.entry = entry
        self.tips = tips
    }

    /// Unites what another act of the same entry says of the same key.
    mutating func formUnion(_ log: LogID, _ more: some Sequence<TrustedTip>) {
        tips[log] = ((tips[log] ?? []) + more).sorted().withoutRepeats()
    }

    /// All entries that it names, sorted.
    package var named: [EntryID] {
        tips.values.flatMap { $0.map(\.id) }.sorted().withoutRepeats()
    }
}

/// What one cut says of one log, as far as its tips are here.
struct CutLog: Sendable {
    let cut: EntryID
    /// Named tips that are not here: until they are, the cut ends what is plainly past them and no more.
    let awaited: [EntryID]
    private let isNamed: Bool
    private let largest: [Epoch: UInt64]
    /// Beside the log's nodes; nil while a tip is awaited.
    private let trusted: [Bool]?

    /// `isHere` says whether an entry is held, in whatever log.
    init<Failure: Error>(
        _ cut: KeyCut,
        of log: LogID,
        _ shape: LogShape,
        isHere: (EntryID) throws(Failure) -> Bool
    ) throws(Failure) {
        let named = cut.tips[log]
        var largest: [Epoch: UInt64] = [:]
        var awaited: [EntryID] = []
        for tip in named ?? [] {
            largest[tip.epoch] = max(largest[tip.epoch] ?? 0, tip.number)
            if try !isHere(tip.id) { awaited.append(tip.id) }
        }
        self.cut = cut.entry
        self.awaited = awaited.sorted()
        self.largest = largest
        isNamed = named != nil
        trusted = awaited.isEmpty ? shape.before((named ?? []).map(\.id)) : nil
    }

    /// Whether the entry at this place is beyond the cut; `index` is its index in the log's shape, nil if it is not
    /// here.
    func isBeyond(_ epoch: Epoch, _ number: UInt64, index: Int?) -> Bool {
        guard isNamed else { return true }
        if let largest = largest[epoch], number > largest { return true }
        guard let trusted else { return false }
        guard let index else { return true }  // All tips are here with all before them: what is not here is neither.
        return !trusted[index]
    }
}

extension Array where Element == KeyCut {
    /// A cut replaces those in its causal past; concurrent ones all stay, and so intersect.
    func inForce(in history: RootHistory) -> [KeyCut] {
        filter { cut in
            !contains { later in history.past(before: later.entry).map { history.contains(cut.entry, in: $0) } ?? false
            }
        }
    }
}
