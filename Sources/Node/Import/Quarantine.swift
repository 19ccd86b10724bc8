import SignedLog
import Tables

/// The rows that did not become licenses, written to a file as they come: line, column, code, field, and then the row's
/// own fields under their own names. Mended, it is read again like the file that they come from.
struct Quarantine {
    /// What stands before a row's own fields.
    static let columns: [Text] = ["line", "column", "code", "field"]

    private let file: CSVFile?
    private let fieldCount: Int

    /// - Parameter header: of the file that is read; one that is a quarantine's itself is not told twice.
    init(_ place: OutputFile?, header: CSVRow) {
        let names = header.strings
        let own = names.map { Text($0) }.starts(with: Self.columns) ? Array(names.dropFirst(Self.columns.count)) : names
        skipped = names.count - own.count
        fieldCount = own.count
        file = place.map { CSVFile($0, field: "quarantineFile", header: Self.columns.map(\.string) + own) }
    }

    /// Columns of the row that tell why it was quarantined before.
    private let skipped: Int

    /// Counts the row, names it in the report as far as that goes, and writes it down.
    ///
    /// - Parameter row: nil if the record is none: then its fields are left empty.
    func add(_ bad: BadRow, _ row: CSVRow?, _ report: inout ImportReport) {
        report.add(bad: bad)
        guard let file else { return }
        let fields = row.map { Array($0.strings.dropFirst(skipped)) } ?? Array(repeating: "", count: fieldCount)
        file.add([String(bad.line), String(bad.column), bad.code, bad.field ?? ""] + fields)
    }

    /// The path of the file; nil if there is none, because nobody asked for one or every row was good.
    ///
    /// Throws what the disk refused while rows were written.
    func finish() throws -> String? { try file?.finish() }

    func discard() { file?.discard() }
}
