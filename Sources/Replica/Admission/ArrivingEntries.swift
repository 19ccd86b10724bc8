import SignedLog
import Storage

/// The entries of a batch on their way in: while one is stored, other workers read and check those after it. No more of
/// them than there are workers are ahead at once, so that a long batch takes no more memory than a short one.
struct ArrivingEntries {
    typealias Outcome = Result<Arrival, EntryRefusal>

    private let checking: Checking
    private let workers: Workers
    let actCount: Int
    /// Not begun with; the next one last, so that what is done with goes.
    private var rest: [[SignedEntry]]
    private var begun: [Pending<[Outcome]>] = []
    /// Checked, and not handed out; the next one last.
    private var checked: [Outcome] = []
    /// The acts of what was handed out, as far as somebody will ask.
    private var acts: Set<ActID> = []

    /// - Parameter disclosures: those of acts of the entries, and of others.
    init(_ entries: [SignedEntry], _ disclosures: [AnyDisclosure], in district: DistrictID, by workers: Workers) {
        checking = Checking(district: district, disclosures: SentDisclosures(disclosures))
        self.workers = workers
        actCount = entries.reduce(0) { $0 + $1.actBytes.count }
        rest = Self.shares(of: entries).reversed()
    }

    /// Has other workers begin with the first entries, if it is worth while to wake them.
    mutating func begin() {
        guard actCount >= Self.leastActs else { return }
        while begun.count < workers.count, let share = rest.popLast() {
            begun.append(workers.begin { [checking] in checking.outcomes(of: share, by: .one) })
        }
    }

    /// The next entry, or why it is none; nil at the end. The first ones are checked here by all workers, if nobody has
    /// begun with them.
    mutating func next() -> Outcome? {
        if checked.isEmpty { checked = nextShare().reversed() }
        guard let outcome = checked.popLast() else { return nil }
        if !checking.disclosures.isEmpty, let entry = try? outcome.get().entry { acts.formUnion(entry.acts.map(\.id)) }
        return outcome
    }

    /// Disclosures that belong to none of the entries that were handed out.
    var others: [AnyDisclosure] { checking.disclosures.others(than: acts) }

    private mutating func nextShare() -> [Outcome] {
        let isBegun = !begun.isEmpty
        let first = isBegun ? [] : rest.popLast() ?? []
        begin()
        guard isBegun else { return checking.outcomes(of: first, by: workers) }
        let outcomes = begun.removeFirst().value()
        begin()
        return outcomes
    }
}

extension ArrivingEntries {
    /// Fewer acts are not worth the awakening of another worker.
    private static let leastActs = 250

    /// Entries that follow one another and have that many acts together.
    private static func shares(of entries: [SignedEntry]) -> [[SignedEntry]] {
        var shares: [[SignedEntry]] = []
        var actCount = leastActs
        for entry in entries {
            if actCount >= leastActs {
                shares.append([])
                actCount = 0
            }
            shares[shares.count - 1].append(entry)
            actCount += entry.actBytes.count
        }
        return shares
    }

    private struct Checking: Sendable {
        let district: DistrictID
        let disclosures: SentDisclosures

        /// Many entries are shared out among the workers, of few the acts.
        func outcomes(of entries: [SignedEntry], by workers: Workers) -> [Outcome] {
            let (across, within) = workers.shared(over: entries.count)
            return across.map(entries) { entry in
                Outcome { () throws(EntryRefusal) in
                    Arrival(try entry.verified(in: district, by: within), with: disclosures, by: within)
                }
            }
        }
    }
}
