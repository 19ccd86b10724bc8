import Licenses
import Replica
import SignedLog
import Signing
import Storage
import Tables

/// One import: reads a register row by row and writes some thousand licenses at a time, in signed entries of five hundred.
/// A bad row is quarantined and the import goes on. Interrupted, it is simply started again: what is held is left alone.
struct ImportRun {
    let order: ImportOrder
    let owned: OwnedReplica

    /// - Parameter progress: is given `{"progress":{"rows","total"}}` after each batch.
    func run(progress: @escaping Listener.ProgressSink) async throws -> ImportReport {
        let file = try SourceFile(path: order.path)
        defer { file.close() }
        let survey = try file.survey(order.encoding)
        let (source, type) = (try await owned.provenance(of: survey), try await owned.importedType(named: order.type))
        var batches = try ImportBatches(file, order, template: template(source, type), type)
        var report = ImportReport()
        report.isDryRun = order.isDryRun
        let quarantine = Quarantine(order.quarantine, header: batches.header)
        do {
            var next = try batches.next()
            while let batch = next {
                async let fates = fates(of: batch)
                next = try batches.next()
                try count(try await fates, of: batch, batches.reader, &report, quarantine)
                progress(Self.line(rows: report.rows, of: survey))
            }
        } catch {
            quarantine.discard()
            throw error
        }
        report.quarantineFile = try quarantine.finish()
        report.batch = try await record(report, file: source, of: type.document)
        progress(Self.line(rows: report.rows, of: survey))
        return report
    }

    /// What all rows have in common.
    private func template(_ source: Bytes32, _ type: ImportedType) -> LicenseRequest {
        var template = LicenseRequest(.issue)
        (template.type, template.by, template.decidedOn) = (type.code, order.by, order.decidedOn)
        template.provenance = Provenance(file: source, row: 1)
        return template
    }

    /// Writes the rows of a batch. Of each what became of it.
    private func fates(of batch: ImportBatch) async throws -> [RowFate] {
        guard !batch.rows.isEmpty else { return [] }
        let (requests, key, isDryRun) = (batch.rows.map(\.request), order.mapping.key, order.isDryRun)
        return try await owned.author { try $0.importBatch(requests, key: key, isDryRun: isDryRun) }
    }

    /// Counts what became of each row, and quarantines the bad ones in the order of the file.
    private func count(
        _ fates: [RowFate],
        of batch: ImportBatch,
        _ reader: RowReader,
        _ report: inout ImportReport,
        _ quarantine: Quarantine
    ) throws {
        report.rows = batch.readCount
        var bad = batch.bad
        for (row, fate) in zip(batch.rows, fates) {
            if let number = row.request.number, fate.isCounted { report.count(number: Self.digest(number)) }
            switch fate {
            case .new: report.new += 1
            case .held: report.held += 1
            case .differs(let document): report.add(differing: .init(line: row.row.line, document: document))
            case .refused(let refusal):
                // The type is every row's: then nothing was written, and nothing would be.
                if refusal.field == "type" { throw refusal }
                let position = row.row.position(of: reader.column(of: refusal.field))
                bad.append(ImportBatch.Bad(why: BadRow(refusal, at: position), row: row.row))
            }
        }
        for bad in bad.sorted(by: { $0.why.line < $1.why.line }) { quarantine.add(bad.why, bad.row, &report) }
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
