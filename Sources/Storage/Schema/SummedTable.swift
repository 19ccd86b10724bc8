import SignedLog
import Signing

/// A table, for those who compare its rows column by column.
protocol NamedTable: Sendable {
    var name: String { get }
    var columns: [String] { get }
    /// How many of the columns, from the first, are the primary key.
    var keyCount: Int { get }
}

/// A table whose rows cannot be computed from another table of the store: each row ends with a sum of its other
/// columns, so that a bit that flips on the disk is found and its table named. It guards against accidents, not
/// against people: whoever can write the file can write the sum.
struct SummedTable: NamedTable, Hashable {
    let name: String
    /// All but the last one, `sum`, in the order of the table.
    let columns: [String]
    let keyCount: Int

    private let replacement: String

    init(_ name: String, _ columns: [String], keyCount: Int = 1) {
        self.name = name
        self.columns = columns
        self.keyCount = keyCount
        let places = Array(repeating: "?", count: columns.count + 1).joined(separator: ", ")
        replacement = "INSERT OR REPLACE INTO \(name) VALUES (\(places))"
    }

    /// Writes the row; one with the same primary key is replaced.
    func put(_ values: [SQLValue], in connection: Connection) throws(StoreFailure) {
        precondition(values.count == columns.count, "\(values.count) values for \(name)")
        try connection.run(replacement, values + [.blob(Self.sum(name, values))])
    }

    /// BLAKE2b-128 over table name and columns.
    static func sum(_ name: String, _ values: [SQLValue]) -> [UInt8] {
        let row = [.text(Text(name))] + values
        return BLAKE2b.digest16(key: .zero, message: row.bytes).array
    }
}

extension SummedTable {
    static let ended = SummedTable("ended", ["act", "key", "reason"], keyCount: 3)
    static let reception = SummedTable("reception", ["sequence", "time"])
    static let standing = SummedTable("standing", ["entry", "standing"])
    static let setting = SummedTable("setting", ["name", "value"])
    static let peer = SummedTable(
        "peer",
        ["address", "certificate", "node", "last_contact", "digest", "wanted", "watermark"]
    )
    static let token = SummedTable(
        "api_token",
        ["id", "name", "hash", "scopes", "created", "last_day", "is_revoked", "revoked"]
    )
    static let early = SummedTable("early", ["row", "id", "author", "byte_count", "entry", "disclosures"])
    static let dirty = SummedTable("dirty", ["document"])
    static let dirtyEntry = SummedTable("dirty_entry", ["entry"])
}
