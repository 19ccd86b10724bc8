package import Signing

/// A file that an act mentions; its digest is committed to, its size and type are clear.
package struct DraftFile: Hashable, Sendable {
    package let digest: Bytes32
    package let byteCount: UInt64
    package let mediaType: Text

    package init(digest: Bytes32, byteCount: UInt64, mediaType: Text) {
        self.digest = digest
        self.byteCount = byteCount
        self.mediaType = mediaType
    }
}

/// An act before it is sealed: what shall be committed to still stands beside it in clear. Never stored, never sent.
package struct ActDraft: Sendable {
    package var kind: UInt64
    package var isCritical: Bool
    package var subject: Subject
    package var parents: [ActID]
    package var references: [EntryID]
    /// Clear body keys, without the face (key 10).
    package var body: CBORMap
    /// Clear about keys, without operator and files.
    package var about: CBORMap
    /// Face fields that stay clear, by text; no byte strings, which on a face are commitments.
    package var fields: CBORMap
    /// Face fields that are committed to, by text; none that stands in ``fields``.
    package var committed: CBORMap
    /// The operator; always committed to.
    package var by: CBOR?
    package var files: [DraftFile]

    package init(
        kind: UInt64,
        isCritical: Bool,
        subject: Subject,
        parents: [ActID] = [],
        references: [EntryID] = [],
        body: CBORMap = CBORMap(),
        about: CBORMap = CBORMap(),
        fields: CBORMap = CBORMap(),
        committed: CBORMap = CBORMap(),
        by: CBOR? = nil,
        files: [DraftFile] = []
    ) {
        self.kind = kind
        self.isCritical = isCritical
        self.subject = subject
        self.parents = parents
        self.references = references
        self.body = body
        self.about = about
        self.fields = fields
        self.committed = committed
        self.by = by
        self.files = files
    }
}

/// A draft holds in clear what shall be withheld, so it never prints more than its kind.
extension ActDraft: CustomStringConvertible, CustomReflectable {
    package var description: String { "ActDraft(kind: \(kind))" }

    package var customMirror: Mirror { Mirror(self, children: ["kind": kind]) }
}
