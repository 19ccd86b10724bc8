import Replica

/// All differences as CSV, written as they are found.
struct DifferenceFile {
    private let file: CSVFile?

    init(_ place: OutputFile?) {
        let header = ["kind", "line", "document", "key", "day", "field", "listed", "here"]
        file = place.map { CSVFile($0, field: "output", header: header) }
    }

    /// Whether anybody has asked for one.
    var isWanted: Bool { file != nil }

    func add(_ row: MissingHere) {
        let document = row.instead.map { "\($0.document)" } ?? ""
        file?.add([
            "missing-here", "\(row.line)", document, row.key, row.day ?? "", "", "", row.instead?.state ?? "",
        ])
    }

    func add(_ license: UnlistedLicense, as kind: String) {
        file?.add([kind, "", "\(license.document)", license.key, license.day ?? "", "", "", license.state])
    }

    func add(_ license: DifferentLicense) {
        for field in license.fields {
            file?.add([
                "different", "\(license.line)", "\(license.document)", license.key, "", field.field,
                field.listed ?? "", field.here ?? "",
            ])
        }
    }

    func add(_ row: BadRow) {
        file?.add(["unreadable", "\(row.line)", "", "", "", row.field ?? "", "", row.code])
    }

    func finish() throws -> String? { try file?.finish() }

    func discard() { file?.discard() }
}
