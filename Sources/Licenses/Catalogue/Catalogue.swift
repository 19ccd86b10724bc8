import District
package import SignedLog

/// A submission as its own past judges it.
package struct SubmittedItem: Hashable, Sendable {
    package let act: Act
    /// The document that it founds or continues.
    package let document: DocumentID
    /// Whether its author was a node of the office that it names, by what it had seen.
    package let isCompetent: Bool
    /// What it says, or why it says nothing: read once, since every perspective on the catalogue asks for it.
    package let content: Result<ItemSubmission, ItemFault>

    package init(act: Act, document: DocumentID, isCompetent: Bool) {
        (self.act, self.document, self.isCompetent) = (act, document, isCompetent)
        content = Result { () throws(ItemFault) in try ItemSubmission.decode(act) }
    }
}

/// An approval or a retirement by a root key that counts, as an authority lists them.
package struct ItemAuthorityAct: Hashable, Sendable {
    package let id: ActID
    package let document: DocumentID
    package let act: Act

    package init(id: ActID, document: DocumentID, act: Act) {
        (self.id, self.document, self.act) = (id, document, act)
    }
}

/// The license types that one authority knows: a pure function of the root's approvals and retirements in a past and
/// of the submissions that they name.
package struct Catalogue: Sendable {
    /// Ascending by document.
    package let items: [CatalogueItem]
    /// Approvals that concurrent ones displaced, and acts that do not say what their page demands; ascending.
    package let findings: [CatalogueFinding]
    private let byDocument: [DocumentID: CatalogueItem]
    private let byTypeCode: [Text: [CatalogueItem]]

    /// - Parameters:
    ///   - acts: approvals and retirements; others are passed over. Order and repetition do not matter.
    ///   - submission: the act that an approval names; nil if it is no submission.
    ///   - isBefore: whether the first act is in the causal past of the second.
    ///   - judgments: what the same owner has judged before.
    package init(
        acts: [ItemAuthorityAct],
        submission: (ActID) -> SubmittedItem?,
        isBefore: (ActID, ActID) -> Bool,
        judgments: ItemJudgments = ItemJudgments()
    ) {
        var items: [CatalogueItem] = []
        var findings: [CatalogueFinding] = []
        for group in Self.byDocument(acts) {
            let judgment = judgments.judgment(on: group, submission: submission, isBefore: isBefore)
            findings += judgment.findings
            if let item = judgment.item { items.append(item) }
        }
        byTypeCode = Dictionary(grouping: items, by: \.typeCode)
        findings += Self.shared(items, by: \.typeCode).map { .typeCodeShared($0, $1) }
        findings += Self.shared(items, by: \.name).map { .nameShared($0, $1) }
        byDocument = Dictionary(uniqueKeysWithValues: items.map { ($0.document, $0) })
        self.items = items
        self.findings = findings.sorted()
    }

    /// The item of a document in its current version, a retired one too; nil if nothing of it was approved.
    package func item(document: DocumentID) -> CatalogueItem? { byDocument[document] }

    /// The items of a type code, ascending by document: more than one is a finding.
    package func items(typeCode: Text) -> [CatalogueItem] { byTypeCode[typeCode] ?? [] }

    /// The item to issue under by its type code: none that is retired, of several the smallest document.
    package func item(typeCode: Text) -> CatalogueItem? {
        items(typeCode: typeCode).first { !$0.isRetired }
    }

    /// Groups ascending by document; within a group ascending by act, each once.
    private static func byDocument(_ acts: [ItemAuthorityAct]) -> [[ItemAuthorityAct]] {
        let (approval, retirement) = (Kind.approveItem.rawValue, Kind.retireItem.rawValue)
        let sorted = acts.filter { $0.act.kind == approval || $0.act.kind == retirement }
            .sorted { ($0.document, $0.id) < ($1.document, $1.id) }
        var groups: [[ItemAuthorityAct]] = []
        for act in sorted {
            if groups.last?.last?.id == act.id { continue }
            if groups.last?.last?.document == act.document {
                groups[groups.count - 1].append(act)
            } else {
                groups.append([act])
            }
        }
        return groups
    }

    /// What several items that are not retired have in common, ascending, with their documents.
    private static func shared(
        _ items: [CatalogueItem],
        by value: (CatalogueItem) -> Text
    ) -> [(Text, [DocumentID])] {
        Dictionary(grouping: items.filter { !$0.isRetired }, by: value).filter { $0.value.count > 1 }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value.map(\.document).sorted()) }
    }
}
