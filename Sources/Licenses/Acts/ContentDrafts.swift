package import SignedLog
package import Signing

/// Content acts as drafts. What may not stand in clear is left for the writer to commit to.
extension ActDraft {
    /// 制发: founds a license.
    ///
    /// - Parameters:
    ///   - item: the version current for the writer; it must not be retired.
    ///   - nonce: 16 random bytes.
    package static func issue(
        _ face: FaceDraft,
        item: CatalogueItem,
        nonce: Bytes16,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try CheckedIssue(face, item: item, nonce: nonce, circumstances: circumstances)
            .draft(identifier: face.identifier)
    }

    /// 变更, 补发 and 换发: another face of the same license.
    package static func amend(
        _ face: FaceDraft,
        item: CatalogueItem,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try content(.amend, face, item: item, at: place, circumstances)
    }

    /// 延续: another term.
    package static func renew(
        _ face: FaceDraft,
        item: CatalogueItem,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try content(.renew, face, item: item, at: place, circumstances)
    }

    /// A person's decision between rivals; its version is one more than the largest of them.
    package static func settle(
        _ face: FaceDraft,
        item: CatalogueItem,
        at place: LicensePlace,
        circumstances: Circumstances = Circumstances()
    ) throws(AuthoringRefusal) -> ActDraft {
        try content(.settle, face, item: item, at: place, circumstances)
    }

    private static func content(
        _ kind: LicenseActKind,
        _ face: FaceDraft,
        item: CatalogueItem,
        at place: LicensePlace,
        _ circumstances: Circumstances
    ) throws(AuthoringRefusal) -> ActDraft {
        try face.check(for: item, circumstances)
        return checked(kind, face, item: item, subject: .document(place.document), place.parents, circumstances)
    }

    /// Of a face that has passed every check.
    fileprivate static func checked(
        _ kind: LicenseActKind,
        _ face: FaceDraft,
        item: CatalogueItem,
        subject: Subject,
        _ parents: [ActID],
        _ circumstances: Circumstances
    ) -> ActDraft {
        let (clear, committed) = face.fields(for: item)
        return ActDraft(
            kind: kind.rawValue,
            isCritical: kind.isCritical,
            subject: subject,
            parents: parents,
            body: face.body(for: item),
            about: circumstances.about,
            fields: clear,
            committed: committed,
            by: circumstances.by.map(CBOR.text),
            files: circumstances.files
        )
    }
}

/// A new license that has passed every check, before its place in the log gives it an identifier.
package struct CheckedIssue: Sendable {
    private let face: FaceDraft
    private let item: CatalogueItem
    private let nonce: Bytes16
    private let circumstances: Circumstances

    /// See ``ActDraft/issue(_:item:nonce:circumstances:)``.
    package init(
        _ face: FaceDraft,
        item: CatalogueItem,
        nonce: Bytes16,
        circumstances: Circumstances
    ) throws(AuthoringRefusal) {
        guard !item.isRetired else { throw .itemRetired(item.document) }
        guard face.version == 1 || circumstances.provenance != nil else {
            throw .versionOutOfRange(found: face.version, allowed: 1...1)
        }
        try face.check(for: item, circumstances)
        (self.face, self.item, self.nonce, self.circumstances) = (face, item, nonce, circumstances)
    }

    /// - Parameters:
    ///   - identifier: that of the face, or one that was made for it.
    ///   - number: one that was made for it; nil leaves that of the face.
    package func draft(identifier: Text?, number: Text? = nil) -> ActDraft {
        var face = face
        face.identifier = identifier
        face.number = number ?? face.number
        return .checked(.issue, face, item: item, subject: .founding(nonce: nonce), [], circumstances)
    }
}

extension FaceDraft {
    fileprivate func check(for item: CatalogueItem, _ circumstances: Circumstances) throws(AuthoringRefusal) {
        try check(for: item)
        try PlainText.check(circumstances.by, part: .operatorName)
    }
}
