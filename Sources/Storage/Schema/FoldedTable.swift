/// A table of the view of licenses. Its rows are folded from acts, and `check` folds every license again and compares
/// them column by column (``StoreReader/differences(from:)``): so they carry no sum.
struct FoldedTable: NamedTable {
    let name: String
    let columns: [String]
    let keyCount: Int

    /// Asks for the rows of the one document that is its parameter, in the order of their keys.
    let ofDocument: String
    private let insertion: BulkInsertion
    /// Sets all columns but those that other indexes than the primary key hold.
    private let update: String
    private let updateAll: String

    private init(_ name: String, _ columns: [String], indexed: Set<String> = [], keyCount: Int = 1) {
        self.name = name
        self.columns = columns
        self.keyCount = keyCount
        let order = columns.prefix(keyCount).joined(separator: ", ")
        ofDocument =
            "SELECT \(columns.joined(separator: ", ")) FROM \(name) WHERE document = ? ORDER BY \(order)"
        insertion = BulkInsertion("INSERT OR FAIL INTO \(name) VALUES", columnCount: columns.count)
        // Numbered by their columns; the last one is in both statements, so each has as many parameters as a row has columns.
        let terms = columns.enumerated().map { (column: $1, text: "\($1) = ?\($0 + 1)") }
        let key = terms.prefix(keyCount).map(\.text).joined(separator: " AND ")
        let others = terms.dropFirst(keyCount)
        let statement = { (set: [String]) in "UPDATE \(name) SET \(set.joined(separator: ", ")) WHERE \(key)" }
        update = statement(others.filter { !indexed.contains($0.column) }.map(\.text))
        updateAll = statement(others.map(\.text))
    }

    /// Gives the row of this primary key these columns.
    ///
    /// - Parameter isMoved: whether a column changes that an index holds. SQLite writes the entries of an index anew whose
    ///   columns are set, also to what they were.
    func replace(_ row: [SQLValue], isMoved: Bool, in connection: Connection) throws(StoreFailure) {
        try connection.run(isMoved ? updateAll : update, row)
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
            "finding_count", "has_rivals", "is_test", "keys", "timeline", "words", "state",
        ],
        indexed: ["audience", "type_code", "has_rivals"]
    )
    static let finding = FoldedTable(
        "license_finding",
        ["document", "position", "act", "code", "detail"],
        keyCount: 2
    )
}
