package import Signing

/// What an act is about.
package enum Subject: Hashable, Sendable {
    /// The act founds a document, whose id is the act's. The nonce makes two alike acts two documents.
    case founding(nonce: Bytes16)
    /// The act continues this document; it names at least one act of it as a parent.
    case document(DocumentID)
}

/// One immutable statement about one document, as `docs/formats/act.md` lays it out. What a kind means is not known
/// here: that is for the rooms above.
package struct Act: Hashable, Sendable {
    /// Largest encoded act. Bounds what one hostile peer can make us hold, and fits a license with 400 fields.
    package static let byteLimit = 64 * 1024
    package static let parentLimit = 16
    package static let referenceLimit = 1024

    /// From the kind's page; fits in an `Int64`.
    package let kind: UInt64
    /// Whether a reader that does not know the kind must not judge the document.
    package let isCritical: Bool
    package let subject: Subject
    /// Acts of the same document that the author saw in effect; sorted, at most ``parentLimit``.
    package let parents: [ActID]
    /// Entries; sorted, at most ``referenceLimit``.
    package let references: [EntryID]
    /// Keys are unsigned integers from the kind's page; 0 to 99 are common to all kinds.
    package let body: CBORMap
    /// What the act says about itself: operator, files, provenance …; the same keys in every kind.
    package let about: CBORMap

    /// Sorts the lists. Limits are checked where the act is sealed or decoded.
    package init(
        kind: UInt64,
        isCritical: Bool,
        subject: Subject,
        parents: [ActID] = [],
        references: [EntryID] = [],
        body: CBORMap = CBORMap(),
        about: CBORMap = CBORMap()
    ) {
        self.kind = kind
        self.isCritical = isCritical
        self.subject = subject
        self.parents = parents.sorted().withoutRepeats()
        self.references = references.sorted().withoutRepeats()
        self.body = body
        self.about = about
    }

    /// The document, if it is named; nil in a founding act, whose id is not known without its context.
    package var namedDocument: DocumentID? {
        switch subject {
        case .founding: nil
        case .document(let document): document
        }
    }

    package var isFounding: Bool { namedDocument == nil }

    /// The acts that the causal past of this one includes directly: its document's founding act and its parents.
    package var directActs: [ActID] {
        (parents + (namedDocument.map { [$0.founding] } ?? [])).sorted().withoutRepeats()
    }
}
