import Licenses
import Replica
import SignedLog
import Tables

/// Rows that are written together: at most as many as one batch of licenses takes, and none with the key of another, so
/// that the second of two is compared with the first.
struct ImportBatch: Sendable {
    /// Rows that make a request each.
    fileprivate(set) var rows: [Row] = []
    /// The others, to be quarantined.
    fileprivate(set) var bad: [Bad] = []
    /// Rows of the file up to its end, this batch and those before it.
    fileprivate(set) var readCount = 0

    struct Row: Sendable {
        let request: LicenseRequest
        let row: CSVRow
    }

    struct Bad: Sendable {
        let why: BadRow
        /// Nil if the record is no row.
        let row: CSVRow?
    }

    fileprivate var isFull: Bool { rows.count + bad.count >= Replica.batchLimit }
}

/// Reads the rows of a file, a batch at a time, bad ones too. Needs nothing of the replica: the next batch can be read
/// while the one before is written.
struct ImportBatches {
    let header: CSVRow
    let reader: RowReader

    private let key: RegisterKey
    private var records: CSVStream<APIFailure>
    private var readCount = 0
    /// Begins the next batch: the one before has its key already.
    private var waiting: ImportBatch.Row?

    init(_ file: SourceFile, _ order: ImportOrder, template: LicenseRequest, _ type: ImportedType) throws {
        records = try file.records(order.encoding)
        header = try records.header()
        reader = try RowReader(mapping: order.mapping, header: header, template: template, labels: type.labels)
        key = order.mapping.key
    }

    /// Nil at the end of the file.
    mutating func next() throws -> ImportBatch? {
        var batch = ImportBatch()
        var keys: Set<String> = []
        if let row = waiting.take() {
            keys.insert(value(of: row))
            batch.rows.append(row)
        }
        while !batch.isFull, waiting == nil, let record = try records.next() {
            try Task.checkCancellation()
            readCount += 1
            switch read(record) {
            case .failure(let bad): batch.bad.append(bad)
            case .success(let row) where keys.insert(value(of: row)).inserted: batch.rows.append(row)
            case .success(let row): waiting = row
            }
        }
        batch.readCount = readCount - (waiting == nil ? 0 : 1)
        return batch.rows.isEmpty && batch.bad.isEmpty ? nil : batch
    }

    private func value(of row: ImportBatch.Row) -> String { key.value(in: row.request) ?? "" }

    private enum Read {
        case success(ImportBatch.Row)
        case failure(ImportBatch.Bad)
    }

    private func read(_ record: CSVRecord) -> Read {
        switch record {
        case .header: preconditionFailure("a second header")
        case .bad(let problem): return .failure(ImportBatch.Bad(why: BadRow(problem), row: nil))
        case .row(let row):
            do throws(RowReader.Problem) {
                return .success(ImportBatch.Row(request: try numbered(try reader.request(row)), row: row))
            } catch {
                let why = BadRow(error.refusal, at: row.position(of: error.column))
                return .failure(ImportBatch.Bad(why: why, row: row))
            }
        }
    }

    /// A back-file's number was printed once: one without a digit never was, whatever a clerk may enter by hand.
    private func numbered(_ request: LicenseRequest) throws(RowReader.Problem) -> LicenseRequest {
        guard let number = request.number, PlaceholderNumber.stands(as: Text(number)) else { return request }
        throw RowReader.Problem(
            column: reader.column(of: "number"),
            refusal: Refusal(.numberPlaceholder, field: "number")
        )
    }
}
