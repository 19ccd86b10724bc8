package import District
package import SignedLog

/// Why an act has no effect, ever: fixed by its causal past and by which root entries count.
package enum InvalidReason: Hashable, Sendable {
    /// It does not say what its kind's page demands.
    case refused(ActRefusal)
    /// Its kind is of another kind of document.
    case foreignKind
    /// The author may not write this kind for this audience.
    case notCompetent(Competence)
    /// The superior may annul, correct its own annulment, and erase; nothing else.
    case notForSuperior

    // Content acts.
    case noContentBefore
    case version(found: Int, expected: Int)
    /// It builds on rivals, of which no one descends from all others: only a settle may.
    case rivalsBefore([ActID])
    /// Where it was made nothing of this item was approved.
    case itemUnknown(DocumentID)
    /// The item is another office's.
    case itemOfOtherOffice(OfficeID)
    case itemVersion(found: UInt64, current: UInt64)
    case itemRetired(DocumentID)

    // Corrections and cancels.
    case targetNotBefore(ActID)
    case targetOfOtherOffice(ActID)
    /// A cancel that registers what is no ending among its ancestors.
    case deregistersNoEnding(ActID)
}
