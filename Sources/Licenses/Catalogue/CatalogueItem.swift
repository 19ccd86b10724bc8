package import SignedLog

/// A license type in the version that an authority knows as current: an approved submission.
package struct CatalogueItem: Hashable, Sendable {
    package let document: DocumentID
    /// The root's act that approved it.
    package let approvedBy: ActID
    /// The office's act that proposed it.
    package let submission: ActID
    private let proposed: Proposed
    /// Whether the root has retired the item: no license of it is issued any more, those that there are go on.
    package let isRetired: Bool

    package init(
        document: DocumentID,
        approvedBy: ActID,
        submission: ActID,
        content: ItemSubmission,
        isRetired: Bool = false
    ) {
        (self.document, self.approvedBy, self.submission) = (document, approvedBy, submission)
        (proposed, self.isRetired) = (Proposed(content), isRetired)
    }

    package var content: ItemSubmission { proposed.content }

    package var version: UInt64 { proposed.content.version }
    package var typeCode: Text { proposed.content.typeCode }
    package var name: Text { proposed.content.name }
    package var office: OfficeID { proposed.content.office }
    package var holderKind: HolderKind { proposed.content.holderKind }
    package var collectFrom: CivilDate { proposed.content.collectFrom }
    package var isPublic: Bool { proposed.content.isPublic }
    package var level: Text { proposed.content.level }
    package var template: Text { proposed.content.template }
    package var fields: [FaceField] { proposed.content.fields }
    package var holderIsPublic: Bool { proposed.content.holderIsPublic }
    package var validity: Text { proposed.content.validity }

    package func field(_ key: Text) -> FaceField? {
        var place = 0
        guard case .field(let index) = faceOrder.role(of: key, from: &place) else { return nil }
        return fields[index]
    }

    var faceOrder: FaceOrder { proposed.faceOrder }
}

/// A class, because folds hand items around by the thousand: a copy is one reference. Nothing in it changes.
private final class Proposed: Hashable, Sendable {
    let content: ItemSubmission
    let faceOrder: FaceOrder

    init(_ content: ItemSubmission) { (self.content, faceOrder) = (content, FaceOrder(content.fields)) }

    static func == (left: Proposed, right: Proposed) -> Bool { left === right || left.content == right.content }

    func hash(into hasher: inout Hasher) { hasher.combine(content) }
}
