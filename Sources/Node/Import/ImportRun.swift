import Licenses
import Replica
import SignedLog
import Signing
import Storage
import Tables

/// One import: reads a register row by row and writes a thousand licenses at a time, each thousand one signed entry. A
/// bad row is quarantined and the import goes on. Interrupted, it is simply started again: what is held is left alone.
struct ImportRun {
    let order: ImportOrder
    let owned: OwnedReplica

    /// A row that has been read, on its way to the replica.
    struct Pending: Sendable {
        let request: LicenseRequest
        let row: CSVRow
    }

    /// - Parameter progress: is given `{"progress":{"rows","total"}}` after each thousand.
    func run(progress: @escaping Listener.ProgressSink) async throws -> ImportReport {
        let file = try SourceFile(path: order.path)
        defer { file.close() }
        let survey = try file.survey(order.encoding)
        let (source, type) = (try await owned.provenance(of: survey), try await owned.importedType(named: order.type))
        var report = ImportReport()
        report.isDryRun = order.isDryRun
        var records = try file.records(order.encoding)
        let header = try records.header()
        let quarantine = Quarantine(order.quarantine, header: header)
        do {
            let reader = try reader(header, source: source, type)
            var batch = Batch(key: order.mapping.key)
            while let record = try records.next() {
                try Task.checkCancellation()
                report.rows += 1
                let isWaiting = take(record, reader, into: &batch, &report, quarantine)
                guard !isWaiting else { continue }
                try await write(&batch, reader, &report, quarantine)
                progress(Self.line(rows: report.rows, of: survey))
            }
            try await write(&batch, reader, &report, quarantine)
        } catch {
            quarantine.discard()
            throw error
        }
        report.quarantineFile = try quarantine.finish()
        report.batch = try await record(report, file: source, of: type.document)
        progress(Self.line(rows: report.rows, of: survey))
        return report
    }

    /// Says in an act what became of the file, unless nothing did.
    private func record(_ report: ImportReport, file: Bytes32, of item: DocumentID) async throws -> ActID? {
        guard !order.isDryRun, report.held < report.rows else { return nil }
        let record = ImportRecord(
            ImportedBatch(file: file, item: item, counts: report.counts, reasons: report.countedReasons),
            source: order.source,
            by: order.by,
            decidedOn: order.decidedOn
        )
        return try await owned.author { try $0.author(record) }.act
    }

    private func reader(_ header: CSVRow, source: Bytes32, _ type: ImportedType) throws -> RowReader {
        var template = LicenseRequest(.issue)
        (template.type, template.by, template.decidedOn) = (type.code, order.by, order.decidedOn)
        template.provenance = Provenance(file: source, row: 1)
        return try RowReader(mapping: order.mapping, header: header, template: template, labels: type.labels)
    }

    /// Takes one record in. False: the batch must be written before the next.
    private func take(
        _ record: CSVRecord,
        _ reader: RowReader,
        into batch: inout Batch,
        _ report: inout ImportReport,
        _ quarantine: Quarantine
    ) -> Bool {
        switch record {
        case .header: preconditionFailure("a second header")
        case .bad(let problem): quarantine.add(BadRow(problem), nil, &report)
        case .row(let row):
            do throws(RowReader.Problem) {
                batch.append(Pending(request: try Self.numbered(try reader.request(row), reader), row: row))
            } catch {
                quarantine.add(BadRow(error.refusal, at: row.position(of: error.column)), row, &report)
            }
        }
        return !batch.isFull
    }

    /// A back-file's number was printed once: one without a digit never was, whatever a clerk may enter by hand.
    private static func numbered(
        _ request: LicenseRequest,
        _ reader: RowReader
    ) throws(RowReader.Problem) -> LicenseRequest {
        guard let number = request.number, PlaceholderNumber.stands(as: Text(number)) else { return request }
        throw RowReader.Problem(
            column: reader.column(of: "number"),
            refusal: Refusal(.numberPlaceholder, field: "number")
        )
    }

    private func write(
        _ batch: inout Batch,
        _ reader: RowReader,
        _ report: inout ImportReport,
        _ quarantine: Quarantine
    ) async throws {
        let pending = batch.take()
        guard !pending.isEmpty else { return }
        let (requests, key, isDryRun) = (pending.map(\.request), order.mapping.key, order.isDryRun)
        let fates = try await owned.author { try $0.importBatch(requests, key: key, isDryRun: isDryRun) }
        for (row, fate) in zip(pending, fates) {
            if let number = row.request.number, fate.isCounted { report.count(number: Self.digest(number)) }
            switch fate {
            case .new: report.new += 1
            case .held: report.held += 1
            case .differs(let document): report.add(differing: .init(line: row.row.line, document: document))
            case .refused(let refusal):
                // The type is every row's: then nothing was written, and nothing would be.
                if refusal.field == "type" { throw refusal }
                let position = row.row.position(of: reader.column(of: refusal.field))
                quarantine.add(BadRow(refusal, at: position), row.row, &report)
            }
        }
    }

    private static func digest(_ number: String) -> UInt64 {
        SHA256.digest(Array(number.utf8)).array.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    private static func line(rows: Int, of survey: SourceFile.Survey) -> [UInt8] {
        JSONBody.encode(Line(progress: .init(rows: rows, total: survey.recordCount)))
    }

    private struct Line: Encodable {
        let progress: Count

        struct Count: Encodable {
            let rows: Int
            let total: Int
        }
    }
}

/// Rows that wait to be written together: at most as many as one entry takes, and none with the key of another, so that
/// the second of two is compared with the first.
private struct Batch {
    private let key: RegisterKey
    private var pending: [ImportRun.Pending] = []
    private var keys: Set<String> = []
    private var next: ImportRun.Pending?

    init(key: RegisterKey) { self.key = key }

    var isFull: Bool { next != nil || pending.count == Replica.batchLimit }

    mutating func append(_ row: ImportRun.Pending) {
        if pending.count < Replica.batchLimit, keys.insert(value(of: row)).inserted {
            pending.append(row)
        } else {
            next = row
        }
    }

    /// Empties the batch; a row that had to wait begins the next one.
    mutating func take() -> [ImportRun.Pending] {
        defer {
            pending = next.map { [$0] } ?? []
            keys = Set(pending.map(value))
            next = nil
        }
        return pending
    }

    private func value(of row: ImportRun.Pending) -> String { key.value(in: row.request) ?? "" }
}
