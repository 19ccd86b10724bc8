package import SignedLog

/// Named parts of a message, for refusals.
package enum MessagePart: Hashable, Sendable {
    case version, type, district, key, nonce, signature, control, batch, code
    case hello, audiences, statements, scope, logs, marks, stored, wants, hold, access, setAside
}

/// Why bytes are no message that can be answered.
package enum MessageRefusal: Error, Hashable, Sendable {
    case tooLarge(MessagePart?, byteCount: Int, limit: Int)
    case notCBOR(MessagePart, CBORRefusal)
    case wrongShape(MessagePart)
    case tooMany(MessagePart, count: Int, limit: Int)
    /// A list that must be sorted, none twice, is not.
    case notSorted(MessagePart)
    case unknownVersion(Int64)
    case unknownType(Int64)
    case trailingBytes(offset: Int)
    /// In the batch: an entry or a disclosure that cannot be parsed.
    case badItem(EntryRefusal)
    /// In the batch: an act that no entry precedes.
    case strayAct
    /// In the batch: an opening that no act precedes, or another one.
    case strayOpening
}
