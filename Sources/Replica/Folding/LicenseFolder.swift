import District
import Licenses
import SignedLog
import Signing
import Storage

/// Gathers what the fold of a license needs and folds it: acts from the store or from the batch that is being taken
/// in, each with the competence and the standing that the district gives it.
struct LicenseFolder {
    private let store: StoreReader
    private var reader: DocumentReader
    private let exceptions: Exceptions
    private var perspectives: Perspectives

    init(_ state: ReplicaState, store: StoreReader) {
        (self.store, reader) = (store, DocumentReader(store))
        exceptions = state.exceptions
        perspectives = Perspectives(state)
    }

    /// The license as all acts make it that are held; nil if the document is none, or is set aside.
    mutating func fold(_ document: DocumentID) throws -> LicenseHistory? { try folded(document)?.history }

    /// The same, with the audience of the act that founded it.
    mutating func folded(_ document: DocumentID) throws -> (history: LicenseHistory, audience: Audience)? {
        let acts = try judged(document)?.gathered() ?? gathered(try store.acts(of: document))
        guard let founding = acts.first, let history = try fold(acts) else { return nil }
        return (history, founding.audience)
    }

    /// The license as it was known: of all acts only those that `isKnown` admits, by an entry that carries them.
    mutating func fold(
        _ document: DocumentID,
        where isKnown: (StoredAct.Carrier) -> Bool
    ) throws -> LicenseHistory? {
        try fold(try gathered(try store.acts(of: document).filter { $0.carriers.contains(where: isKnown) }))
    }

    /// With what a document is judged of which the batch has brought the only act.
    mutating func judged(_ founding: Founding) throws(StoreFailure) -> JudgedFounding {
        let entry = founding.entry
        return JudgedFounding(
            founding: founding,
            standing: exceptions.standing(of: entry.id),
            perspective: try perspectives(seen: entry.seen)
        )
    }

    /// A document with what its acts are judged of; nil of one that is not here, or around a fork.
    mutating func judged(_ document: DocumentID) throws(StoreFailure) -> JudgedDocument? {
        guard let document = try reader.document(document) else { return nil }
        return JudgedDocument(
            document: document,
            judgments: try document.acts.map { act throws(StoreFailure) in
                JudgedDocument.Judgment(
                    standing: exceptions.standing(of: act.carrier.id),
                    perspective: try perspectives(seen: act.carrier.seen)
                )
            }
        )
    }

    private mutating func gathered(_ acts: [StoredAct]) throws -> [GatheredAct] {
        try acts.map { act in
            GatheredAct(
                id: act.id,
                act: act.act,
                author: act.author,
                audience: act.audience,
                carrier: act.entries.first ?? EntryID(.zero),
                standing: exceptions.standing(ofActIn: act.entries),
                perspective: try perspectives(seen: act.seen)
            )
        }
    }

    private func fold(_ acts: [GatheredAct]) throws -> LicenseHistory? {
        var failure: (any Error)?
        let history = GatheredAct.fold(acts) { act, cause in
            do { return try store.knows(cause, in: act.entry) } catch {
                failure = error
                return false
            }
        }
        if let failure { throw failure }
        return history
    }
}

/// An act with all that a fold must know of it, whether it just came or was stored before.
struct GatheredAct: Sendable {
    let id: ActID
    let act: Act
    let author: PublicKey
    let audience: Audience
    /// An entry that carries it.
    let carrier: EntryID
    let standing: Standing
    /// What its author had seen.
    let perspective: Perspective

    /// Folds the acts of one document, without asking anybody but `knows`; nil if they are no license, or set aside.
    static func fold(
        _ acts: [GatheredAct],
        knows: (FoldedAct, LossCause) -> Bool
    ) -> LicenseHistory? {
        guard acts.contains(where: { $0.act.isFounding && $0.act.kind == Kind.issue.rawValue }) else { return nil }
        let inSight = acts.filter { !$0.standing.isSetAside }
        guard inSight.contains(where: \.act.isFounding) else { return nil }
        return LicenseFold.fold(
            inSight.map(\.folded),
            itemAt: { act, content in
                let gathered = inSight.first { $0.id == act.id }
                return gathered?.perspective.catalogue.itemAtAct(content.item) ?? .unknown
            },
            knows: knows
        )
    }

    fileprivate var folded: FoldedAct {
        FoldedAct(
            id: id,
            act: act,
            author: author,
            office: audience.offices.count == 1 ? audience.offices.first : nil,
            competence: FoldedAct.competence(of: act, author: author, audience: audience, view: perspective.view),
            standing: standing,
            entry: carrier
        )
    }
}

/// A document that came just now, with all that a fold of its one act takes.
struct JudgedFounding: Sendable {
    let founding: Founding
    let standing: Standing
    let perspective: Perspective

    /// Nothing that it builds on can be lost, so nobody is asked what was known. Nil if it is no license, or set aside.
    var history: LicenseHistory? {
        let (act, entry) = (founding.act, founding.entry)
        guard act.act.kind == Kind.issue.rawValue, !standing.isSetAside else { return nil }
        let gathered = GatheredAct(
            id: act.id,
            act: act.act,
            author: entry.author,
            audience: entry.audience,
            carrier: entry.id,
            standing: standing,
            perspective: perspective
        )
        return LicenseFold.fold([gathered.folded]) { _, content in
            perspective.catalogue.itemAtAct(content.item)
        } knows: { _, _ in
            preconditionFailure("a founding act builds on nothing")
        }
    }
}

extension StoreReader {
    /// Whether what a license has lost was known to whoever wrote this entry: it is in the entry's causal past. Walks
    /// that past, so it is asked only where something was lost.
    fileprivate func knows(_ cause: LossCause, in entry: EntryID) throws -> Bool {
        let past = try causalPast(of: [entry])
        switch cause {
        case .correction(let act):
            return past.contains(act)
        case .held(let reason):
            return try entries(of: reason).allSatisfy { id in
                try sequence(of: id).map { past.contains($0) } ?? false
            }
        }
    }

    private func entries(of reason: HeldReason) throws -> [EntryID] {
        switch reason {
        case .beyond(let cut): [cut]
        case .forked(let point): try entries(at: point).map(\.id)
        case .notEnrolled, .unnamedRoot: []
        }
    }
}
