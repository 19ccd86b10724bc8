import Licenses

/// How a register writes its dates. A mapping names the forms that its file has: what is in none of them is told to a
/// person, not guessed.
enum DateForm: String, CaseIterable, Sendable {
    case dashed = "yyyy-mm-dd"
    case bare = "yyyymmdd"
    case slashed = "yyyy/mm/dd"
    case dotted = "yyyy.mm.dd"
    case chinese = "yyyy年mm月dd日"
    /// 民国: years since 1911 in one to three digits, `98.02.10`, `100/08/01` or `103-12-31`.
    case minguo

    /// The day; nil if the text is not of this form or the calendar does not have the day. One digit may stand for a
    /// month or a day below ten, except in ``bare``.
    func day(_ text: ArraySlice<UInt8>) -> CivilDate? {
        switch self {
        case .bare: text.count == 8 ? CivilDate(parsing: Array(text)) : nil
        case .dashed: Self.day(text, "-")
        case .slashed: Self.day(text, "/")
        case .dotted: Self.day(text, ".")
        case .chinese: DateShape(text).flatMap { $0.isChinese ? Self.day(of: $0) : nil }
        case .minguo:
            DateShape(text).flatMap { shape in
                guard !shape.isChinese, 1...3 ~= shape.yearDigits else { return nil }
                return CivilDate(year: shape.year + 1911, month: shape.month, day: shape.day)
            }
        }
    }

    private static func day(_ text: ArraySlice<UInt8>, _ separator: Unicode.Scalar) -> CivilDate? {
        guard let shape = DateShape(text), shape.separator == UInt8(ascii: separator) else { return nil }
        return day(of: shape)
    }

    private static func day(of shape: DateShape) -> CivilDate? {
        shape.yearDigits == 4 ? CivilDate(year: shape.year, month: shape.month, day: shape.day) : nil
    }
}

/// A text that is three numbers in the manner of a date, whether or not the calendar has it.
struct DateShape {
    let year: Int
    let yearDigits: Int
    let month: Int
    let day: Int
    /// `-`, `/` or `.`; nil where 年月日 stand between.
    let separator: UInt8?
    /// Bytes that it takes.
    let byteCount: Int

    var isChinese: Bool { separator == nil }

    /// Nil unless all of the text is one.
    init?(_ text: ArraySlice<UInt8>) {
        guard let shape = DateShape(beginning: text), shape.byteCount == text.count else { return nil }
        self = shape
    }

    /// What the text begins with; nil if that is no date.
    init?(beginning text: ArraySlice<UInt8>) {
        var rest = text
        let yearText = Self.digits(of: &rest, atMost: 4)
        guard !yearText.isEmpty, let first = rest.first else { return nil }
        let isPlain = [UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: ".")].contains(first)
        let separators = isPlain ? [[first], [first]] : ["年", "月", "日"].map { Array($0.utf8) }
        var numbers: [Int] = []
        for index in 0..<3 {
            if index > 0 {
                let digits = Self.digits(of: &rest, atMost: 2)
                guard !digits.isEmpty else { return nil }
                numbers.append(Self.number(digits))
            }
            guard index < separators.count else { continue }
            guard rest.starts(with: separators[index]) else { return nil }
            rest = rest.dropFirst(separators[index].count)
        }
        (year, yearDigits, month, day) = (Self.number(yearText), yearText.count, numbers[0], numbers[1])
        separator = isPlain ? first : nil
        byteCount = text.count - rest.count
    }

    private static func digits(of text: inout ArraySlice<UInt8>, atMost limit: Int) -> ArraySlice<UInt8> {
        let digits = text.prefix(limit).prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
        text = text[digits.endIndex...]
        return digits
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int {
        digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    }
}
