import District
import Licenses
import SignedLog
import Signing

extension ReplicaState {
    /// All valid submissions with what became of them, by document, version and act.
    func itemVersions() -> [ItemVersion] { itemVersions { _ in true } }

    func itemVersions(of item: DocumentID) -> [ItemVersion] { itemVersions { $0 == item } }

    private func itemVersions(where isAsked: (DocumentID) -> Bool) -> [ItemVersion] {
        let now = Perspectives(self).current()
        let submissions = statements.submissions.filter { isAsked($0.value.document) }
        let rootActs = Set(submissions.values.map(\.document)).flatMap { document in
            (now.view.itemStatements(document) + now.view.itemReturns(document)).map {
                ItemAuthorityAct(id: $0.act.id, document: document, act: $0.act.act)
            }
        }
        return now.catalogue.versions(of: submissions.map { ($0.key, $0.value) }, rootActs: rootActs)
    }
}

extension ItemVersion {
    /// Whether it still wants somebody: the root to decide, or its office to mend it.
    var isOpen: Bool { state == .submitted || isUnmended }

    /// Whether it was returned and its office has submitted nothing since.
    var isUnmended: Bool { state == .returned && !isFollowed }
}

/// Versions of one item, by number and then by act.
extension [ItemVersion] {
    /// The submission that waits; of rivals the one that is shown.
    var waiting: ItemVersion? { first { $0.state == .submitted && $0.isShown } }

    private var current: ItemVersion? { first { [.approved, .retired].contains($0.state) } }

    var shownFirst: ItemVersion? { current ?? waiting ?? last }

    /// What a version is compared with where nobody says: the one in force, unless it is that itself.
    func predecessor(of version: ItemVersion) -> ItemVersion? {
        if let current, current.submission != version.submission { return current }
        return last { $0.content.version < version.content.version }
    }

    /// A number stands for the version that is or was in force, else for the one that is shown.
    func version(named name: String, field: String) throws(Refusal) -> ItemVersion {
        let id = Bytes32(hex: name).map { ActID($0) }
        let found = filter { $0.submission == id || String($0.content.version) == name }
        guard let version = found.current ?? found.waiting ?? found.first else {
            throw Refusal(.notFound, field: field, ["found": name])
        }
        return version
    }
}
