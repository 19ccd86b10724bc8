/// A table of the view of licenses. Its rows are folded from acts, and `check` folds every license again and compares
/// them column by column (``StoreReader/differences(from:)``): so they carry no sum.
struct FoldedTable: NamedTable {
    let name: String
    let columns: [String]
    let keyCount: Int

    private let insertion: BulkInsertion

    private init(_ name: String, _ columns: [String], keyCount: Int = 1) {
        self.name = name
        self.columns = columns
        self.keyCount = keyCount
        insertion = BulkInsertion("INSERT OR FAIL INTO \(name) VALUES", columnCount: columns.count)
    }

    /// Writes rows whose primary keys are not there yet: quicker, since nothing need be looked for and taken away.
    func add(_ rows: [[SQLValue]], in connection: Connection) throws(StoreFailure) {
        try insertion.run(rows, in: connection)
    }

    static let license = FoldedTable(
        "license",
        [
            "document", "audience", "office", "item", "type_code", "number", "identifier", "holder_type", "holder_code",
            "holder_name", "version", "dated", "valid_from", "valid_to", "inspected", "inspect_by",
            "paper", "paper_version", "paper_made", "paper_current",
            "decided", "delivered", "seal", "library", "collected",
            "finding_count", "is_test", "keys", "timeline", "words", "state",
        ]
    )
    static let finding = FoldedTable(
        "license_finding",
        ["document", "position", "act", "code", "detail"],
        keyCount: 2
    )
}
