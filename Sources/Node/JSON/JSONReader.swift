import SignedLog

/// Reads one JSON text (RFC 8259) strictly: a name occurs once in an object, numbers are integers of 64 bits, nothing
/// stands after the value. What a library would silently drop is refused here.
struct JSONReader {
    /// Deepest nesting that is read. No request of ours nests deeper than four.
    static let depthLimit = 16

    private let bytes: [UInt8]
    private var offset = 0

    static func read(_ bytes: [UInt8]) throws(JSONProblem) -> JSONValue {
        guard Text(validating: bytes) != nil else { throw .invalidUTF8 }
        var reader = JSONReader(bytes: bytes)
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.offset == bytes.count else { throw .malformed(offset: reader.offset) }
        return value
    }

    private init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

    private mutating func value(depth: Int) throws(JSONProblem) -> JSONValue {
        guard depth < Self.depthLimit else { throw .tooDeep(offset: offset) }
        skipSpace()
        switch current {
        case UInt8(ascii: "{")?: return try object(depth: depth)
        case UInt8(ascii: "[")?: return try array(depth: depth)
        case UInt8(ascii: "\"")?: return .text(try string())
        case UInt8(ascii: "t")?: return try word("true", .bool(true))
        case UInt8(ascii: "f")?: return try word("false", .bool(false))
        case UInt8(ascii: "n")?: return try word("null", .null)
        case _: return .integer(try integer())
        }
    }

    private mutating func object(depth: Int) throws(JSONProblem) -> JSONValue {
        var members: [JSONValue.Member] = []
        var names: Set<Text> = []
        offset += 1
        if take("}") { return .object([]) }
        repeat {
            skipSpace()
            let start = offset
            guard current == UInt8(ascii: "\"") else { throw .malformed(offset: offset) }
            let name = try string()
            guard names.insert(name).inserted else { throw .repeatedName(name.string, offset: start) }
            guard take(":") else { throw .malformed(offset: offset) }
            members.append(.init(name: name, value: try value(depth: depth + 1)))
        } while take(",")
        guard take("}") else { throw .malformed(offset: offset) }
        return .object(members)
    }

    private mutating func array(depth: Int) throws(JSONProblem) -> JSONValue {
        var elements: [JSONValue] = []
        offset += 1
        if take("]") { return .array([]) }
        repeat { elements.append(try value(depth: depth + 1)) } while take(",")
        guard take("]") else { throw .malformed(offset: offset) }
        return .array(elements)
    }

    private mutating func word(_ word: StaticString, _ value: JSONValue) throws(JSONProblem) -> JSONValue {
        let letters = Array("\(word)".utf8)
        guard bytes[offset...].starts(with: letters) else { throw .malformed(offset: offset) }
        offset += letters.count
        return value
    }

    private mutating func integer() throws(JSONProblem) -> Int64 {
        let start = offset
        if current == UInt8(ascii: "-") { offset += 1 }
        let digits = bytes[offset...].prefix { Self.isDigit($0) }
        offset += digits.count
        guard !digits.isEmpty, digits.count == 1 || digits.first != UInt8(ascii: "0") else {
            throw .malformed(offset: start)
        }
        if let next = current, [UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E")].contains(next) {
            throw .notAnInteger(offset: start)
        }
        guard let number = Int64(String(decoding: bytes[start..<offset], as: UTF8.self)) else {
            throw .notAnInteger(offset: start)
        }
        return number
    }

    private mutating func skipSpace() {
        while let byte = current, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { offset += 1 }
    }

    /// Passes over white space and the character, if it is there.
    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard current == UInt8(ascii: character) else { return false }
        offset += 1
        return true
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}

// MARK: Strings

extension JSONReader {
    private mutating func string() throws(JSONProblem) -> Text {
        offset += 1
        var result: [UInt8] = []
        while let byte = current {
            switch byte {
            case UInt8(ascii: "\""):
                offset += 1
                guard let text = Text(validating: result) else { throw .invalidUTF8 }
                return text
            case UInt8(ascii: "\\"): try escape(into: &result)
            case 0..<0x20: throw .malformed(offset: offset)
            case _:
                let plain = bytes[offset...].prefix {
                    $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
                }
                result += plain
                offset = plain.endIndex
            }
        }
        throw .malformed(offset: offset)
    }

    private mutating func escape(into result: inout [UInt8]) throws(JSONProblem) {
        offset += 1
        let short: [UInt8: UInt8] = [
            UInt8(ascii: "\""): 0x22, UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "/"): 0x2F, UInt8(ascii: "b"): 0x08,
            UInt8(ascii: "f"): 0x0C, UInt8(ascii: "n"): 0x0A, UInt8(ascii: "r"): 0x0D, UInt8(ascii: "t"): 0x09,
        ]
        guard let letter = current else { throw .malformed(offset: offset) }
        offset += 1
        if let byte = short[letter] { return result.append(byte) }
        guard letter == UInt8(ascii: "u") else { throw .malformed(offset: offset - 1) }
        result += Array(String(try escapedScalar()).utf8)
    }

    /// After `\u`: four digits, or a pair of surrogates (RFC 8259, section 7). A lone surrogate is no character.
    private mutating func escapedScalar() throws(JSONProblem) -> Character {
        let first = try codeUnit()
        if let scalar = Unicode.Scalar(first) { return Character(scalar) }
        guard (0xD800..<0xDC00).contains(first), bytes[offset...].starts(with: Array("\\u".utf8)) else {
            throw .malformed(offset: offset)
        }
        offset += 2
        let second = try codeUnit()
        guard (0xDC00..<0xE000).contains(second),
            let scalar = Unicode.Scalar(0x10000 + (UInt32(first) - 0xD800) << 10 + UInt32(second) - 0xDC00)
        else { throw .malformed(offset: offset) }
        return Character(scalar)
    }

    private mutating func codeUnit() throws(JSONProblem) -> UInt16 {
        let digits = bytes[offset...].prefix(4)
        guard digits.count == 4, let unit = UInt16(String(decoding: digits, as: UTF8.self), radix: 16),
            digits.first != UInt8(ascii: "+")
        else { throw .malformed(offset: offset) }
        offset += 4
        return unit
    }
}
