import Foundation
import SystemPackage

/// A CSV file (RFC 4180) that is written row by row and appears whole or not at all. It is made with its first row. It
/// holds people's data, so its mode is 0600.
///
/// A class, because it owns an open file.
final class CSVFile {
    private let place: OutputFile
    private let field: String
    private let header: [String]
    private var file: FileDescriptor?
    private var failure: (any Error)?

    /// - Parameter field: by which a request has named the file.
    init(_ place: OutputFile, field: String, header: [String]) {
        (self.place, self.field, self.header) = (place, field, header)
    }

    private var draft: String { place.path + ".part" }

    /// What the disk refuses is thrown by ``finish()``: whoever compares or imports goes on.
    func add(_ cells: [String]) {
        guard failure == nil else { return }
        do { try write(cells) } catch { failure = error }
    }

    /// The path of the file; nil if no row was added.
    func finish() throws -> String? {
        if let failure {
            discard()
            throw APIFailure(status: 507, code: "failed", field: field, detail: "\(failure)")
        }
        guard let file else { return nil }
        try file.close()
        self.file = nil
        try FileManager.default.moveReplacing(draft, to: place.path)
        return place.path
    }

    /// Leaves nothing behind.
    func discard() {
        guard let file else { return }
        try? file.close()
        self.file = nil
        try? FileManager.default.removeItem(atPath: draft)
    }

    private func write(_ cells: [String]) throws {
        if file == nil {
            file = try FileDescriptor.open(
                FilePath(draft),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
            try file?.writeAll(Self.line(header).utf8)
        }
        try file?.writeAll(Self.line(cells).utf8)
    }

    private static func line(_ cells: [String]) -> String { cells.map(quoted).joined(separator: ",") + "\r\n" }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }
}
