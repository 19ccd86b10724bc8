/// Reads a CBOR sequence (RFC 8742): items one after another, with nothing between them.
package struct CBORReader: Sendable {
    private let bytes: [UInt8]

    /// Where the next item begins.
    package private(set) var offset = 0

    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    package var isAtEnd: Bool { offset == bytes.count }

    /// The next item, nil at the end. After a refusal the reader stands where it stood.
    package mutating func next() throws(CBORRefusal) -> CBOR? {
        if isAtEnd { return nil }
        var decoder = CBORDecoder(bytes, offset: offset)
        let item = try decoder.item()
        offset = decoder.offset
        return item
    }

    /// The bytes of the next item, nil at the end: heads and lengths are checked, the rest is left to the one who
    /// decodes it. After a refusal the reader stands where it stood.
    package mutating func nextItemBytes() throws(CBORRefusal) -> [UInt8]? {
        if isAtEnd { return nil }
        var decoder = CBORDecoder(bytes, offset: offset)
        try decoder.skipItem()
        defer { offset = decoder.offset }
        return Array(bytes[offset..<decoder.offset])
    }
}
