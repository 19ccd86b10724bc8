package import Licenses
package import Replica
import SignedLog
import Storage

/// The import of a snapshot at one counter, as `hefu import` does it: a thousand rows an entry.
package struct BackFile {
    package private(set) var rows = 0
    package private(set) var new = 0
    package private(set) var held = 0
    package private(set) var differing = 0
    package private(set) var refused: [(record: Int, refusal: Refusal)] = []

    /// Takes all rows in; what is held already is left alone.
    package init(importing file: RegisterFile, at counter: Replica) throws {
        for start in stride(from: 0, to: file.records.count, by: Replica.batchLimit) {
            let records = file.records[start..<min(start + Replica.batchLimit, file.records.count)]
            let requests = records.map { $0.row.backFileRequest(file: file.digest, record: $0.number) }
            for (record, fate) in zip(records, try counter.importBatch(requests)) { count(fate, record.number) }
        }
    }

    package var isEveryRowAccountedFor: Bool { rows == new + held + differing + refused.count }

    private mutating func count(_ fate: RowFate, _ record: Int) {
        rows += 1
        switch fate {
        case .new: new += 1
        case .held: held += 1
        case .differs: differing += 1
        case .refused(let refusal): refused.append((record, refusal))
        }
    }
}

/// What a register shows of its own that a person must look at.
extension RegisterFile {
    /// Rows that share their number byte for byte with another, by number.
    package var sharedNumbers: [[Record]] {
        Dictionary(grouping: records) { Array($0.row.number.utf8) }.values
            .filter { $0.count > 1 }
            .sorted { ($0.first?.number ?? 0) < ($1.first?.number ?? 0) }
    }

    /// Rows dated after a day.
    package func records(after day: CivilDate) -> [Record] { records.filter { $0.row.date > day } }
}
