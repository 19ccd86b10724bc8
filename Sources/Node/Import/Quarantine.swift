import Foundation
import SystemPackage
import Tables

/// The rows that did not become licenses, written to a file as they come: line, column, code, field, and then the row's
/// own fields. It holds people's data, so its mode is 0600.
///
/// A class, because it owns an open file.
final class Quarantine {
    private let place: OutputFile?
    private let draft: String
    private var file: FileDescriptor?
    private var failure: (any Error)?

    init(_ place: OutputFile?) {
        self.place = place
        draft = (place?.path ?? "") + ".part"
    }

    /// Counts the row, names it in the report as far as that goes, and writes it down.
    ///
    /// - Parameter row: nil if the record is none.
    func add(_ bad: BadRow, _ row: CSVRow?, _ report: inout ImportReport) {
        report.add(bad: bad)
        guard place != nil, failure == nil else { return }
        let cells = [String(bad.line), String(bad.column), bad.code, bad.field ?? ""] + (row?.strings ?? [])
        do { try write(cells) } catch { failure = error }
    }

    /// The path of the file; nil if there is none, because nobody asked for one or every row was good.
    ///
    /// Throws what the disk refused while rows were written.
    func finish() throws -> String? {
        if let failure { throw APIFailure(status: 507, code: "failed", field: "quarantineFile", detail: "\(failure)") }
        guard let place, let file else { return nil }
        try file.close()
        self.file = nil
        try FileManager.default.moveReplacing(draft, to: place.path)
        return place.path
    }

    /// Leaves nothing behind.
    func discard() {
        try? file?.close()
        file = nil
        if place != nil { try? FileManager.default.removeItem(atPath: draft) }
    }

    private func write(_ cells: [String]) throws {
        let line = cells.map(Self.quoted).joined(separator: ",") + "\r\n"
        if file == nil {
            file = try FileDescriptor.open(
                FilePath(draft),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
            try file?.writeAll("line,column,code,field\r\n".utf8)
        }
        try file?.writeAll(line.utf8)
    }

    /// RFC 4180.
    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
