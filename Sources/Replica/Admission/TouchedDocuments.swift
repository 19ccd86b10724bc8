import SignedLog
import Signing
import Storage

/// Documents to fold after a batch. Of one that the batch founded, all that a fold needs is at hand, and the store need
/// not be asked.
struct TouchedDocuments {
    private var founded: [Founding] = []
    /// With the rows of their founding acts, as far as they are at hand.
    private var others: [DocumentID: Int64] = [:]

    /// Of which more than the founding act is held, or may be; as they lie in the store, so that what is read of one is near
    /// what was read of the one before.
    var known: [DocumentID] {
        others.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.map(\.key)
    }

    var knownCount: Int { others.count }

    /// Those of which no more is held as yet, in the order of their rows; each is handed out once.
    mutating func takeFoundings() -> [Founding] {
        defer { founded = [] }
        return others.isEmpty ? founded : founded.filter { others[$0.act.document] == nil }
    }

    mutating func add(_ document: DocumentID) { if others[document] == nil { others[document] = .max } }

    /// An entry that was inserted just now, with the disclosures of its acts.
    mutating func add(_ arrival: Arrival, _ insertion: Insertion) {
        let entry = arrival.entry
        // What was refused may be erased: then the store knows better what can be read.
        guard let rows = insertion.rows, insertion.refusals.isEmpty else {
            for act in entry.acts { add(act.document) }
            return
        }
        let carrier = ArrivedEntry(entry)
        for (position, act) in entry.acts.enumerated() {
            guard act.act.isFounding else {
                others[act.document] = rows.documents[position]
                continue
            }
            founded.append(
                Founding(
                    act: act,
                    entry: carrier,
                    place: rows.place(ofDocumentFoundedAt: position),
                    disclosures: arrival.disclosures[position]
                )
            )
        }
    }
}

/// A document that came just now, with what a fold must know of its one act.
struct Founding: Sendable {
    let act: VerifiedAct
    let entry: ArrivedEntry
    let place: DocumentPlace
    /// All of them are kept.
    let disclosures: [ArrivingDisclosure]
}

/// What a fold must know of the entry that has brought an act.
///
/// A class, because a thousand acts share it; nothing in it changes.
final class ArrivedEntry: Sendable {
    let id: EntryID
    let author: PublicKey
    let audience: Audience
    let seen: [EntryID]

    init(_ entry: VerifiedEntry) {
        (id, author, audience, seen) = (entry.id, entry.author, entry.header.audience, entry.header.seen)
    }
}
