import Licenses

/// How a register writes its dates. One form a file: a register that mixes forms must be asked, not guessed.
enum DateForm: String, CaseIterable, Sendable {
    case dashed = "yyyy-mm-dd"
    case bare = "yyyymmdd"
    case slashed = "yyyy/mm/dd"
    case dotted = "yyyy.mm.dd"
    case chinese = "yyyy年mm月dd日"

    /// The day; nil if the text is not of this form or the calendar does not have the day. One digit may stand for a
    /// month or a day below ten, except in ``bare``.
    func day(_ text: ArraySlice<UInt8>) -> CivilDate? {
        switch self {
        case .bare: text.count == 8 ? CivilDate(parsing: Array(text)) : nil
        case .dashed: parts(text, [Self.dash, Self.dash])
        case .slashed: parts(text, [Self.slash, Self.slash])
        case .dotted: parts(text, [Self.dot, Self.dot])
        case .chinese: parts(text, ["年", "月", "日"].map { Array($0.utf8) })
        }
    }

    private static let dash = Array("-".utf8)
    private static let slash = Array("/".utf8)
    private static let dot = Array(".".utf8)

    /// Year, month and day, each followed by its separator; the last one by the end where there are only two.
    private func parts(_ text: ArraySlice<UInt8>, _ separators: [[UInt8]]) -> CivilDate? {
        var rest = text
        var numbers: [Int] = []
        for index in 0..<3 {
            let digits = rest.prefix(index == 0 ? 4 : 2).prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard !digits.isEmpty, index > 0 || digits.count == 4 else { return nil }
            numbers.append(digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) })
            rest = rest[digits.endIndex...]
            guard index < separators.count else { continue }
            guard rest.starts(with: separators[index]) else { return nil }
            rest = rest.dropFirst(separators[index].count)
        }
        return rest.isEmpty ? CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) : nil
    }
}
