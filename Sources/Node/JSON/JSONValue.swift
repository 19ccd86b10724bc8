package import SignedLog

/// A JSON value as a request states it. Numbers are whole: what is measured or paid is written as text, exactly as it
/// is printed, and never becomes a floating-point number.
package enum JSONValue: Hashable, Sendable {
    case null
    case bool(Bool)
    case integer(Int64)
    case text(Text)
    case array([JSONValue])
    /// In the order of the file; no name twice.
    case object([Member])

    package struct Member: Hashable, Sendable {
        package let name: Text
        package let value: JSONValue
    }

    var isNull: Bool { self == .null }
}
