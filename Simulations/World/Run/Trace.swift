import Signing

/// What happened, one line an event, and a digest over all of it: two runs of one seed have the same, or something in
/// them did not come from the seed.
package struct Trace {
    private var hash = SHA256()
    private let isKept: Bool
    /// Empty unless they are kept.
    package private(set) var lines: [String] = []
    package private(set) var count = 0
    /// Called with each line as it comes.
    private let tell: ((String) -> Void)?

    package init(keepingLines isKept: Bool = false, tell: ((String) -> Void)? = nil) {
        (self.isKept, self.tell) = (isKept, tell)
    }

    package var digest: String { String(hash.finish().hex.prefix(16)) }

    /// - Parameter time: milliseconds after the first morning.
    mutating func note(_ text: String, at time: Int64) {
        count += 1
        let line = "\(Self.stamp(time)) \(text)"
        hash.update(Array(line.utf8))
        hash.update(0x0A)
        if isKept { lines.append(line) }
        tell?(line)
    }

    /// `day 03 14:05:09.120`; the first morning is nine o'clock of day 0.
    private static func stamp(_ time: Int64) -> String {
        let shifted = time + 9 * Span.hour
        let (day, rest) = (shifted / Span.day, shifted % Span.day)
        let parts = [rest / Span.hour, rest / Span.minute % 60, rest / Span.second % 60].map { pad($0, 2) }
        return "day \(pad(day, 2)) \(parts.joined(separator: ":")).\(pad(rest % 1_000, 3))"
    }

    private static func pad(_ number: Int64, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
