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

    /// The root's return of a submission, with reasons that name nobody.
    package static func returnItem(
        _ document: DocumentID,
        submission: ActID,
        reasons: [Text]
    ) throws(AuthoringRefusal) -> ActDraft {
        guard !reasons.isEmpty else { throw .nothingNamed(.reasons) }
        guard reasons.count <= ReturnItemAct.reasonLimit else {
            throw .tooManyNamed(.reasons, count: reasons.count, limit: ReturnItemAct.reasonLimit)
        }
        for reason in reasons { try PlainText.checkClear(reason, part: .reasons) }
        return .returnItem(ReturnItemAct(submission: submission, reasons: reasons), item: document)
    }

    private static func adding(_ item: ItemSubmission, to draft: ActDraft) -> ActDraft {
        var draft = draft
        item.addElements(to: &draft.body)
        return draft
    }

    private static func checkItem(_ item: ItemSubmission) throws(AuthoringRefusal) {
        do {
            try item.check()
            try item.checkNotes()
        } catch { throw .itemRefused(error) }
        try checkTexts(item)
    }

    private static func checkTexts(_ item: ItemSubmission) throws(AuthoringRefusal) {
        let texts: [(Text, Text?)] = [
            ("CertificateTypeName", item.name), ("CertificateDefineAuthorityLevel", item.level),
            ("CertificateDefineAuthorityName", item.definingBody), ("ItemName", item.matterName),
            ("ItemCode", item.matterCode), ("CertificateIssuingAuthorityLevel", item.issuerLevel),
            ("ValidityRule", item.notes.validityRule), ("Basis", item.notes.basis),
            ("Numbering", item.notes.numbering),
            ("WithoutPaper", item.notes.withoutPaper), ("WithoutElectronic", item.notes.withoutElectronic),
            ("PaperDelivery", item.notes.paperDelivery),
        ]
        for (name, text) in texts {
            if let text { try check(text, name) }
        }
        for field in item.fields {
            try check(field.key, field.key)
            try check(field.label, field.key)
            for code in field.codes { try check(code.label, field.key) }
        }
    }

    /// What is longer than an act of the district may hold is refused here: nobody could approve it.
    private static func check(_ text: Text, _ name: Text) throws(AuthoringRefusal) {
        try PlainText.check(text, field: name, byteLimit: PlainText.partByteLimit)
    }
}
