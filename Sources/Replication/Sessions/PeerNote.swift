package import Signing

/// What a peer said of itself: what it holds now, whatever its receipts say.
package struct PeerNote: Hashable, Sendable {
    package let peer: PublicKey
    package let theirs: Hello
    /// ``Survey/watermark`` of its last hello, if it held the entries that we held then; disclosures may still be wanted.
    package let equalAt: Int64?
    /// What became here of all that it sent in this session.
    package let received: StoreReport
    /// What it has shown to hold since the two were equal last.
    package let word: PeerWord

    /// Whether it holds the entries that we hold, by its last hello.
    package var isEqual: Bool { equalAt != nil }
}
