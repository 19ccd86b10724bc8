import Licenses
import SignedLog
import Signing

/// The rows that the view has of one license: made here once, for writing and for comparing. To make them costs more
/// than to write them, and needs no store: so many may be made at once.
package struct LicenseRows: Sendable {
    let place: DocumentPlace
    /// Of the license's type.
    let typeCode: Text?
    let hasRivals: Bool
    let license: [SQLValue]
    let findings: [[SQLValue]]
    /// Digests to look the license up by, ascending, each once.
    let lookups: [Int64]

    package init(_ view: LicenseView, at place: DocumentPlace) {
        (self.place, typeCode, hasRivals) = (place, view.typeCode, view.hasRivals)
        let findings = view.findings.map(\.columns)
        license = Self.license(view, findings, at: place)
        self.findings = findings.enumerated().map { position, columns in
            [.int(place.row), .int(position)] + columns
        }
        lookups = LicenseLookup.all(of: view)
    }

    private static func license(
        _ view: LicenseView,
        _ findings: [[SQLValue]],
        at place: DocumentPlace
    ) -> [SQLValue] {
        var columns: [SQLValue] = [
            .int(place.row), .int(place.audience),
            .id(view.office), .id(view.item), .text(view.typeCode), .text(view.number), .text(view.identifier),
            .text(view.holderType),
            .text(view.holderCode), .text(view.holderName),
            .int(view.version.map(Int64.init)), .int(view.dated?.yyyymmdd), .int(view.validFrom?.yyyymmdd),
            .int(view.validTo.column),
            .int(view.inspected?.yyyymmdd), .int(view.inspectBy?.yyyymmdd),
            .text(view.paper?.number), .int(view.paper.map { Int64($0.version) }), .int(view.paper?.madeOn.yyyymmdd),
            .int(view.paper.map { $0.isCurrent ? 1 : 0 }),
            .int(view.decided?.yyyymmdd), .int(view.delivered?.yyyymmdd), .int(view.seal?.rawValue),
            .int(view.library.rawValue), .int(view.collected?.yyyymmdd),
            .int(findings.count), .flag(view.hasRivals),
            .flag(view.isTest), .blob(DuplicateKeyCoding.encoded(view.keys, beside: view.keyColumns)),
            .blob(TimelineCoding.encoded(view.timeline, of: view.document)), .text(view.words.text),
            .null,
        ]
        // Of all the others.
        columns[columns.count - 1] = .blob(state(view.document, columns, findings))
        return columns
    }

    /// The digest of what the fold says.
    var state: [UInt8] {
        guard case .blob(let state)? = license.last else { preconditionFailure("a row ends with its state") }
        return state
    }

    /// What words are looked for in, in the order of ``SearchColumns``.
    var searched: [SQLValue] { [license[5], license[6], license[8], license[9], license[license.count - 2]] }

    /// Which columns of two nodes that hold the same entries are equal: neither rows and what others tell as well, nor the
    /// holder, who may be disclosed to one of them only.
    private static let common = [2..<8, 10..<25, 27..<30]

    /// BLAKE2b-256 of what the fold says.
    private static func state(_ document: DocumentID, _ columns: [SQLValue], _ findings: [[SQLValue]]) -> Bytes32 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(768)
        SQLValue.id(document).append(to: &bytes)
        for index in common.joined() { columns[index].append(to: &bytes) }
        for value in findings.joined() { value.append(to: &bytes) }
        return BLAKE2b.digest32(bytes)
    }
}

extension LicenseView {
    fileprivate var hasRivals: Bool { timeline.contains { $0.rivals.count > 1 } }

    fileprivate var keyColumns: KeyColumns { KeyColumns(item: item, number: number, identifier: identifier) }
}

extension LicenseFinding {
    fileprivate var columns: [SQLValue] { [.id(act), .text(code), .blob(detail.encoded())] }
}

extension Term {
    /// Larger than any date: 长期.
    static let unlimitedColumn: Int64 = 99_999_999

    var column: Int64? {
        switch self {
        case .until(let date): date.yyyymmdd
        case .unlimited: Self.unlimitedColumn
        case .unstated: nil
        }
    }

    /// Nil if it was never written so.
    init?(column: Int64?) {
        switch column {
        case nil: self = .unstated
        case Self.unlimitedColumn: self = .unlimited
        case let date?:
            guard let date = CivilDate(yyyymmdd: date) else { return nil }
            self = .until(date)
        }
    }
}
