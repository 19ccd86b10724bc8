/// A table of the view of licenses. Its rows are folded from acts, and `check` folds every license again and compares
/// them column by column (``StoreReader/differences(from:)``): so they carry no sum.
struct FoldedTable: NamedTable {
    let name: String
    let columns: [String]
    let keyCount: Int

    private let insertion: String

    private init(_ name: String, _ columns: [String], keyCount: Int = 1) {
        self.name = name
        self.columns = columns
        self.keyCount = keyCount
        insertion =
            "INSERT INTO \(name) VALUES (\(Array(repeating: "?", count: columns.count).joined(separator: ", ")))"
    }

    /// Writes a row whose primary key is not there yet: quicker, since SQLite need not be ready to take anything back.
    func add(_ values: [SQLValue], in connection: Connection) throws(StoreFailure) {
        precondition(values.count == columns.count, "\(values.count) values for \(name)")
        try connection.run(insertion, values)
    }

    static let license = FoldedTable(
        "license",
        [
            "document", "audience", "office", "item", "type_code", "number", "identifier", "holder_type", "holder_code",
            "holder_name", "version", "dated", "valid_from", "valid_to", "finding_count", "is_test", "keys", "timeline",
            "state",
        ]
    )
    static let finding = FoldedTable(
        "license_finding",
        ["document", "position", "act", "code", "detail"],
        keyCount: 2
    )
}
