package import SignedLog

/// 有效期限范围 (GB/T 36902 ValidityRange): the terms that licenses of an item have, joined by `^`, each `<n>天`,
/// `<n>月`, `<n>年` or `长期`. It proposes and explains a term; what is printed on a license decides.
package struct ValidityRange: Hashable, Sendable {
    package enum Span: Hashable, Sendable {
        case days(Int)
        case months(Int)
        case years(Int)
        case unlimited
    }

    /// Longest number that is read: no license runs for more than 9999 of anything.
    private static let digitLimit = 4

    /// At least one.
    package let spans: [Span]

    /// Nil if the text is not such a list.
    package init?(parsing text: Text) {
        var spans: [Span] = []
        for part in text.utf8.slice.split(separator: UInt8(ascii: "^"), omittingEmptySubsequences: false) {
            guard let span = Self.span(part) else { return nil }
            spans.append(span)
        }
        self.spans = spans
    }

    private static func span(_ part: ArraySlice<UInt8>) -> Span? {
        if Array(part) == Array("长期".utf8) { return .unlimited }
        let digits = part.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        guard (1...digitLimit).contains(digits.count) else { return nil }
        let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        guard number > 0 else { return nil }
        switch Text(validating: part.dropFirst(digits.count)) {
        case "天"?: return .days(number)
        case "月"?: return .months(number)
        case "年"?: return .years(number)
        default: return nil
        }
    }
}
