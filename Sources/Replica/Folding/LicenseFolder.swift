import District
import Licenses
import SignedLog
import Signing
import Storage

/// Gathers what the fold of a license needs and folds it: acts from the store or from the batch that is being taken
/// in, each with the competence and the standing that the district gives it.
struct LicenseFolder {
    private let store: StoreReader
    private let exceptions: Exceptions
    private var perspectives: Perspectives

    init(_ state: ReplicaState, store: StoreReader) {
        self.store = store
        exceptions = state.exceptions
        perspectives = Perspectives(state)
    }

    /// The license as all acts make it that are held; nil if the document is none, or is set aside.
    mutating func fold(_ document: DocumentID) throws -> LicenseHistory? {
        try fold(try store.acts(of: document).map(Gathered.init))
    }

    /// The license as it was known: of all acts only those that `isKnown` admits, by an entry that carries them.
    mutating func fold(
        _ document: DocumentID,
        where isKnown: (StoredAct.Carrier) -> Bool
    ) throws -> LicenseHistory? {
        try fold(try store.acts(of: document).filter { $0.carriers.contains(where: isKnown) }.map(Gathered.init))
    }

    /// A license of which the batch has brought every act.
    mutating func fold(_ arrivals: [TouchedDocuments.Arrival]) throws -> LicenseHistory? {
        try fold(arrivals.map(Gathered.init))
    }

    private mutating func fold(_ acts: [Gathered]) throws -> LicenseHistory? {
        guard acts.contains(where: { $0.act.isFounding && $0.act.kind == Kind.issue.rawValue }) else { return nil }
        let perspectives = acts.map { self.perspectives(seen: $0.seen) }
        let inSight = zip(acts, perspectives).map { folded($0, $1) }.filter { !$0.standing.isSetAside }
        guard inSight.contains(where: \.act.isFounding) else { return nil }
        var failure: (any Error)?
        let history = LicenseFold.fold(
            inSight,
            itemAt: { act, content in
                guard let index = acts.firstIndex(where: { $0.id == act.id }) else { return .unknown }
                return perspectives[index].catalogue.itemAtAct(content.item)
            },
            knows: { [store] act, cause in
                do { return try store.knows(cause, in: act.entry) } catch {
                    failure = error
                    return false
                }
            }
        )
        if let failure { throw failure }
        return history
    }

    private func folded(_ gathered: Gathered, _ perspective: Perspective) -> FoldedAct {
        FoldedAct(
            id: gathered.id,
            act: gathered.act,
            author: gathered.author,
            office: gathered.audience.offices.count == 1 ? gathered.audience.offices.first : nil,
            competence: FoldedAct.competence(
                of: gathered.act,
                author: gathered.author,
                audience: gathered.audience,
                view: perspective.view
            ),
            standing: exceptions.standing(ofActIn: gathered.entries),
            entry: gathered.entries.first ?? EntryID(.zero)
        )
    }
}

/// An act with what a fold must know of its entries, whether it just came or was stored before.
private struct Gathered {
    let id: ActID
    let act: Act
    let author: PublicKey
    let audience: Audience
    let seen: [EntryID]
    let entries: [EntryID]

    init(_ act: StoredAct) {
        (id, self.act, author) = (act.id, act.act, act.author)
        (audience, seen, entries) = (act.audience, act.seen, act.entries)
    }

    init(_ arrival: TouchedDocuments.Arrival) {
        (id, act, author) = (arrival.act.id, arrival.act.act, arrival.author)
        (audience, seen, entries) = (arrival.audience, arrival.seen, [arrival.entry])
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
