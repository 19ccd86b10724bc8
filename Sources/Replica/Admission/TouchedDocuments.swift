import SignedLog
import Signing
import Storage

/// Documents to fold again after a batch. Of one that the batch itself founded, all acts are at hand, and the store
/// need not be asked.
struct TouchedDocuments {
    /// An act that came just now, with what a fold must know of its entry.
    struct Arrival {
        let act: VerifiedAct
        let entry: EntryID
        let log: LogID
        let author: PublicKey
        let audience: Audience
        let seen: [EntryID]
        let previous: [EntryID]
    }

    private(set) var arrivals: [DocumentID: [Arrival]] = [:]
    private var founded: Set<DocumentID> = []

    var documents: [DocumentID] { arrivals.keys.sorted() }

    mutating func add(_ document: DocumentID) {
        founded.remove(document)
        arrivals[document, default: []] += []
    }

    mutating func add(_ act: VerifiedAct, in entry: VerifiedEntry) {
        let isNew = arrivals[act.document] == nil && act.act.isFounding
        if isNew { founded.insert(act.document) }
        arrivals[act.document, default: []].append(
            Arrival(
                act: act,
                entry: entry.id,
                log: entry.log,
                author: entry.author,
                audience: entry.header.audience,
                seen: entry.header.seen,
                previous: entry.header.previous
            )
        )
    }

    /// Whether the batch brought every act of the document that is held.
    func isWhole(_ document: DocumentID) -> Bool { founded.contains(document) }
}
