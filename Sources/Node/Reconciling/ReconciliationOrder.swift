import Replica
import Tables

/// The body of `POST /api/v1/reconcile`: which list, of which type, read how, and where all differences go.
struct ReconciliationOrder: Sendable {
    /// Where the list is.
    let place: Place
    let type: String
    let mapping: ImportMapping
    let encoding: TextEncoding
    let key: RegisterKey
    let output: OutputFile?

    enum Place: Sendable {
        /// A file of this machine.
        case path(String)
        /// What a business system serves, by http or https.
        case url(String)
    }

    init(body: [UInt8]) throws {
        var object = try RequestObject(body: body)
        place = try Self.place(&object)
        type = try object.required("type")
        mapping = try ImportMapping.load(try object.text("mapping"))
        encoding = try object.encoding()
        key = try Self.key(try object.text("key")) ?? mapping.key
        output = try object.text("output").map { path throws(Refusal) in try OutputFile(path, field: "output") }
        try object.finish()
    }

    private static func place(_ object: inout RequestObject) throws(Refusal) -> Place {
        guard let url = try object.text("url") else { return .path(try object.absolutePath("path")) }
        guard url.hasPrefix("https://") || url.hasPrefix("http://") else {
            throw Refusal(.fieldType, field: "url", ["expected": "https://…", "value": String(url.prefix(64))])
        }
        return .url(url)
    }

    private static func key(_ name: String?) throws(Refusal) -> RegisterKey? {
        guard let name else { return nil }
        guard let key = RegisterKey(rawValue: name) else {
            let expected = RegisterKey.allCases.map(\.rawValue).joined(separator: ", ")
            throw Refusal(.fieldType, field: "key", ["expected": expected, "value": String(name.prefix(32))])
        }
        return key
    }
}
