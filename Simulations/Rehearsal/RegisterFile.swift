import Foundation
import Licenses
package import Signing
import Tables

/// A register's file: the whole of it, row by row, and what names it in acts that come from it.
package struct RegisterFile: Sendable {
    /// SHA-256 of the file.
    package let digest: Bytes32
    package let records: [Record]

    /// One record after the header.
    package struct Record: Sendable {
        /// 1 is the first after the header.
        package let number: Int
        /// The columns before the row's own: those of an event, none in a snapshot.
        package let event: RegisterEvent?
        package let row: RegisterRow
    }

    private static let rowColumns = ["縣市", "代號", "補習班", "班址", "立案文號", "立案日期"]
    private static let eventColumns = ["日期", "變動"]

    /// Rows of a snapshot.
    package static func snapshot(path: String) throws -> RegisterFile {
        try RegisterFile(path: path, columns: rowColumns)
    }

    /// Rows with the day and the kind of the event before them.
    package static func changes(path: String) throws -> RegisterFile {
        try RegisterFile(path: path, columns: eventColumns + rowColumns)
    }

    private init(path: String, columns: [String]) throws {
        guard let handle = FileHandle(forReadingAtPath: path) else { throw RegisterProblem.unreadable(path: path) }
        defer { try? handle.close() }
        var digest = SHA256()
        var stream = CSVStream<any Error>(encoding: .utf8) {
            let chunk = [UInt8](try handle.read(upToCount: CSVLimits.chunkByteCount) ?? Data())
            digest.update(chunk)
            return chunk
        }
        var records: [Record] = []
        while let record = try stream.next() {
            switch record {
            case .header(let header):
                guard header.strings == columns else { throw RegisterProblem.header(path: path, expected: columns) }
            case .row(let row):
                records.append(try Self.record(row, path, isEvent: columns.count > Self.rowColumns.count))
            case .bad(let problem):
                throw RegisterProblem.record(path: path, line: problem.position.line, reason: "\(problem.reason)")
            }
        }
        self.records = records
        self.digest = digest.finish()
    }

    private static func record(_ row: CSVRow, _ path: String, isEvent: Bool) throws -> Record {
        let texts = row.strings
        let first = isEvent ? eventColumns.count : 0
        let event = isEvent ? RegisterEvent(day: texts[0], kind: texts[1]) : nil
        guard let date = CivilDate(parsing: Array(texts[first + 5].utf8)), (event != nil) == isEvent else {
            throw RegisterProblem.record(path: path, line: row.line, reason: "no date, or no kind of event")
        }
        return Record(
            number: row.number,
            event: event,
            row: RegisterRow(
                county: texts[first],
                code: texts[first + 1],
                name: texts[first + 2],
                address: texts[first + 3],
                number: texts[first + 4],
                date: date
            )
        )
    }
}

/// Why a register cannot be read.
package enum RegisterProblem: Error, CustomStringConvertible {
    case unreadable(path: String)
    case header(path: String, expected: [String])
    case record(path: String, line: Int, reason: String)

    package var description: String {
        switch self {
        case .unreadable(let path): "\(path): no such file, or it may not be read"
        case .header(let path, let expected): "\(path): the columns must be \(expected.joined(separator: ","))"
        case .record(let path, let line, let reason): "\(path):\(line): \(reason)"
        }
    }
}
