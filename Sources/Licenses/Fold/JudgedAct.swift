package import District
package import SignedLog
package import Signing

/// One act of a license with what became of it, for its history: what was shown once disappears only by a signed
/// cause, and the causes stand here, all of them, sorted.
package struct JudgedAct: Hashable, Sendable {
    package let id: ActID
    package let kind: UInt64
    /// Nil of an act that could not be read.
    package let license: LicenseAct?
    package let about: ActAbout
    package let author: PublicKey
    package let entry: EntryID
    package let parents: [ActID]
    /// Nil of a valid act.
    package let invalid: InvalidReason?
    package let standing: Standing
    /// The effective corrections that took it back, ascending.
    package let droppedBy: [ActID]
    /// A deregistration whose ending is not in effect.
    package let isLapsed: Bool

    /// Of a content act: the type's code in the catalogue that its author had seen; nil if that did not have the item.
    package let typeCode: Text?

    /// Valid, counting, not dropped, not lapsed.
    package var isEffective: Bool {
        invalid == nil && standing == .counts && droppedBy.isEmpty && !isLapsed
    }
}

extension JudgedAct {
    init(_ act: FoldedAct, invalid: InvalidReason?, droppedBy: [ActID], isLapsed: Bool, typeCode: Text?) {
        (id, kind, license, about) = (act.id, act.act.kind, act.license, act.about)
        (author, entry, parents, standing) = (act.author, act.entry, act.act.parents, act.standing)
        (self.invalid, self.droppedBy, self.isLapsed, self.typeCode) = (invalid, droppedBy, isLapsed, typeCode)
    }
}
