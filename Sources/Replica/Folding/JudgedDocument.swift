import District
import Licenses
import SignedLog
import Signing
import Storage

/// A stored document with all that a fold of it takes: whoever has it can fold it without the store.
struct JudgedDocument: Sendable {
    let document: StoredDocument
    /// One for each act.
    let judgments: [Judgment]

    struct Judgment: Sendable {
        let standing: Standing
        let perspective: Perspective
    }

    enum Outcome: Sendable {
        case rows(LicenseRows)
        /// It is no license, or is set aside.
        case nothing
        /// The store must be asked what somebody knew, or must destroy something: fold it there.
        case needsStore
    }

    func folded() throws(StoreFailure) -> Outcome {
        var isKnowledgeAsked = false
        let history = GatheredAct.fold(try gathered()) { _, _ in
            isKnowledgeAsked = true
            return false
        }
        guard let history else { return .nothing }
        guard !isKnowledgeAsked, history.erasures == .none, let founding = document.acts.first else {
            return .needsStore
        }
        let disclosures = try disclosures()
        let view = LicenseView(of: history, audience: founding.carrier.audience) { field in
            disclosures[field.act]?.lazy.compactMap { $0.value(of: field.key) }.first
        }
        return view.map { .rows(LicenseRows($0, at: document.place)) } ?? .nothing
    }

    func gathered() throws(StoreFailure) -> [GatheredAct] {
        try zip(document.acts, judgments).map { act, judgment throws(StoreFailure) in
            GatheredAct(
                id: act.id,
                act: try act.act(),
                author: act.carrier.author,
                audience: act.carrier.audience,
                carrier: act.carrier.id,
                standing: judgment.standing,
                perspective: judgment.perspective
            )
        }
    }

    private func disclosures() throws(StoreFailure) -> [ActID: [AnyDisclosure]] {
        var disclosures: [ActID: [AnyDisclosure]] = [:]
        for act in document.acts { disclosures[act.id] = try act.disclosures() }
        return disclosures
    }
}
