package import SignedLog

/// A license type in the version that an authority knows as current: an approved submission.
package struct CatalogueItem: Hashable, Sendable {
    package let document: DocumentID
    /// The root's act that approved it.
    package let approvedBy: ActID
    /// The office's act that proposed it.
    package let submission: ActID
    package let content: ItemSubmission
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
        (self.content, self.isRetired) = (content, isRetired)
    }

    package var version: UInt64 { content.version }
    package var typeCode: Text { content.typeCode }
    package var name: Text { content.name }
    package var office: OfficeID { content.office }
    package var holderKind: HolderKind { content.holderKind }
    package var collectFrom: CivilDate { content.collectFrom }
    package var isPublic: Bool { content.isPublic }
    package var level: Text { content.level }
    package var template: Text { content.template }
    package var fields: [FaceField] { content.fields }
    package var holderIsPublic: Bool { content.holderIsPublic }
    package var validity: Text { content.validity }

    package func field(_ key: Text) -> FaceField? { content.field(key) }
}
