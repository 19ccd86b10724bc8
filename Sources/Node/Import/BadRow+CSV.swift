import Replica
import Tables

extension BadRow {
    /// A record that is no row.
    init(_ problem: CSVProblem) {
        let (code, parameters) = problem.reason.told
        self.init(
            line: problem.position.line,
            column: problem.position.column,
            code: code,
            field: nil,
            parameters: parameters
        )
    }

    /// A row whose values are refused.
    init(_ refusal: Refusal, at position: CSVPosition) {
        self.init(
            line: position.line,
            column: position.column,
            code: refusal.code.rawValue,
            field: refusal.field,
            parameters: refusal.parameters
        )
    }
}

extension CSVProblem.Reason {
    /// The code of `docs/formats/api.md`, and what its sentence needs.
    fileprivate var told: (code: String, parameters: [String: String]) {
        switch self {
        case .empty: ("csv-header", ["rule": "empty"])
        case .openQuote: ("csv-open-quote", [:])
        case .textAfterClosingQuote, .bareQuote: ("csv-stray-quote", [:])
        case .loneCarriageReturn: ("csv-stray-quote", ["rule": "carriage return"])
        case .nulByte: ("csv-nul", [:])
        case .shortRow(let count, let expected):
            ("csv-short-row", ["found": String(count), "expected": String(expected)])
        case .longRow(let count, let expected):
            ("csv-long-row", ["found": String(count), "expected": String(expected)])
        case .fieldTooLong(let limit), .recordTooLong(let limit): ("csv-field-too-long", ["limit": String(limit)])
        case .encodingInvalid(let declared, let looksLike):
            (
                "csv-encoding",
                ["declared": declared.rawValue].merging(looksLike.map { ["looksLike": $0.rawValue] } ?? [:]) { $1 }
            )
        }
    }
}

extension CSVStream<APIFailure> {
    /// The first record; a file without one is refused.
    mutating func header() throws(APIFailure) -> CSVRow {
        switch try next() {
        case .header(let header)?: return header
        case .bad(let problem)?: throw APIFailure(header: problem)
        case .row?, nil: throw APIFailure(status: 400, code: "csv-header", ["rule": "empty"])
        }
    }
}

extension APIFailure {
    /// A file without a usable header: none of its rows can be judged.
    init(header problem: CSVProblem) {
        let row = BadRow(problem)
        self.init(
            status: 400,
            code: row.code,
            field: "header",
            row.parameters.merging(["line": String(row.line), "column": String(row.column)]) { $1 }
        )
    }
}
