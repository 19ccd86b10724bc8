package import SignedLog

/// All that a license is and was, by the acts that are known: what the fold gives. Equal acts with equal standing
/// give equal histories, in whatever order and however often they came.
package struct LicenseHistory: Hashable, Sendable {
    package let document: DocumentID
    /// Every act after those that it descends from; otherwise by id.
    package let acts: [JudgedAct]
    /// Effective content acts that no other replaces, the one to show first: larger version, then smaller act id.
    package let heads: [ActID]
    /// At least one; the first has no beginning, the others ascend. Neighbors differ in more than their dates.
    package let timeline: [Interval]
    /// By act id; several about one act in the order of the rules.
    package let findings: [Finding]
    package let erasures: Erasures
    /// Where the next act joins.
    package let continuation: Continuation

    init(
        document: DocumentID,
        acts: [JudgedAct],
        timeline: [Interval],
        findings: [Finding],
        erasures: Erasures,
        continuation: Continuation
    ) {
        (self.document, self.acts, self.timeline) = (document, acts, timeline)
        (self.findings, self.erasures, self.continuation) = (findings, erasures, continuation)
        heads = Self.heads(of: acts)
    }

    /// What the license is at a date: T of *as of T*. What is not known is not in the acts, see ``LicenseFold``.
    package func shown(at date: CivilDate) -> Shown {
        var position = timeline.count - 1
        while position > 0, let from = timeline[position].from, date < from { position -= 1 }
        let next = position + 1 < timeline.count ? timeline[position + 1].from : nil
        let interval = timeline[position]
        return Shown(date: date, interval: interval, next: next, content: interval.inForce.flatMap(content))
    }

    /// The face that a content act states; nil if the license has no such act.
    package func content(of act: ActID) -> Content? {
        // By index, here and below: to take an act out of its array costs more than all the rest.
        acts.indices.first { acts[$0].id == act }.flatMap { acts[$0].license?.content }
    }

    /// Of a content act: the type's code in the catalogue that its author had seen, see ``JudgedAct/typeCode``.
    package func typeCode(of act: ActID) -> Text? {
        acts.indices.first { acts[$0].id == act }.flatMap { acts[$0].typeCode }
    }

    /// The act that founded the license.
    package var founding: JudgedAct {
        acts[foundingIndex]
    }

    private var foundingIndex: Int {
        guard let index = acts.indices.first(where: { acts[$0].id == document.founding }) else {
            preconditionFailure("the history of \(document) lacks its founding act")
        }
        return index
    }

    /// Made to try something out: kept out of statistics and of the city library.
    package var isTest: Bool { acts[foundingIndex].about.isTest }
}

/// What a license is on one day.
package struct Shown: Hashable, Sendable {
    package let date: CivilDate
    package let interval: Interval
    /// The first day on which something else is shown, as far as is known; nil if there is none.
    package let next: CivilDate?
    /// The face that is shown; nil where none is in force, and of a void license.
    package let content: Content?

    package var state: LicenseState { interval.state }
    package var rivals: [ActID] { interval.rivals }
}

/// Where an honest writer joins the next act to a license.
package struct Continuation: Hashable, Sendable {
    /// The acts that count and are ancestors of no other that counts; of more than 16 the smallest. Empty if no act
    /// counts.
    package let parents: [ActID]
    /// The version that the next content act has to state; nil if none could be valid.
    package let version: Int?
    /// Rivals that a content act would build on: if there are any, it has to be a settle. Ascending.
    package let rivals: [ActID]

    package init(parents: [ActID], version: Int?, rivals: [ActID]) {
        (self.parents, self.version, self.rivals) = (parents, version, rivals)
    }
}
