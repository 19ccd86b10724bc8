import District
import SignedLog

/// What the rules come to of a license of which no more is known than the act that founded it: as a back-file brings
/// them by the thousand. Nothing descends from anything there, so no graph is made.
extension LicenseFold {
    /// Exactly what ``folded(_:itemAt:knows:)`` gives; nil where that has more to judge: of an act that is held, that
    /// is none of a competent author's, or that is invalid.
    static func foundedOnly(
        by act: FoldedAct,
        itemAt: (FoldedAct, Content) -> ItemAtAct
    ) -> LicenseHistory? {
        guard act.counts, act.competence == .competent, case .issue(let content)? = act.license else { return nil }
        let item = itemAt(act, content)
        guard case .known(let known) = item, Validity.foundingReason(item, content, act) == nil else { return nil }
        return LicenseHistory(
            document: DocumentID(founding: act.id),
            acts: [JudgedAct(act, invalid: nil, droppedBy: [], isLapsed: false, typeCode: known.typeCode)],
            timeline: timeline(of: content, in: act.id),
            findings: ContentFindings.of(act.id, content, item: known),
            erasures: .none,
            continuation: Continuation(parents: [act.id], version: content.version + 1, rivals: [])
        )
    }

    /// In force from its date on, whatever its term says; expired from the day after the term, or at once.
    private static func timeline(of content: Content, in act: ActID) -> [Interval] {
        let before = Interval(from: nil, state: .notYetInForce)
        let dated = content.dated
        guard let expiry = content.validTo.firstDayAfter else {
            return [before, Interval(from: dated, state: .valid, inForce: act)]
        }
        let expired = Interval(from: max(dated, expiry), state: .expired, inForce: act)
        if expiry <= dated { return [before, expired] }
        return [before, Interval(from: dated, state: .valid, inForce: act), expired]
    }
}
