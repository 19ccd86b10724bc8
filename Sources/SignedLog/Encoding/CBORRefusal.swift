/// Why bytes are not one item of our CBOR. Offsets are in bytes from the beginning of the input and point at the
/// first byte of what is refused.
package enum CBORRefusal: Error, Hashable, Sendable {
    /// The input ends within an item, or a length promises more than is there.
    case truncated(offset: Int)
    case trailingBytes(offset: Int)
    /// A number or a length that has a shorter form.
    case notShortest(offset: Int)
    /// An integer outside `Int64`.
    case integerTooLarge(offset: Int)
    case indefiniteLength(offset: Int)
    case tag(offset: Int)
    case float(offset: Int)
    /// A simple value other than false, true and null.
    case simpleValue(offset: Int)
    /// Additional information 28 to 30, or 31 where no indefinite length exists.
    case reserved(offset: Int)
    case strayBreak(offset: Int)
    case invalidUTF8(offset: Int)
    case keysOutOfOrder(offset: Int)
    case duplicateKey(offset: Int)
    case tooDeep(offset: Int, limit: Int)
}
