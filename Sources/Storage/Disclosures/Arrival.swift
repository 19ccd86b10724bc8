package import SignedLog

/// An entry on its way in, with the disclosures of its acts, looked at as far as that takes no store.
package struct Arrival: Sendable {
    package let entry: VerifiedEntry
    /// Of each act, in the order of the entry.
    package let disclosures: [[ArrivingDisclosure]]

    package var allDisclosures: [AnyDisclosure] { disclosures.flatMap { $0.map(\.disclosure) } }

    /// Gives each entry the disclosures of its acts, and looks at them by all workers. `others` are of acts that none of
    /// these entries holds.
    package static func all(
        of entries: [VerifiedEntry],
        with disclosures: [AnyDisclosure],
        by workers: Workers
    ) -> (arrivals: [Arrival], others: [AnyDisclosure]) {
        var byAct = DisclosuresByAct(disclosures, inOrderOf: entries)
        let assigned = entries.map { entry in
            (entry: entry, disclosures: entry.acts.map { byAct.take($0.id) })
        }
        let (across, within) = workers.shared(over: entries.count)
        let arrivals = across.map(assigned) { entry, disclosures in
            Arrival(entry: entry, disclosures, by: within)
        }
        return (arrivals, byAct.rest)
    }

    private init(entry: VerifiedEntry, _ disclosures: [[AnyDisclosure]], by workers: Workers) {
        self.entry = entry
        self.disclosures = workers.map(Array(zip(entry.acts, disclosures))) { [log = entry.log] act, disclosures in
            let others = disclosures.map { ArrivingDisclosure($0, of: act, in: log) }
            return act.disclosure.map { [ArrivingDisclosure(proved: $0)] + others } ?? others
        }
    }
}

/// A disclosure beside the act that commits to what it discloses.
package struct ArrivingDisclosure: Sendable {
    package let disclosure: AnyDisclosure
    /// If it opens all that the act commits to, and no more: its values as they are stored, encoded.
    let wholeContent: [UInt8]?

    /// It came with the act, and the act's id has proved it.
    fileprivate init(proved full: FullDisclosure) {
        (disclosure, wholeContent) = (.full(full), DisclosureCoding.encodedValues(full))
    }

    fileprivate init(_ disclosure: AnyDisclosure, of act: VerifiedAct, in log: LogID) {
        self.disclosure = disclosure
        wholeContent =
            if case .full(let full) = disclosure, full.opensAll(act.act.commitments, in: log) {
                DisclosureCoding.encodedValues(full)
            } else {
                nil
            }
    }
}

/// Disclosures to be taken act by act. As a rule they come in the order of the acts, and then nothing is looked up.
private struct DisclosuresByAct {
    private var ordered: ArraySlice<AnyDisclosure>
    private var byAct: [ActID: [AnyDisclosure]]

    init(_ disclosures: [AnyDisclosure], inOrderOf entries: [VerifiedEntry]) {
        var rest = disclosures[...]
        for act in entries.lazy.flatMap(\.acts) { rest = rest.drop { $0.act == act.id } }
        (ordered, byAct) = rest.isEmpty ? (disclosures[...], [:]) : ([], Dictionary(grouping: disclosures, by: \.act))
    }

    mutating func take(_ act: ActID) -> [AnyDisclosure] {
        if !byAct.isEmpty { return byAct.removeValue(forKey: act) ?? [] }
        let own = ordered.prefix { $0.act == act }
        ordered = ordered.dropFirst(own.count)
        return Array(own)
    }

    /// What nobody has taken, sorted so that equal calls give equal answers.
    var rest: [AnyDisclosure] { byAct.keys.sorted().flatMap { byAct[$0] ?? [] } }
}
