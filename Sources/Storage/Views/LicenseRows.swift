import Licenses
import SignedLog
import Signing

/// The rows of one license: made once here, for writing, for digests and for comparing.
struct LicenseRows {
    let view: LicenseView
    let documentRow: Int64
    let audienceRow: Int64
    /// Whether the view has the license already.
    var isHeld = false

    var license: [SQLValue] {
        let keys = SQLValue.blob(CBOR.array(view.keys.map(\.item)).encoded())
        let timeline = SQLValue.blob(TimelineCoding.encoded(view.timeline))
        return [
            .int(documentRow), .int(audienceRow), .id(view.office), .id(view.item), .text(view.typeCode),
            .text(view.number), .text(view.identifier), .text(view.holderType), .text(view.holderCode),
            .text(view.holderName), .int(view.version.map(Int64.init)), .int(view.dated?.yyyymmdd),
            .int(view.validFrom?.yyyymmdd), .int(view.validTo.column), .int(view.findings.count), .flag(view.isTest),
            keys, timeline, .blob(state(keys: keys, timeline: timeline)),
        ]
    }

    var findings: [[SQLValue]] {
        view.findings.enumerated().map { position, finding in
            [.int(documentRow), .int(position)] + finding.columns
        }
    }

    /// Digests to look the license up by, each once.
    var lookups: Set<Int64> {
        var lookups: Set<Int64> = []
        if let number = view.number { lookups.insert(LicenseLookup.number(number)) }
        if let identifier = view.identifier { lookups.insert(LicenseLookup.identifier(identifier)) }
        if let holder = view.holderCode { lookups.insert(LicenseLookup.holder(holder)) }
        for key in view.keys { lookups.insert(LicenseLookup.key(key)) }
        return lookups
    }

    /// BLAKE2b-256 of what the fold says, the holder as far as it may be disclosed left out: two nodes that hold the same
    /// entries have this in common, whatever has been disclosed to each.
    private func state(keys: SQLValue, timeline: SQLValue) -> Bytes32 {
        let columns: [SQLValue] = [
            .id(view.document), .id(view.office), .id(view.item), .text(view.typeCode), .text(view.number),
            .text(view.identifier), .text(view.holderType), .int(view.version.map(Int64.init)),
            .int(view.dated?.yyyymmdd), .int(view.validFrom?.yyyymmdd), .int(view.validTo.column),
            .flag(view.isTest), keys, timeline,
        ]
        return BLAKE2b.digest32((columns + view.findings.flatMap(\.columns)).bytes)
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

/// Eight bytes to look a license up by: a hash over all but the end, then the last three bytes as they are. So the
/// numbers of a series, or the rows of a file, lie side by side, and an import touches few pages. Collisions cost time
/// only: what is found is compared with the license.
enum LicenseLookup {
    private static let endCount = 3

    static func number(_ number: Text) -> Int64 { hash("number", number.utf8) }

    static func identifier(_ identifier: Text) -> Int64 { hash("identifier", identifier.utf8) }

    static func holder(_ code: Text) -> Int64 { hash("holder", code.utf8) }

    static func key(_ key: DuplicateKey) -> Int64 {
        switch key {
        case .identifier(let text): identifier(text)
        case .number(_, let text): number(text)
        case .provenance(let provenance): hash("provenance", provenance.file.array + bigEndian(provenance.row))
        case .idempotencyKey(let key): hash("idempotency", key.array)
        }
    }

    /// FNV-1a over space and beginning, in the upper five bytes.
    private static func hash(_ space: Text, _ bytes: [UInt8]) -> Int64 {
        let split = max(0, bytes.count - endCount)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in space.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        for byte in bytes[..<split] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        let end = bytes[split...].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        return Int64(bitPattern: hash << 24 | end)
    }

    private static func bigEndian(_ number: UInt64) -> [UInt8] {
        stride(from: UInt64(56), through: 0, by: -8).map { UInt8(truncatingIfNeeded: number >> $0) }
    }
}

extension DuplicateKey {
    var item: CBOR {
        switch self {
        case .identifier(let text): .array([.int(0), .text(text)])
        case .number(let item, let text): .array([.int(1), .bytes(item), .text(text)])
        case .provenance(let provenance): .array([.int(2), provenance.value])
        case .idempotencyKey(let key): .array([.int(3), .bytes(key)])
        }
    }

    /// Nil if it was never written so.
    init?(_ item: CBOR) {
        guard let parts = item.asArray else { return nil }
        switch (parts.first?.asInt, parts.count) {
        case (0, 2):
            guard let text = parts[1].asText else { return nil }
            self = .identifier(text)
        case (1, 3):
            guard let document = parts[1].asBytes32, let text = parts[2].asText else { return nil }
            self = .number(item: DocumentID(document), text)
        case (2, 2):
            guard let provenance = Self.provenance(parts[1]) else { return nil }
            self = .provenance(provenance)
        case (3, 2):
            guard let key = parts[1].asBytes16 else { return nil }
            self = .idempotencyKey(key)
        default: return nil  // Numbers, not cases of ours.
        }
    }

    private static func provenance(_ item: CBOR) -> Provenance? {
        guard let parts = item.asArray, parts.count == 2 else { return nil }
        guard let file = parts[0].asBytes32, let row = parts[1].asUInt, row >= 1 else { return nil }
        return Provenance(file: file, row: row)
    }
}
