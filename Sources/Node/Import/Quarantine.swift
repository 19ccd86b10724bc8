import Tables

/// The rows that did not become licenses, written to a file as they come: line, column, code, field, and then the row's
/// own fields.
struct Quarantine {
    private let file: CSVFile?

    init(_ place: OutputFile?) {
        file = place.map { CSVFile($0, field: "quarantineFile", header: ["line", "column", "code", "field"]) }
    }

    /// Counts the row, names it in the report as far as that goes, and writes it down.
    ///
    /// - Parameter row: nil if the record is none.
    func add(_ bad: BadRow, _ row: CSVRow?, _ report: inout ImportReport) {
        report.add(bad: bad)
        file?.add([String(bad.line), String(bad.column), bad.code, bad.field ?? ""] + (row?.strings ?? []))
    }

    /// The path of the file; nil if there is none, because nobody asked for one or every row was good.
    ///
    /// Throws what the disk refused while rows were written.
    func finish() throws -> String? { try file?.finish() }

    func discard() { file?.discard() }
}
