import SignedLog

/// The fold of a license (`docs/formats/fold.md`): from its acts and their standing to what it is, day by day.
///
/// A pure function of the set of acts: neither their order nor repetition matters, and no clock is read. *As known
/// at K* needs nothing but the acts known at K, with the standing that they had by the entries known then: any set
/// that is closed under ancestors can be folded.
package enum LicenseFold {
    /// - Parameters:
    ///   - acts: of one document, its founding act among them, closed under ancestors.
    ///   - itemAt: what the catalogue in the past of the `seen` of the act's entry says about the item that a content
    ///     act names. Asked of content acts of competent authors only; the same answer each time.
    ///   - knows: whether a cause is in the causal past of a settle: a correction's act; of what is held, the entry
    ///     beyond whose trust it is, or what shows the fork. Asked only where a license builds on what is not in
    ///     effect, and not of corrections that are ancestors.
    package static func fold(
        _ acts: [FoldedAct],
        itemAt: (FoldedAct, Content) -> ItemAtAct,
        knows: (FoldedAct, LossCause) -> Bool
    ) -> LicenseHistory {
        if acts.count == 1, let history = foundedOnly(by: acts[0], itemAt: itemAt) { return history }
        return folded(acts, itemAt: itemAt, knows: knows)
    }

    /// By all rules, whatever the acts are.
    static func folded(
        _ acts: [FoldedAct],
        itemAt: (FoldedAct, Content) -> ItemAtAct,
        knows: (FoldedAct, LossCause) -> Bool
    ) -> LicenseHistory {
        let graph = ActGraph(acts)
        let validity = Validity(graph, itemAt: itemAt)
        let effects = Effects(graph, validity)
        let judge = DayJudge(graph, validity, effects)
        let erasures = Erasures(graph, validity, effects)
        let findings = withoutActuallyEscaping(knows) { knows in
            Findings(judge: judge, validity: validity, effects: effects) { knows(graph.acts[$0], $1) }.all()
        }
        return LicenseHistory(
            document: DocumentID(founding: graph.acts[graph.foundingIndex].id),
            acts: judged(graph, validity, effects),
            timeline: timeline(judge),
            findings: findings + erasures.withoutStanding.map(Finding.erasureWithoutStanding),
            erasures: erasures,
            continuation: Continuation(graph, validity)
        )
    }

    private static func timeline(_ judge: DayJudge) -> [Interval] {
        var timeline = [judge.interval(from: nil)]
        for date in judge.boundaries {
            let interval = judge.interval(from: date)
            if !interval.isSame(as: timeline[timeline.count - 1]) { timeline.append(interval) }
        }
        return timeline
    }

    private static func judged(_ graph: ActGraph, _ validity: Validity, _ effects: Effects) -> [JudgedAct] {
        graph.causalOrder.map { index in
            JudgedAct(
                graph.acts[index],
                invalid: validity.reasons[index],
                droppedBy: effects.droppedBy[index],
                isLapsed: effects.lapsed.contains(index),
                typeCode: validity.items[index].typeCode
            )
        }
    }
}
