import Licenses
package import SignedLog
import Signing

/// A row of a list, or a license, as far as a comparison needs it: 40 bytes, so that a million of each are compared in
/// memory. That two different keys or contents have one digest here comes once in 2⁶⁴ pairs.
package struct ReconciledRow: Hashable, Sendable {
    /// Of the key's value.
    let key: UInt64
    /// Of all parts that are compared.
    let content: UInt64
    /// Record of the list, or row of the license.
    package let place: Int64
    /// The legal date, yyyymmdd; 0 where there is none.
    let day: UInt32
    /// Of a license: which witnesses lack it.
    let lacks: WitnessKinds

    /// Which pass over both sides it belongs to.
    package func isOf(pass: Int, of count: Int) -> Bool { count == 1 || Int(key % UInt64(count)) == pass }

    package var isAtHub: Bool { !lacks.contains(.hub) }
    package var isAtCity: Bool { !lacks.contains(.city) }
}

/// A row of a list, as far as it could be read.
package struct ListedRow: Sendable {
    /// 1 is the first record.
    package let record: Int
    package let line: Int
    package let request: LicenseRequest

    package init(record: Int, line: Int, request: LicenseRequest) {
        (self.record, self.line, self.request) = (record, line, request)
    }
}

/// Witnesses that have not receipted a license.
struct WitnessKinds: OptionSet, Hashable, Sendable {
    let rawValue: UInt8

    static let hub = WitnessKinds(rawValue: 1)
    static let city = WitnessKinds(rawValue: 2)
}

/// How rows of a list and licenses are reduced to what is compared.
package struct ReconciliationRule: Sendable {
    let item: CatalogueItem
    package let parts: [FacePart]
    package let key: RegisterKey

    /// - Parameter requests: rows of a list, with the number of each record.
    package func rows(of listed: [ListedRow], by workers: Workers) -> [ReconciledRow] {
        workers.map(listed) { row in
            reduced(Int64(row.record), row.request.date, []) { $0.value(in: row.request, item) }
        }
    }

    func reduced(
        _ place: Int64,
        _ day: CivilDate?,
        _ lacks: WitnessKinds,
        _ value: (FacePart) -> CBOR?
    ) -> ReconciledRow {
        var writer = CBORWriter(byteCount: 256)
        for part in parts { Self.write(value(part), to: &writer) }
        return ReconciledRow(
            key: digest(of: value(key.part)),
            content: Self.digest(writer.bytes),
            place: place,
            day: UInt32(clamping: day?.yyyymmdd ?? 0),
            lacks: lacks
        )
    }

    private func digest(of value: CBOR?) -> UInt64 {
        var writer = CBORWriter(byteCount: 64)
        Self.write(value, to: &writer)
        return Self.digest(writer.bytes)
    }

    /// What is absent is told apart from null, which is 长期.
    private static func write(_ value: CBOR?, to writer: inout CBORWriter) {
        writer.array(count: value == nil ? 0 : 1)
        if let value { writer.item(value) }
    }

    private static func digest(_ bytes: [UInt8]) -> UInt64 {
        SHA256.digest(bytes).array.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }
}
