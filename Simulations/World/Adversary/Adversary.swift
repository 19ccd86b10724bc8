import Replica
import SignedLog
import Signing
import Storage

/// What somebody with a node's key has made that its program would not write.
struct Adversary {
    /// Licenses that no honest node may show as good, with the reason why not.
    var worthless: [DocumentID: String] = [:]
    /// The same, as long as the cut of their author's key counts.
    var beyondCuts: [DocumentID: String] = [:]
    /// What people have adopted: that is a signed cause.
    var adopted: Set<EntryID> = []
}

/// Signs by a key whatever is asked of it.
struct Pen {
    let key: SigningKey
    let district: DistrictID
    let entropy: Entropy

    struct Written {
        let entry: VerifiedEntry
        let disclosures: [AnyDisclosure]
    }

    /// One entry that opens an epoch; nil draws one.
    func write(
        _ drafts: [ActDraft],
        for audience: Audience,
        after previous: [EntryID] = [],
        seen: [EntryID],
        epoch: Epoch? = nil,
        time: Int64? = nil
    ) throws -> Written {
        let writer = writer(for: audience, after: previous, epoch)
        let made = try writer.prepared(drafts: drafts, seen: seen, time: time, entropy: entropy)
        return Written(entry: made.entry, disclosures: made.disclosures.map(AnyDisclosure.full))
    }

    /// Entries one after another in one epoch, the first of them opening it.
    func writeChain(_ drafts: [ActDraft], for audience: Audience, seen: [EntryID]) throws -> [Written] {
        var writer = writer(for: audience, after: [], nil)
        return try drafts.map { draft in
            let made = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: entropy)
            writer.committed(made.entry)
            return Written(entry: made.entry, disclosures: made.disclosures.map(AnyDisclosure.full))
        }
    }

    private func writer(for audience: Audience, after previous: [EntryID], _ epoch: Epoch?) -> LogWriter {
        LogWriter(
            key: key,
            district: district,
            audience: audience,
            epoch: epoch ?? Epoch(entropy.bytes16()),
            previous: previous
        )
    }
}
