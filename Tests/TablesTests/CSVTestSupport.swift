import Foundation
import Tables

/// What a file holds, read in pieces of a given size.
func csvRecords(of bytes: [UInt8], encoding: TextEncoding = .utf8, pieceLength: Int = .max) -> [CSVRecord] {
    var rest = bytes[...]
    var stream = CSVStream(encoding: encoding) {
        defer { rest = rest.dropFirst(pieceLength) }
        return Array(rest.prefix(pieceLength))
    }
    var records: [CSVRecord] = []
    while let record = stream.next() { records.append(record) }
    return records
}

func csvRecords(of text: String) -> [CSVRecord] {
    csvRecords(of: Array(text.utf8))
}

extension CSVRecord {
    /// A record in one line: the fields of a row, or what is wrong and where.
    var summary: String {
        switch self {
        case .header(let row): "header \(row.strings)"
        case .row(let row): "\(row.number) \(row.strings)"
        case .bad(let problem): "\(problem.record) bad \(problem.position) \(problem.reason.name)"
        }
    }
}

extension CSVProblem.Reason {
    var name: String {
        switch self {
        case .empty: "empty"
        case .openQuote: "open quote"
        case .textAfterClosingQuote: "text after quote"
        case .bareQuote: "bare quote"
        case .loneCarriageReturn: "lone CR"
        case .nulByte: "NUL"
        case .shortRow(let fieldCount, let expected): "short \(fieldCount)/\(expected)"
        case .longRow(let fieldCount, let expected): "long \(fieldCount)/\(expected)"
        case .fieldTooLong(let byteLimit): "field > \(byteLimit)"
        case .recordTooLong(let byteLimit): "record > \(byteLimit)"
        case .encodingInvalid(let declared, let looksLike):
            "not \(declared.rawValue)" + (looksLike.map { ", looks like \($0.rawValue)" } ?? "")
        }
    }
}

/// Files beside the tests, whose sources the SOURCE.txt in their folders name.
enum TableVectors {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

    static func bytes(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.appending(path: "Vectors/\(path)")))
    }

    /// Samples of real registers, which other rooms' tests read too.
    static func sample(_ path: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: folder.deletingLastPathComponent().appending(path: "Samples/\(path)")))
    }

    static func lines(_ path: String) throws -> [Substring] {
        String(decoding: try bytes(path), as: UTF8.self).split(separator: "\n")
    }
}
