/// Entries one after another as a CBOR sequence (RFC 8742): each is its COSE_Sign1, then as many acts as its header
/// says. This is version 1 of a coding outside what is signed; another may follow without touching a signature.
package struct EntrySequenceReader: Sendable {
    private var items: CBORReader

    package init(_ bytes: [UInt8]) {
        items = CBORReader(bytes)
    }

    package var isAtEnd: Bool { items.isAtEnd }

    /// Where the next entry begins, in bytes.
    package var offset: Int { items.offset }

    /// The next entry, parsed and unchecked; nil at the end. After a refusal nobody knows where the next one begins:
    /// the rest of the bytes is lost.
    package mutating func next() throws(EntryRefusal) -> SignedEntry? {
        guard let cose = try nextItem(.cose) else { return nil }
        let envelope = try EntryEnvelope(cose: cose)
        let count = envelope.header.count
        var acts: [[UInt8]] = []
        var byteCount = 0
        for found in 0..<count {
            guard let act = try nextItem(.act) else { throw .actCount(declared: count, found: found) }
            byteCount += act.count
            guard byteCount <= SignedEntry.actsByteLimit else { throw .actsTooLarge(byteCount: byteCount) }
            acts.append(act)
        }
        return try SignedEntry(cose: cose, acts: acts, envelope: envelope)
    }

    private mutating func nextItem(_ part: EntryPart) throws(EntryRefusal) -> [UInt8]? {
        do { return try items.nextItemBytes() } catch { throw .notCBOR(part, error) }
    }
}

extension SignedEntry {
    /// Exactly one entry with its acts, as ``encoded()`` writes it.
    package static func decode(_ bytes: [UInt8]) throws(EntryRefusal) -> SignedEntry {
        var reader = EntrySequenceReader(bytes)
        guard let entry = try reader.next() else { throw .notCBOR(.cose, .truncated(offset: 0)) }
        guard reader.isAtEnd else { throw .notCBOR(.cose, .trailingBytes(offset: reader.offset)) }
        return entry
    }
}
