package import SignedLog

/// An entry on its way in, with the disclosures of its acts, looked at as far as that takes no store.
package struct Arrival: Sendable {
    package let entry: VerifiedEntry
    /// Of each act, in the order of the entry.
    package let disclosures: [[ArrivingDisclosure]]
    /// The acts as they are stored if the entry brings all of them (``ActDifferences``).
    private let stored: [[UInt8]]

    package var allDisclosures: [AnyDisclosure] { disclosures.flatMap { $0.map(\.disclosure) } }

    /// - Parameters:
    ///   - sent: what came along, of which the entry takes what opens its own acts.
    ///   - workers: look at the disclosures and compare the acts.
    package init(_ entry: VerifiedEntry, with sent: SentDisclosures = .none, by workers: Workers = .one) {
        self.entry = entry
        stored = ActDifferences.stored(entry.acts, by: workers)
        disclosures = workers.map(entry.acts) { [log = entry.log] act in
            let others = sent[act.id].map { ArrivingDisclosure($0, of: act, in: log) }
            return act.disclosure.map { [ArrivingDisclosure(proved: $0)] + others } ?? others
        }
    }

    /// The acts that this entry brings, in its order, with their places in it, as they are stored.
    ///
    /// - Parameter held: acts that another entry brought before.
    func acts(without held: [ActID: Int64]) -> [(position: Int, act: VerifiedAct, stored: [UInt8])] {
        let brought = entry.acts.enumerated().filter { held[$0.element.id] == nil }
        let stored = held.isEmpty ? stored : ActDifferences.stored(brought.map(\.element))
        return zip(brought, stored).map { ($0.offset, $0.element, $1) }
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

/// Disclosures that came beside entries, by the acts that they open.
package struct SentDisclosures: Sendable {
    package static let none = SentDisclosures([])

    private let byAct: [ActID: [AnyDisclosure]]

    package init(_ disclosures: [AnyDisclosure]) { byAct = Dictionary(grouping: disclosures, by: \.act) }

    package var isEmpty: Bool { byAct.isEmpty }

    package subscript(act: ActID) -> [AnyDisclosure] { isEmpty ? [] : byAct[act] ?? [] }

    /// Those of other acts than these, in an order that depends on nothing but them.
    package func others(than acts: Set<ActID>) -> [AnyDisclosure] {
        byAct.keys.filter { !acts.contains($0) }.sorted().flatMap { self[$0] }
    }
}
