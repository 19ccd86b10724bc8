/// A text as its UTF-8 bytes. Equal means byte for byte equal: Swift's `String` calls `"e\u{301}"` and `"\u{e9}"`
/// equal, and two numbers that differ in bytes are two numbers. Never normalized.
package struct Text: Hashable, Sendable {
    /// Always valid UTF-8.
    package let utf8: SharedBytes

    /// Nil if the bytes are not valid UTF-8 (RFC 3629).
    package init?(validating bytes: some Collection<UInt8>) {
        let copy = Array(bytes)
        guard Text.isValid(copy.span) else { return nil }
        utf8 = SharedBytes(copy)
    }

    package init(_ string: String) {
        utf8 = SharedBytes(Array(string.utf8))
    }

    /// For those who have made them of valid UTF-8, character by character. A build for tests looks again.
    package init(made bytes: [UInt8]) {
        assert(Text.isValid(bytes.span), "no UTF-8")
        utf8 = SharedBytes(bytes)
    }

    /// For the decoder, which has just validated the bytes.
    init(validated bytes: SharedBytes) {
        utf8 = bytes
    }

    package var string: String { String(decoding: utf8.slice, as: UTF8.self) }

    package var isEmpty: Bool { utf8.isEmpty }

    package func hasPrefix(_ prefix: Text) -> Bool {
        utf8.hasPrefix(prefix.utf8)
    }

    static func isValid(_ bytes: Span<UInt8>) -> Bool {
        if isASCII(bytes) { return true }
        let rest = bytes.extracting(commonByteCount(bytes)...)
        return rest.isEmpty || (try? UTF8Span(validating: rest)) != nil
    }

    /// All bytes together, without a look at each: so compilers take many of them at once.
    private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
        var union: UInt8 = 0
        for index in bytes.indices { union |= bytes[index] }
        return union < 0x80
    }

    /// How many bytes at the beginning are ASCII or Han and its punctuation, as most of our texts are: characters of
    /// three bytes that begin with E1 to EC, EE or EF, behind which all continuations are valid (The Unicode Standard,
    /// table 3-7).
    private static func commonByteCount(_ bytes: Span<UInt8>) -> Int {
        var offset = 0
        while offset + 2 < bytes.count {
            let (lead, second, third) = (bytes[offset], bytes[offset + 1], bytes[offset + 2])
            if lead < 0x80 {
                offset += 1
            } else if 0xE1...0xEF ~= lead, lead != 0xED, second & 0xC0 == 0x80, third & 0xC0 == 0x80 {
                offset += 3
            } else {
                break
            }
        }
        return offset
    }
}

extension Text {
    @inlinable package static func == (left: Text, right: Text) -> Bool { left.utf8 == right.utf8 }
}

/// Bytewise, as a dictionary of bytes sorts (not the order of CBOR map keys, where the shorter comes first).
extension Text: Comparable {
    package static func < (left: Text, right: Text) -> Bool {
        left.utf8 < right.utf8
    }
}

extension Text: ExpressibleByStringLiteral, CustomStringConvertible {
    package init(stringLiteral value: String) {
        self.init(value)
    }

    package var description: String { string }
}
