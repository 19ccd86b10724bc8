import Replica
import Tables

/// The list of a business system, read in steps. It is read several times, each time from the beginning.
struct ReconciledList {
    private let source: SourceFile
    private let order: ReconciliationOrder
    private let type: ImportedType
    /// What its rows state.
    private(set) var parts: [FacePart] = []
    /// Records after the header.
    let recordCount: Int

    /// Refuses a header that the mapping does not fit, and one without the key.
    init(at path: String, of type: ImportedType, _ order: ReconciliationOrder) throws {
        source = try SourceFile(path: path)
        (self.order, self.type) = (order, type)
        recordCount = try source.survey(order.encoding).recordCount
        var records = try source.records(order.encoding)
        parts = try reader(records.header()).parts
        guard parts.contains(order.key.part) else {
            throw APIFailure(status: 400, code: "csv-header", field: order.key.rawValue, ["rule": "missing"])
        }
    }

    func close() { source.close() }

    /// From the first record on.
    func reading() throws -> Reading {
        var records = try source.records(order.encoding)
        return Reading(reader: try reader(records.header()), key: order.key, records: records)
    }

    /// One reading of the list.
    struct Reading {
        let reader: RowReader
        let key: RegisterKey
        var records: CSVStream<APIFailure>

        /// Records of one step.
        static let step = 4_000

        struct Step {
            var rows: [ListedRow] = []
            var bad: [BadRow] = []
        }

        /// Nil at the end.
        mutating func next() throws -> Step? {
            var step = Step()
            while step.rows.count + step.bad.count < Self.step, let record = try records.next() {
                add(record, to: &step)
            }
            return step.rows.isEmpty && step.bad.isEmpty ? nil : step
        }

        private func add(_ record: CSVRecord, to step: inout Step) {
            switch record {
            case .header: preconditionFailure("a second header")
            case .bad(let problem): step.bad.append(BadRow(problem))
            case .row(let row):
                do throws(RowReader.Problem) {
                    let listed = ListedRow(record: row.number, line: row.line, request: try reader.request(row))
                    if key.value(in: listed.request) != nil {
                        step.rows.append(listed)
                    } else {
                        let refusal = Refusal(.missingField, field: key.rawValue)
                        step.bad.append(BadRow(refusal, at: row.position(of: reader.column(of: key.rawValue))))
                    }
                } catch {
                    step.bad.append(BadRow(error.refusal, at: row.position(of: error.column)))
                }
            }
        }
    }

    private func reader(_ header: CSVRow) throws -> RowReader {
        try RowReader(
            mapping: order.mapping,
            header: header,
            template: LicenseRequest(.issue),
            labels: type.labels
        )
    }
}
