import Replica
import SignedLog
import Signing
import Storage

/// What somebody with a node's key has made that its program would not write.
struct Adversary {
    /// Licenses that no honest node may show as good, with the reason why not.
    var worthless: [DocumentID: String] = [:]
    /// What people have adopted: that is a signed cause.
    var adopted: Set<EntryID> = []
}

/// Signs by a node's key what its program refuses: a forger's pen.
struct Forger {
    let node: Installation
    let district: DistrictID
    let entropy: Entropy

    struct Forged {
        let entry: VerifiedEntry
        let disclosures: [AnyDisclosure]
    }

    /// - Parameters:
    ///   - previous: what the entry claims to follow; nil: the log's own tips as the node holds them.
    ///   - epoch: nil draws one.
    func forge(
        _ drafts: [ActDraft],
        for audience: Audience,
        previous: [EntryID]? = nil,
        seen: [EntryID],
        epoch: Epoch? = nil,
        time: Int64? = nil
    ) throws -> Forged {
        let log = LogID(district: district, author: node.key, audience: audience)
        let tips = try previous ?? node.store?.read { Array(try $0.tips(of: log).prefix(1)) } ?? []
        let writer = LogWriter(
            key: node.identity.signing,
            district: district,
            audience: audience,
            epoch: epoch ?? Epoch(entropy.bytes16()),
            previous: tips
        )
        let made = try writer.prepared(drafts: drafts, seen: seen, time: time, entropy: entropy)
        return Forged(entry: made.entry, disclosures: made.disclosures.map(AnyDisclosure.full))
    }

    /// Entries one after another in one epoch, the first of them opening it.
    func forgeChain(_ drafts: [ActDraft], for audience: Audience, seen: [EntryID]) throws -> [Forged] {
        var writer = LogWriter(
            key: node.identity.signing,
            district: district,
            audience: audience,
            epoch: Epoch(entropy.bytes16()),
            previous: []
        )
        return try drafts.map { draft in
            let made = try writer.prepared(drafts: [draft], seen: seen, time: nil, entropy: entropy)
            writer.committed(made.entry)
            return Forged(entry: made.entry, disclosures: made.disclosures.map(AnyDisclosure.full))
        }
    }
}
