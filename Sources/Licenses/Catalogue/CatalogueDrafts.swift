import District
package import SignedLog
package import Signing

/// Acts about catalogue items as drafts. They are acts of the district: no operator stands in them, not even
/// committed to.
extension ActDraft {
    /// A new item, by a node of the office that it names.
    package static func submitItem(_ item: ItemSubmission, nonce: Bytes16) throws(AuthoringRefusal) -> ActDraft {
        try checkItem(item)
        return adding(item, to: .submitItem(item.submitted, nonce: nonce))
    }

    /// Another version of an item.
    package static func submitItem(
        _ item: ItemSubmission,
        at place: LicensePlace
    ) throws(AuthoringRefusal) -> ActDraft {
        try checkItem(item)
        return adding(item, to: .submitItem(item.submitted, item: place.document, parents: place.parents))
    }

    /// The root's approval of a submission.
    package static func approveItem(_ document: DocumentID, submission: ActID, version: UInt64) -> ActDraft {
        let act = ApproveItemAct(version: version, submission: submission)
        return .approveItem(act, item: document, parents: [submission])
    }

    private static func adding(_ item: ItemSubmission, to draft: ActDraft) -> ActDraft {
        var draft = draft
        item.addElements(to: &draft.body)
        return draft
    }

    private static func checkItem(_ item: ItemSubmission) throws(AuthoringRefusal) {
        do { try item.check() } catch { throw .itemRefused(error) }
        try checkTexts(item)
    }

    private static func checkTexts(_ item: ItemSubmission) throws(AuthoringRefusal) {
        let texts: [(Text, Text?)] = [
            ("CertificateTypeName", item.name), ("CertificateDefineAuthorityLevel", item.level),
            ("CertificateDefineAuthorityName", item.definingBody), ("ItemName", item.matterName),
            ("ItemCode", item.matterCode), ("CertificateIssuingAuthorityLevel", item.issuerLevel),
        ]
        for (name, text) in texts {
            if let text { try PlainText.check(text, field: name) }
        }
        for field in item.fields {
            try PlainText.check(field.key, field: field.key)
            try PlainText.check(field.label, field: field.key)
        }
    }
}
