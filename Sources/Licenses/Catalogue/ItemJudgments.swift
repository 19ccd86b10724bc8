import SignedLog

/// What was judged of items before: a judgment follows from the acts about one item and from the submissions that they
/// name, whatever else a perspective on the district holds. A district has hundreds of items and as many perspectives.
///
/// A class, so that whoever has a copy of the state finds what another has judged. Not `Sendable`: it is one owner's.
package final class ItemJudgments {
    /// Judgments kept at once; when there are more, all are made anew.
    private static let limit = 4_096

    private var kept: [Question: ItemJudgment] = [:]

    package init() {}

    private struct Question: Hashable {
        /// Of one document, ascending.
        let acts: [ActID]
        /// Of each submission that these name: whether its author was competent; nil if it is not here.
        let submissions: [Bool?]
    }

    /// - Parameter isBefore: as of ``Catalogue``; always the same of two acts.
    func judgment(
        on acts: [ItemAuthorityAct],
        submission: (ActID) -> SubmittedItem?,
        isBefore: (ActID, ActID) -> Bool
    ) -> ItemJudgment {
        let question = Question(
            acts: acts.map(\.id),
            submissions: acts.flatMap(\.act.parents).map { submission($0)?.isCompetent }
        )
        if let known = kept[question] { return known }
        let judgment = ItemJudgment(acts, submission: submission, isBefore: isBefore)
        if kept.count >= Self.limit { kept.removeAll(keepingCapacity: true) }
        kept[question] = judgment
        return judgment
    }
}
