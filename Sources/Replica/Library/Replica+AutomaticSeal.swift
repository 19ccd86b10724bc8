import District
import Licenses
package import SignedLog
import Storage

/// 签章 by the city node on its own: it verifies each version and seals it, or sends it back with the reason.
extension Replica {
    /// Versions that await the city's seal, at most a step; nil: none waits now.
    package func sealStep(_ sweep: inout LicenseSweep) throws -> [DocumentID]? {
        var filter = LicenseFilter(date: .latest)
        (filter.seals, filter.isTest) = ([.awaiting], false)
        return try step(&sweep, filter) { $0.seal == .awaiting && !$0.isTest }
    }

    /// Says how many were sealed, and how many were sent back. What has ended, and rivals, are passed over: a person of the
    /// bureau acts first.
    ///
    /// - Parameter name: 证照签章名称.
    package func seal(_ documents: [DocumentID], name: Text) throws -> (sealed: Int, refused: Int) {
        let today = try cityDay()
        let drafts = try store.read { store in
            var folder = LicenseFolder(state, store: store)
            return try documents.compactMap { document in
                try folder.fold(document).flatMap { try SealDraft($0, name, today, store) }
            }
        }
        try write(drafts.map(\.draft))
        let sealed = drafts.count { $0.isSeal }
        return (sealed, drafts.count - sealed)
    }
}

/// The city's word on the one version of a license that is in force.
private struct SealDraft {
    let draft: OfficeDraft
    let isSeal: Bool

    init?(_ history: LicenseHistory, _ name: Text, _ today: CivilDate, _ store: StoreReader) throws {
        let heads = history.heads
        guard heads.count == 1, let version = heads.first, history.seal(of: version).state == .awaiting,
            history.shown(at: today).state.mayBeSealed, !history.continuation.parents.isEmpty,
            let audience = try store.actNode(history.document.founding)?.audience
        else { return nil }
        let place = try LicensePlace(document: history.document, parents: history.continuation.parents)
        let faults = history.findings.filter { $0.act == version && $0.keepsOutOfLibrary }
        isSeal = faults.isEmpty
        let draft =
            try faults.isEmpty
            ? ActDraft.seal(version, dated: today, name: name, at: place)
            : ActDraft.refuseSeal(version, dated: today, ground: SealDraft.ground(faults), at: place)
        self.draft = OfficeDraft(audience: audience, draft: draft)
    }

    /// The findings by their codes, each once, so that every reader finds them again beside the version.
    private static func ground(_ faults: [Finding]) -> Text {
        Text(Set(faults.map(\.code)).sorted().joined(separator: ", "))
    }
}

extension LicenseState {
    fileprivate var mayBeSealed: Bool {
        switch self {
        case .valid, .notYetInForce, .suspended, .expired: true
        case .annulled, .revoked, .withdrawn, .cancelled, .void, .held, .cannotBeJudged: false
        }
    }
}
