/// The path of a request to the API with its query, escaped as RFC 3986 asks.
struct RequestPath {
    private(set) var text: String

    /// - Parameter segments: what follows `/api/v1`.
    init(_ segments: String...) {
        text = "/api/v1" + segments.map { "/" + Self.escaped($0) }.joined()
    }

    /// Adds a query item, unless there is no value.
    func adding(_ name: String, _ value: String?) -> RequestPath {
        guard let value else { return self }
        var path = self
        path.text += (text.contains("?") ? "&" : "?") + name + "=" + Self.escaped(value)
        return path
    }

    /// Adds `name=true` if the flag is set.
    func adding(_ name: String, _ flag: Bool) -> RequestPath {
        adding(name, flag ? "true" : nil)
    }

    private static func escaped(_ text: String) -> String {
        text.utf8.map(escaped).joined()
    }

    private static func escaped(_ byte: UInt8) -> String {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
            UInt8(ascii: "~"):
            String(UnicodeScalar(byte))
        case _:
            "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
        }
    }
}
