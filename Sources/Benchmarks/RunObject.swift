import Foundation
import Marks

/// All that `--json` prints: the items under the name that they always had, and what stands beside them.
struct RunObject: Encodable {
    let items: [Measurement]
    let licenses: Int
    let marks: [MarkReport.Line]
    let markLicenses = Mark.licenses
    let recorded = RecordedRival.occasion
    let gate = CorrectnessGate.text

    private enum CodingKeys: String, CodingKey {
        case items, licenses, marks, recorded, gate
        case markLicenses = "mark_licenses"
    }

    init(_ report: Report, _ marks: MarkReport) {
        (items, licenses, self.marks) = (report.items, marks.licenses, marks.lines)
    }

    /// One object.
    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
}
