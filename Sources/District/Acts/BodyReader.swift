package import SignedLog
package import Signing

/// Reads the body of an act strictly: what is asked for is there, of the right type and in range, or the act is
/// refused. Keys that nobody asks for are kept and relayed, and mean nothing.
package struct BodyReader: Sendable {
    package let body: CBORMap

    package init(_ body: CBORMap) {
        self.body = body
    }

    package func value(_ key: Int64) throws(ActRefusal) -> CBOR {
        guard let value = body[key] else { throw .missing(key: key) }
        return value
    }

    package func absent(_ key: Int64) throws(ActRefusal) {
        guard body[key] == nil else { throw .mustBeAbsent(key: key) }
    }

    package func uint(
        _ key: Int64,
        in range: ClosedRange<UInt64> = 0...UInt64(Int64.max)
    ) throws(ActRefusal) -> UInt64 {
        guard let number = try value(key).asUInt else { throw .wrongType(key: key) }
        guard range.contains(number) else { throw .outOfRange(key: key) }
        return number
    }

    /// A day of the Gregorian calendar, as yyyymmdd.
    package func date(_ key: Int64) throws(ActRefusal) -> UInt64 {
        let date = try uint(key)
        guard Day.isReal(date) else { throw .outOfRange(key: key) }
        return date
    }

    package func bool(_ key: Int64) throws(ActRefusal) -> Bool {
        guard let value = try value(key).asBool else { throw .wrongType(key: key) }
        return value
    }

    package func bytes32(_ key: Int64) throws(ActRefusal) -> Bytes32 {
        guard let bytes = try value(key).asBytes else { throw .wrongType(key: key) }
        guard let value = Bytes32(bytes.slice) else { throw .outOfRange(key: key) }
        return value
    }

    package func id<ID: Identifier>(_ key: Int64, _: ID.Type = ID.self) throws(ActRefusal) -> ID {
        ID(try bytes32(key))
    }

    package func publicKey(_ key: Int64) throws(ActRefusal) -> PublicKey {
        PublicKey(try bytes32(key))
    }

    /// `counts` bytes, whatever they are.
    package func bytes(_ key: Int64, counts: ClosedRange<Int>) throws(ActRefusal) -> [UInt8] {
        guard let bytes = try value(key).asBytes else { throw .wrongType(key: key) }
        guard counts.contains(bytes.count) else { throw .outOfRange(key: key) }
        return bytes.array
    }

    /// A text of so many bytes of UTF-8.
    package func text(_ key: Int64, byteCounts: ClosedRange<Int> = 1...Limit.text) throws(ActRefusal) -> Text {
        guard let text = try value(key).asText else { throw .wrongType(key: key) }
        guard byteCounts.contains(text.utf8.count) else { throw .outOfRange(key: key) }
        return text
    }

    /// A code of exactly `count` characters 0-9 and A-Z.
    package func code(_ key: Int64, count: Int) throws(ActRefusal) -> Text {
        let text = try text(key, byteCounts: count...count)
        guard text.utf8.allSatisfy(Self.isCodeCharacter) else { throw .outOfRange(key: key) }
        return text
    }

    /// An array of so many elements, each as `element` reads it; nil from there refuses the act.
    package func list<Element>(
        _ key: Int64,
        counts: ClosedRange<Int>,
        _ element: (CBOR) -> Element?
    ) throws(ActRefusal) -> [Element] {
        guard let items = try value(key).asArray else { throw .wrongType(key: key) }
        guard counts.contains(items.count) else { throw .outOfRange(key: key) }
        var elements: [Element] = []
        elements.reserveCapacity(items.count)
        for item in items {
            guard let element = element(item) else { throw .malformed(key: key) }
            elements.append(element)
        }
        return elements
    }

    private static func isCodeCharacter(_ byte: UInt8) -> Bool {
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
    }
}

/// Bounds of what an act of the district may hold. All are far above what offices need, and keep an act readable.
package enum Limit {
    /// Bytes of a name, a cause, an address.
    package static let text = 512
    /// Bytes of a longer text: the layout of a license.
    package static let longText = 16 * 1024
    /// Elements of one list. 64 KiB of act end most lists before.
    package static let list = 1_024
    /// Addresses of one node.
    package static let addresses = 8
    /// Bytes of a node's TLS certificate, which makes itself: P-256 takes about 400.
    package static let certificate = 2 * 1024
}

/// Days as the formats write them: yyyymmdd.
enum Day {
    /// Whether the number is a day of the Gregorian calendar between the years 1 and 9999.
    static func isReal(_ date: UInt64) -> Bool {
        let (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
        guard 1...9_999 ~= year, 1...12 ~= month else { return false }
        return 1...length(of: month, in: year) ~= day
    }

    private static func length(of month: UInt64, in year: UInt64) -> UInt64 {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    private static func isLeap(_ year: UInt64) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
}
