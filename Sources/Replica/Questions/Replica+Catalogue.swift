import District
package import Licenses
package import SignedLog
import Signing
import Storage

/// Questions about the issuing catalogue (发证目录). Answers come from all entries of the district that are here.
extension Replica {
    /// What is in force or retired, then what waits for the root or was returned and not submitted again; each by
    /// document.
    package func catalogue() -> [ItemAnswer] {
        let names = Names(state)
        let versions = state.itemVersions()
        let latest = versions.filter { [.approved, .retired].contains($0.state) }
        let open = versions.filter { version in
            version.state == .submitted || (version.state == .returned && version.isLast(of: versions))
        }
        return (latest + open).map { ItemAnswer($0, names) }
    }

    package func catalogueWithFindings() -> CatalogueAnswer {
        var perspectives = Perspectives(state)
        let findings = perspectives.current().catalogue.findings
        return CatalogueAnswer(items: catalogue(), findings: findings.map(CatalogueFindingAnswer.init))
    }

    /// Submissions that want a person here: at the district office all that wait.
    var itemsWaiting: Int {
        guard let node, state.authority.currentView.isDistrictOffice(node.key) else { return 0 }
        return state.itemVersions().count { $0.state == .submitted }
    }

    /// Submissions that want a person here: this office's own that were returned.
    var itemsReturned: Int {
        guard let node else { return 0 }
        let versions = state.itemVersions()
        return versions.count { version in
            version.state == .returned && version.isLast(of: versions)
                && state.authority.currentView.acts(node.key, for: version.content.office)
        }
    }

    /// All versions of an item. First to look at is the one in force, else the one that waits and is shown.
    package func itemHistory(_ item: DocumentID) throws(Refusal) -> ItemHistoryAnswer {
        let (names, versions) = (Names(state), state.itemVersions(of: item))
        guard let shown = versions.shownFirst else { throw Refusal(.unknownType, field: "item") }
        var perspectives = Perspectives(state)
        let catalogue = perspectives.current().catalogue
        let known = catalogue.item(document: item)
        return ItemHistoryAnswer(
            item: ItemAnswer(shown, names),
            versions: versions.map { ItemAnswer($0, names) },
            sharesTypeCodeWith: known.map { catalogue.others(like: $0, in: \.typeCode) } ?? [],
            sharesNameWith: known.map { catalogue.others(like: $0, in: \.name) } ?? []
        )
    }

    /// - Parameters:
    ///   - from: a version number or a submission's act id; nil: the version in force, else the one before `to`.
    ///   - to: nil: the submission that waits and is shown, else the last version.
    package func itemDifferences(
        _ item: DocumentID,
        from: String?,
        to: String?
    ) throws(Refusal) -> ItemDifferencesAnswer {
        let versions = state.itemVersions(of: item)
        let second =
            try to.map { name throws(Refusal) in try versions.version(named: name, field: "to") }
            ?? versions.waiting ?? versions.last
        guard let second else { throw Refusal(.unknownType, field: "item") }
        let first =
            try from.map { name throws(Refusal) in try versions.version(named: name, field: "from") }
            ?? versions.predecessor(of: second)
        guard let first else { throw Refusal(.notFound, field: "from") }
        let names = Names(state)
        return ItemDifferencesAnswer(
            document: item,
            name: second.content.name.string,
            from: .init(first),
            to: .init(second),
            changes: first.content.differences(to: second.content).map { .init($0, names) }
        )
    }

    /// The number that the next submission of an item has: one more than all that are known here.
    package func nextVersion(of item: DocumentID) -> UInt64 {
        (state.itemVersions(of: item).map(\.content.version).max() ?? 0) + 1
    }

    /// 全区发证清单, or the part of it that is for everybody.
    package func issuingList(for reader: IssuingList.Reader) throws(Refusal) -> IssuingList {
        var perspectives = Perspectives(state)
        let now = perspectives.current()
        guard let district, let list = IssuingList(of: now.catalogue, now.view, district, for: reader) else {
            throw Refusal(.noDistrict)
        }
        return list
    }
}

extension ReplicaState {
    /// All valid submissions with what became of them, by document, version and act.
    func itemVersions() -> [ItemVersion] { itemVersions { _ in true } }

    func itemVersions(of item: DocumentID) -> [ItemVersion] { itemVersions { $0 == item } }

    private func itemVersions(where isAsked: (DocumentID) -> Bool) -> [ItemVersion] {
        var perspectives = Perspectives(self)
        let now = perspectives.current()
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
    /// Whether no submission of the item has a larger number.
    fileprivate func isLast(of versions: [ItemVersion]) -> Bool {
        !versions.contains { $0.document == document && $0.content.version > content.version }
    }
}

/// Versions of one item, by number and then by act.
extension [ItemVersion] {
    /// The submission that waits; of rivals the one that is shown.
    var waiting: ItemVersion? { first { $0.state == .submitted && $0.isShown } }

    fileprivate var current: ItemVersion? { first { [.approved, .retired].contains($0.state) } }

    fileprivate var shownFirst: ItemVersion? { current ?? waiting ?? last }

    /// What a version is compared with where nobody says: the one in force, unless it is that itself.
    fileprivate func predecessor(of version: ItemVersion) -> ItemVersion? {
        if let current, current.submission != version.submission { return current }
        return last { $0.content.version < version.content.version }
    }

    /// A number stands for the version that is or was in force, else for the one that is shown.
    fileprivate func version(named name: String, field: String) throws(Refusal) -> ItemVersion {
        let id = Bytes32(hex: name).map { ActID($0) }
        let found = filter { $0.submission == id || String($0.content.version) == name }
        guard let version = found.current ?? found.waiting ?? found.first else {
            throw Refusal(.notFound, field: field, ["found": name])
        }
        return version
    }
}

extension ItemDifferencesAnswer.Change {
    /// Offices are called by their names.
    fileprivate init(_ difference: ItemDifference, _ names: Names) {
        let named = { (value: Text?) -> String? in
            guard difference.path == "Office", let id = value.flatMap({ Bytes32(hex: $0.string) }) else {
                return value?.string
            }
            return names.office(OfficeID(id)) ?? value?.string
        }
        self.init(
            path: difference.path.string,
            label: difference.label.string,
            before: named(difference.before),
            after: named(difference.after)
        )
    }
}
