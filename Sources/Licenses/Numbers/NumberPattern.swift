package import SignedLog

/// 编号规则 of a type: how its 证照编号 are written, such as `普卫公字〔{year}〕第{serial:4}号`.
///
/// `{serial}` stands exactly once, `{serial:4}` fills it with zeros to at least four digits; `{year}`, at most once, is
/// the year of the legal date, and numbers begin anew each year. Without it they run on. No digit follows a serial, so that
/// a number can be read back.
package struct NumberPattern: Hashable, Sendable {
    /// Most bytes of a pattern.
    package static let byteLimit = 128
    /// Most digits that a serial is filled to: as many as the largest number of a block has.
    package static let widthLimit = 12

    package let text: Text
    private let parts: [Part]

    private enum Part: Hashable {
        case words([UInt8])
        case year
        case serial(width: Int)

        var isSerial: Bool { if case .serial = self { true } else { false } }
    }

    /// Nil for what is no pattern.
    package init?(parsing text: Text) {
        guard 1...Self.byteLimit ~= text.utf8.count, !PersonalNumber.isEmbedded(in: text),
            (try? PrintableText.check(text.utf8.array, characterLimit: Self.byteLimit)) != nil,
            let parts = Self.parts(of: text.utf8.slice), parts.count(where: \.isSerial) == 1,
            parts.count(where: { $0 == .year }) <= 1, Self.serialEnds(in: parts)
        else { return nil }
        (self.text, self.parts) = (text, parts)
        // So that no number of a block can be a citizen's.
        let longest = number(999_999_999_999, year: 9_999).utf8.split { !Self.isDigit($0) }.map(\.count).max() ?? 0
        guard longest < ResidentIdentityNumber.length else { return nil }
    }

    /// Whether numbers begin anew each year.
    package var restartsYearly: Bool { parts.contains(.year) }

    /// The number with this serial. `serial` is written as it is given, filled to the width of the pattern.
    ///
    /// - Parameter year: 1…9999.
    package func number(serial: [UInt8], year: Int) -> Text {
        let utf8 = parts.flatMap { part -> [UInt8] in
            switch part {
            case .words(let words): words
            case .year: Self.filled(Self.digits(UInt64(year)), to: 4)
            case .serial(let width): Self.filled(serial, to: width)
            }
        }
        guard let number = Text(validating: utf8) else { preconditionFailure("a pattern of texts gives no text") }
        return number
    }

    package func number(_ serial: UInt64, year: Int) -> Text { number(serial: Self.digits(serial), year: year) }

    /// The serial of a number that this pattern has written; nil of any other, also of one that a node wrote by itself
    /// (a longer serial, with letters). Year 0: the pattern has none.
    package func reading(_ number: Text) -> (serial: UInt64, year: Int)? {
        var rest = number.utf8.slice
        var (serial, year) = (UInt64?.none, 0)
        for part in parts {
            switch part {
            case .words(let words):
                guard rest.starts(with: words) else { return nil }
                rest = rest.dropFirst(words.count)
            case .year:
                guard let digits = Self.leadingDigits(of: rest, atMost: 4), digits.count == 4 else { return nil }
                year = Int(Self.value(of: digits))
                rest = rest.dropFirst(4)
            case .serial(let width):
                guard let digits = Self.leadingDigits(of: rest, atMost: Self.widthLimit), digits.count >= width,
                    digits.count == width || digits.first != UInt8(ascii: "0")
                else { return nil }
                serial = Self.value(of: digits)
                rest = rest.dropFirst(digits.count)
            }
        }
        guard rest.isEmpty, let serial, serial > 0 else { return nil }
        return (serial, year)
    }
}

extension NumberPattern {
    /// Words and places in turn; nil where a brace opens nothing that is known.
    private static func parts(of utf8: ArraySlice<UInt8>) -> [Part]? {
        var parts: [Part] = []
        var rest = utf8
        while let first = rest.first {
            if first == UInt8(ascii: "{") {
                guard let close = rest.firstIndex(of: UInt8(ascii: "}")), let place = place(rest[...close]) else {
                    return nil
                }
                parts.append(place)
                rest = rest[(close + 1)...]
            } else {
                let words = rest.prefix { $0 != UInt8(ascii: "{") }
                guard !words.contains(UInt8(ascii: "}")) else { return nil }
                parts.append(.words(Array(words)))
                rest = rest.dropFirst(words.count)
            }
        }
        return parts
    }

    private static func place(_ braced: ArraySlice<UInt8>) -> Part? {
        if braced.elementsEqual("{year}".utf8) { return .year }
        if braced.elementsEqual("{serial}".utf8) { return .serial(width: 0) }
        let head = Array("{serial:".utf8)
        guard braced.starts(with: head) else { return nil }
        let digits = braced.dropFirst(head.count).dropLast()
        guard (1...2).contains(digits.count), digits.allSatisfy(isDigit), digits.first != UInt8(ascii: "0") else {
            return nil
        }
        let width = Int(value(of: digits))
        return width <= widthLimit ? .serial(width: width) : nil
    }

    /// Whether it can be told where the serial ends.
    private static func serialEnds(in parts: [Part]) -> Bool {
        zip(parts, parts.dropFirst()).allSatisfy { part, next in
            guard part.isSerial else { return true }
            if case .words(let words) = next, let first = words.first { return !isDigit(first) }
            return false
        }
    }

    private static func digits(_ number: UInt64) -> [UInt8] { Array(String(number).utf8) }

    private static func filled(_ digits: [UInt8], to width: Int) -> [UInt8] {
        Array(repeating: UInt8(ascii: "0"), count: max(0, width - digits.count)) + digits
    }

    private static func isDigit(_ byte: UInt8) -> Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte }

    /// Nil if there are none, or more than that.
    private static func leadingDigits(of utf8: ArraySlice<UInt8>, atMost limit: Int) -> ArraySlice<UInt8>? {
        let digits = utf8.prefix(limit).prefix(while: isDigit)
        return digits.isEmpty ? nil : digits
    }

    private static func value(of digits: ArraySlice<UInt8>) -> UInt64 {
        digits.reduce(0) { $0 * 10 + UInt64($1 - UInt8(ascii: "0")) }
    }
}
