import Licenses
import Replica
import SignedLog
import Signing
import Tables

/// Turns rows of a register into requests, by a mapping and the file's header.
struct RowReader {
    private let mapping: ImportMapping
    /// What every row has in common.
    private let template: LicenseRequest
    /// The indexes of the columns that are read, with where their values go, in the order of the file.
    private let columns: [(index: Int, target: ImportMapping.Target)]

    /// A value that cannot be read, with the column that it stands in.
    struct Problem: Error {
        let column: Int
        let refusal: Refusal
    }

    /// Refuses a header that lacks a column of the mapping, or has one that the mapping does not speak of. The four
    /// columns that a quarantine file begins with are passed over, so that it can be mended and read again.
    ///
    /// - Parameters:
    ///   - template: what the rows are requests for; where it names a file, each is given its record.
    ///   - labels: the type's face fields, key by label.
    init(
        mapping: ImportMapping,
        header: CSVRow,
        template: LicenseRequest,
        labels: [Text: Text]
    ) throws(APIFailure) {
        (self.mapping, self.template) = (mapping, template)
        let names = (0..<header.count).map { Text(validating: header[$0]) ?? "" }
        if let missing = mapping.columns.values.filter({ !names.contains($0) }).min() {
            throw Self.headerProblem(missing, "missing")
        }
        if let twice = names.first(where: { name in names.count { $0 == name } > 1 }) {
            throw Self.headerProblem(twice, "repeated")
        }
        var columns: [(Int, ImportMapping.Target)] = []
        let isQuarantine = names.starts(with: Quarantine.columns)
        for (index, name) in names.enumerated().dropFirst(isQuarantine ? Quarantine.columns.count : 0) {
            if let target = Self.target(of: name, in: mapping, labels) {
                columns.append((index, target))
            } else if !mapping.ignored.contains(name) {
                throw Self.headerProblem(name, "unknown")
            }
        }
        self.columns = columns
        guard columns.contains(where: { $0.1 == mapping.key.part }) else {
            throw Self.headerProblem(Text(mapping.key.rawValue), "missing")
        }
    }

    private static func headerProblem(_ column: Text, _ rule: String) -> APIFailure {
        APIFailure(status: 400, code: "csv-header", field: column.string, ["rule": rule])
    }

    private static func target(
        of column: Text,
        in mapping: ImportMapping,
        _ labels: [Text: Text]
    ) -> ImportMapping.Target? {
        if let mapped = mapping.columns.first(where: { $0.value == column })?.key { return mapped }
        if mapping.readsFieldsByLabel, let key = labels[column] { return .field(key) }
        return mapping.columns.isEmpty ? ImportMapping.Target(name: column.string) : nil
    }

    /// The request that a row stands for. What the replica alone can judge is left to it.
    func request(_ row: CSVRow) throws(Problem) -> LicenseRequest {
        var request = template
        request.provenance = template.provenance.map { Provenance(file: $0.file, row: UInt64(row.number)) }
        request.holder = .init(type: "", code: "", name: "")
        for (target, value) in mapping.constants {
            try set(target, value.utf8.slice, in: &request, column: 0)
        }
        for (index, target) in columns {
            try set(target, row[index], in: &request, column: index)
        }
        return request
    }

    private func set(
        _ target: ImportMapping.Target,
        _ value: ArraySlice<UInt8>,
        in request: inout LicenseRequest,
        column: Int
    ) throws(Problem) {
        switch target {
        case .number: request.number = value.isEmpty ? nil : Self.string(value)
        case .identifier: request.identifier = value.isEmpty ? nil : Self.string(value)
        // A back-file without its date would be dated today.
        case .date: request.date = try day(value, target, column)
        case .validFrom: request.validFrom = value.isEmpty ? nil : try day(value, target, column)
        case .validTo: request.validTo = value.isEmpty ? nil : try term(value, column)
        case .holderType: request.holder?.type = Self.holderType(value)
        case .holderCode: request.holder?.code = Self.string(value)
        case .holderName: request.holder?.name = Self.string(value)
        case .field(let key):
            guard !value.isEmpty, let text = Text(validating: value) else { return }
            request.fields[key] = .text(text)
        }
    }

    private func day(
        _ value: ArraySlice<UInt8>,
        _ target: ImportMapping.Target,
        _ column: Int
    ) throws(Problem) -> CivilDate {
        guard !value.isEmpty else {
            throw Problem(column: column, refusal: Refusal(.missingField, field: target.name))
        }
        switch mapping.dates.day(value) {
        case .success(let day): return day
        case .failure(let refusal): throw Problem(column: column, refusal: refusal.about(target.name))
        }
    }

    private func term(_ value: ArraySlice<UInt8>, _ column: Int) throws(Problem) -> LicenseRequest.TermDraft {
        if let term = LicenseRequest.TermDraft(reading: Self.string(value)), term == .longTerm { return term }
        return .on(try day(value, .validTo, column))
    }

    /// Its three digits, or the name that GB/T 36903 annex A gives it.
    private static func holderType(_ value: ArraySlice<UInt8>) -> String {
        let text = string(value)
        return HolderCodeType.allCases.first { $0.chineseName == text }?.rawValue ?? text
    }

    private static func string(_ bytes: ArraySlice<UInt8>) -> String {
        String(decoding: bytes, as: UTF8.self)
    }

    /// What the rows state, in the order of the file, what is the same in all of them first.
    var parts: [FacePart] { mapping.constants.keys.sorted { $0.name < $1.name } + columns.map(\.target) }

    /// The column in which a field stands that the replica has refused; 0 if none does.
    func column(of field: String?) -> Int {
        columns.first { $0.target.name == field }?.index ?? 0
    }
}
