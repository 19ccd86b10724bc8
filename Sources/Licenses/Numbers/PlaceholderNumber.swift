package import SignedLog

/// What stands where a number should: the words of one with nothing in between, such as `府教社字第 號`.
package enum PlaceholderNumber {
    /// Whether a text has no digit of any writing: 0-9, full-width ones, Chinese numerals, and the circle that registers
    /// write for zero (U+25CB).
    package static func stands(as number: Text) -> Bool {
        if number.utf8.contains(where: { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }) { return false }
        return number.string.unicodeScalars.allSatisfy { $0 != "\u{25CB}" && $0.properties.numericType == nil }
    }
}
