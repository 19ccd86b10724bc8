import Foundation
import Licenses
import Rehearsal
import Replica
import SignedLog
import Signing

/// The rows of a back-file: of a real register, of a file of license records, or made up.
struct RowSource {
    let count: Int
    let typeCode: String
    let item: (OfficeID) throws -> ItemSubmission
    /// What a list of another system would have of each.
    let listed: [FacePart]
    private let request: (_ index: Int) -> LicenseRequest

    /// The first `count` rows of a register; all of them if nil.
    init(register file: RegisterFile, count: Int?) {
        let rows = file.records.prefix(count ?? file.records.count).map(\.row)
        self.count = rows.count
        (typeCode, item) = (RegisterType.code, RegisterType.item)
        listed = [.number, .date, .holderCode, .holderName, .field("address")]
        let digest = file.digest
        request = { rows[$0].backFileRequest(file: digest, record: $0 + 1) }
    }

    /// Made-up records; the same for the same count.
    init(madeUp count: Int) {
        self.init(records: count, SHA256.digest(Array("made up \(count)".utf8))) { LicenseRecord($0) }
    }

    /// A file with a JSON object a line; nil where a line is no record.
    init?(file: Data, count: Int?) {
        let lines = file.split(separator: UInt8(ascii: "\n"))
        let records = lines.prefix(count ?? lines.count).compactMap { LicenseRecord(line: $0) }
        guard records.count == min(lines.count, count ?? lines.count), !records.isEmpty else { return nil }
        self.init(records: records.count, SHA256.digest(Array(file))) { records[$0] }
    }

    private init(records count: Int, _ digest: Bytes32, _ record: @escaping (Int) -> LicenseRecord) {
        self.count = count
        (typeCode, item) = (RecordType.code, RecordType.item)
        listed = [.number, .date, .holderCode, .holderName, .field("address"), .field("scope")]
        request = { record($0).request(file: digest, record: $0 + 1) }
    }

    /// Requests that the rows from `start` on become.
    func requests(from start: Int, limit: Int) -> [LicenseRequest] {
        (start..<min(count, start + limit)).map(request)
    }
}
