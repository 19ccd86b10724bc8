import Licenses
import Replica
import SignedLog

/// The path and the query of a request, taken apart (RFC 3986).
struct RequestTarget: Hashable, Sendable {
    let segments: [String]
    private(set) var query: [Item]

    struct Item: Hashable, Sendable {
        let name: String
        let value: String
    }

    init(_ target: String) throws {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        segments = try Self.decodeAll(parts[0].split(separator: "/"))
        query = []
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let decoded = try Self.decodeAll(sides)
            // Of two values one would be lost.
            guard !query.contains(where: { $0.name == decoded[0] }) else {
                throw APIFailure(status: 400, code: "name-twice", field: decoded[0])
            }
            query.append(Item(name: decoded[0], value: decoded.count == 2 ? decoded[1] : ""))
        }
    }

    private static func decodeAll(_ parts: [Substring]) throws(Refusal) -> [String] {
        var decoded: [String] = []
        for part in parts {
            guard let text = decode(part) else { throw Refusal(.fieldType, field: "target") }
            decoded.append(text)
        }
        return decoded
    }

    /// Nil if an escape is cut short, or if the bytes are no UTF-8.
    private static func decode(_ part: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(part.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = rest.prefix(2)
            guard digits.count == 2, let value = UInt8(String(decoding: digits, as: UTF8.self), radix: 16) else {
                return nil
            }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return Text(validating: bytes)?.string
    }
}

// MARK: The query, item by item

extension RequestTarget {
    /// Nil if the item is absent.
    mutating func take(_ name: String) -> String? {
        defer { query.removeAll { $0.name == name } }
        return query.first { $0.name == name }?.value
    }

    mutating func date(_ name: String) throws(Refusal) -> CivilDate? {
        guard let text = take(name) else { return nil }
        guard let date = CivilDate(parsing: Array(text.utf8)) else {
            throw Refusal(.dateImpossible, field: name, ["value": String(text.prefix(32))])
        }
        return date
    }

    mutating func flag(_ name: String) throws(Refusal) -> Bool {
        guard let text = take(name) else { return false }
        guard let flag = Bool(text) else { throw Refusal(.fieldType, field: name, ["expected": "true or false"]) }
        return flag
    }

    mutating func number(_ name: String, in range: ClosedRange<Int>) throws(Refusal) -> Int? {
        guard let text = take(name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw Refusal(
                .fieldType,
                field: name,
                ["expected": "\(range.lowerBound)…\(range.upperBound)", "value": String(text.prefix(32))]
            )
        }
        return number
    }

    /// Refuses what nobody has asked for.
    func finish() throws(Refusal) {
        guard let surplus = query.map(\.name).min() else { return }
        throw Refusal(.unknownField, field: surplus)
    }
}
