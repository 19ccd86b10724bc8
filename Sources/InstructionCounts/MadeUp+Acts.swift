import District
import Licenses
import SignedLog
import Signing

// What a counter signs of it.
extension MadeUp {
    private static let circumstances = Circumstances(by: "经办甲")

    static func drafts(_ count: Int) throws -> [ActDraft] {
        try (0..<count).map { try draft(of: face($0), nonce: bytes16("nonce \($0)")) }
    }

    static func draft(of face: FaceDraft, nonce: Bytes16) throws -> ActDraft {
        try .issue(face, item: item, nonce: nonce, circumstances: circumstances)
    }

    static func entry(_ actCount: Int) throws -> SealedEntry {
        try writer().sealed(drafts: drafts(actCount), seen: [], time: nil, entropy: entropy())
    }

    /// The act that founds a license.
    static func act() throws -> VerifiedAct { try entry(1).entry.verified(in: district).acts[0] }

    /// What opens that act.
    static func disclosure() throws -> FullDisclosure {
        guard let disclosure = try entry(1).disclosures.first else { preconditionFailure("no value was withheld") }
        return disclosure
    }

    /// A license's acts, each of which amends the one before.
    static func amended(times: Int) throws -> [VerifiedAct] {
        var writer = writer()
        var acts: [VerifiedAct] = []
        for version in 1...(times + 1) {
            let draft = try draft(version: version, after: acts)
            let entry = try writer.prepared(drafts: [draft], seen: [], time: nil, entropy: entropy()).entry
            writer.committed(entry)
            acts += entry.acts
        }
        return acts
    }

    private static func draft(version: Int, after acts: [VerifiedAct]) throws -> ActDraft {
        guard let last = acts.last else { return try drafts(1)[0] }
        let place = try LicensePlace(document: last.document, parents: [last.id])
        return try .amend(face(0, version: version), item: item, at: place, circumstances: circumstances)
    }

    /// As a replica hands it to the fold, competent and counting; what it says is read here.
    static func folded(_ act: VerifiedAct) -> FoldedAct {
        FoldedAct(
            id: act.id,
            act: act.act,
            author: author,
            office: office,
            competence: .competent,
            standing: .counts,
            entry: EntryID(digest("entry"))
        )
    }
}
