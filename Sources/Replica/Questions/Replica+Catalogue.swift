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
        return (latest + versions.filter(\.isOpen)).map { ItemAnswer($0, names) }
    }

    package func catalogueWithFindings() -> CatalogueAnswer {
        let findings = Perspectives(state).current().catalogue.findings
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
        return state.itemVersions().count { version in
            version.isUnmended && state.authority.currentView.acts(node.key, for: version.content.office)
        }
    }

    /// All versions of an item. First to look at is the one in force, else the one that waits and is shown.
    package func itemHistory(_ item: DocumentID) throws(Refusal) -> ItemHistoryAnswer {
        let (names, versions) = (Names(state), state.itemVersions(of: item))
        guard let shown = versions.shownFirst else { throw Refusal(.unknownType, field: "item") }
        let catalogue = Perspectives(state).current().catalogue
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
        let now = Perspectives(state).current()
        guard let district, let list = IssuingList(of: now.catalogue, now.view, district, for: reader) else {
            throw Refusal(.noDistrict)
        }
        return list
    }
}
