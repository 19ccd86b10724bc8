package import District
package import SignedLog

extension Catalogue {
    /// The license types that an authority knows. A function of the view's past and of which root entries count, so
    /// that whoever keeps one per view makes it anew only when the latter changes.
    ///
    /// - Parameters:
    ///   - submissions: the act that an approval names; nil if it is no submission.
    ///   - history: the one that the view is of.
    ///   - judgments: what the same owner has judged before.
    package init(
        _ view: AuthorityView,
        submissions: (ActID) -> SubmittedItem?,
        history: RootHistory,
        judgments: ItemJudgments = ItemJudgments()
    ) {
        let statements = view.items.flatMap { view.itemStatements($0) }
        // The two sides of a fork of the root's log can carry one act.
        let byAct = Dictionary(statements.map { ($0.act.id, $0) }) { first, _ in first }
        self.init(
            acts: statements.map { ItemAuthorityAct(id: $0.act.id, document: $0.act.document, act: $0.act.act) },
            submission: submissions,
            isBefore: { first, second in
                guard let first = byAct[first], let second = byAct[second] else { return false }
                return first.isBefore(second, history)
            },
            // Which of two carriers stands before what is then no matter of the acts alone.
            judgments: byAct.count == statements.count ? judgments : ItemJudgments()
        )
    }
}
