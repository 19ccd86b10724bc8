import SignedLog

/// JSON as RFC 8785 writes it, of what documents of ours hold: the same value is the same bytes on every node and for
/// ever, whatever library a platform brings. Numbers are integers below 2^53.
enum PlainJSON {
    case bool(Bool)
    case int(Int)
    case text(Text)
    case array([PlainJSON])
    /// Keys are ASCII, so that the order of bytes is the order of UTF-16 that the RFC asks for; none twice.
    case object([String: PlainJSON])

    func encoded() -> [UInt8] {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return bytes
    }

    private func write(to bytes: inout [UInt8]) {
        switch self {
        case .bool(let flag): bytes += Array((flag ? "true" : "false").utf8)
        case .int(let number): bytes += Array(String(number).utf8)
        case .text(let text): Self.write(text.utf8.slice, to: &bytes)
        case .array(let elements): Self.write(elements, in: "[]", to: &bytes) { $0.write(to: &$1) }
        case .object(let members):
            Self.write(members.sorted { $0.key < $1.key }, in: "{}", to: &bytes) { member, bytes in
                Self.write(Array(member.key.utf8)[...], to: &bytes)
                bytes.append(UInt8(ascii: ":"))
                member.value.write(to: &bytes)
            }
        }
    }

    private static func write<Part>(
        _ parts: [Part],
        in brackets: String,
        to bytes: inout [UInt8],
        _ write: (Part, inout [UInt8]) -> Void
    ) {
        bytes += Array(brackets.utf8.prefix(1))
        for (index, part) in parts.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            write(part, &bytes)
        }
        bytes += Array(brackets.utf8.suffix(1))
    }

    /// Valid UTF-8 in quotes. Only what must be escaped is.
    private static func write(_ utf8: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in utf8 { bytes += escape(byte) ?? [byte] }
        bytes.append(UInt8(ascii: "\""))
    }

    private static func escape(_ byte: UInt8) -> [UInt8]? {
        switch byte {
        case UInt8(ascii: "\""): Array(#"\""#.utf8)
        case UInt8(ascii: "\\"): Array(#"\\"#.utf8)
        case 0x08: Array(#"\b"#.utf8)
        case 0x09: Array(#"\t"#.utf8)
        case 0x0A: Array(#"\n"#.utf8)
        case 0x0C: Array(#"\f"#.utf8)
        case 0x0D: Array(#"\r"#.utf8)
        case 0x00..<0x20: Array((#"\u00"# + (byte < 16 ? "0" : "") + String(byte, radix: 16)).utf8)
        case _: nil
        }
    }
}
