import Licenses
import SignedLog
import Signing

/// The rows that the view has of one license: made here once, for writing and for comparing. To make them costs more
/// than to write them, and needs no store: so many may be made at once.
package struct LicenseRows: Sendable {
    let place: DocumentPlace
    let license: [SQLValue]
    let findings: [[SQLValue]]
    /// Digests to look the license up by, ascending, each once.
    let lookups: [Int64]

    package init(_ view: LicenseView, at place: DocumentPlace) {
        self.place = place
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
        // What two nodes that hold the same entries have in common, whatever has been disclosed to each.
        let (office, item) = (SQLValue.id(view.office), SQLValue.id(view.item))
        let (typeCode, number) = (SQLValue.text(view.typeCode), SQLValue.text(view.number))
        let (identifier, holderType) = (SQLValue.text(view.identifier), SQLValue.text(view.holderType))
        let (version, dated) = (SQLValue.int(view.version.map(Int64.init)), SQLValue.int(view.dated?.yyyymmdd))
        let (validFrom, validTo) = (SQLValue.int(view.validFrom?.yyyymmdd), SQLValue.int(view.validTo.column))
        let isTest = SQLValue.flag(view.isTest)
        let keys = SQLValue.blob(DuplicateKeyCoding.encoded(view.keys))
        let timeline = SQLValue.blob(TimelineCoding.encoded(view.timeline))
        let common = [
            .id(view.document), office, item, typeCode, number, identifier, holderType, version, dated, validFrom,
            validTo, isTest, keys, timeline,
        ]
        return [
            .int(place.row), .int(place.audience), office, item, typeCode, number, identifier, holderType,
            .text(view.holderCode), .text(view.holderName), version, dated, validFrom, validTo,
            .int(findings.count), isTest, keys, timeline, .blob(state(common, findings)),
        ]
    }

    /// BLAKE2b-256 of what the fold says, the holder as far as it may be disclosed left out.
    private static func state(_ common: [SQLValue], _ findings: [[SQLValue]]) -> Bytes32 {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(512)
        for value in common { value.append(to: &bytes) }
        for finding in findings {
            for value in finding { value.append(to: &bytes) }
        }
        return BLAKE2b.digest32(bytes)
    }
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
