/// Whether bytes are UTF-8 (Unicode 15, table 3-7: no overlong forms, no surrogates, nothing above U+10FFFF).
package enum UTF8Check {
    /// The offset of the first ill-formed sequence; nil when all is well.
    package static func firstInvalidOffset(in bytes: ArraySlice<UInt8>) -> Int? {
        do {
            _ = try UTF8Span(validating: bytes.span)
            return nil
        } catch {
            return error.byteOffsets.lowerBound
        }
    }
}
