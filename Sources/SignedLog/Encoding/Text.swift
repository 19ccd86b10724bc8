/// A text as its UTF-8 bytes. Equal means byte for byte equal: Swift's `String` calls `"e\u{301}"` and `"\u{e9}"`
/// equal, and two numbers that differ in bytes are two numbers. Never normalized.
package struct Text: Hashable, Sendable {
    /// Always valid UTF-8.
    package let utf8: SharedBytes

    /// Nil if the bytes are not valid UTF-8 (RFC 3629).
    package init?(validating bytes: some Collection<UInt8>) {
        let copy = Array(bytes)
        guard Text.isValid(copy[...]) else { return nil }
        utf8 = SharedBytes(copy)
    }

    package init(_ string: String) {
        utf8 = SharedBytes(Array(string.utf8))
    }

    /// For the decoder, which has just validated the bytes.
    init(validated bytes: SharedBytes) {
        utf8 = bytes
    }

    package var string: String { String(decoding: utf8.slice, as: UTF8.self) }

    package var isEmpty: Bool { utf8.isEmpty }

    package func hasPrefix(_ prefix: Text) -> Bool {
        utf8.slice.starts(with: prefix.utf8.slice)
    }

    static func isValid(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.allSatisfy({ $0 < 0x80 }) { return true }
        return (try? UTF8Span(validating: bytes.span)) != nil
    }
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
