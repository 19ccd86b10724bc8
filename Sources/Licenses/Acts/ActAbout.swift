package import SignedLog
package import Signing

/// What an act says about itself (`docs/formats/act.md`): all of it optional. What has another shape than the page
/// gives it says nothing, as unknown keys do; the act is valid without.
package struct ActAbout: Hashable, Sendable {
    /// The day on which a person decided, where it is not the legal date.
    package let decidedOn: CivilDate?
    /// Made to try something out: never counted, never collected by the city.
    package let isTest: Bool
    package let provenance: Provenance?
    package let incident: DocumentID?
    /// Chosen by who asked for the act, so that asking twice does not do it twice.
    package let idempotencyKey: Bytes16?

    package init(_ act: Act) {
        let about = act.about
        decidedOn = about[AboutKey.decidedOn]?.asInt.flatMap(CivilDate.init(yyyymmdd:))
        isTest = about[AboutKey.test]?.asBool ?? false
        provenance = about[AboutKey.provenance].flatMap(Provenance.init)
        incident = about[AboutKey.incident]?.asBytes32.map(DocumentID.init)
        idempotencyKey = about[AboutKey.idempotencyKey]?.asBytes16
    }
}

/// The record of a back-file (存量) that an act restates.
package struct Provenance: Hashable, Comparable, Sendable {
    /// SHA-256 of the source file, or 32 random bytes kept for it if it has few records.
    package let file: Bytes32
    /// 1 is the first record.
    package let row: UInt64

    package init(file: Bytes32, row: UInt64) {
        precondition((1...UInt64(Int64.max)).contains(row), "records count from 1, not \(row)")
        self.file = file
        self.row = row
    }

    init?(_ value: CBOR) {
        guard let parts = value.asArray, parts.count == 2 else { return nil }
        guard let file = parts[0].asBytes32, let row = parts[1].asUInt, row >= 1 else { return nil }
        self.init(file: file, row: row)
    }

    package var value: CBOR { .array([.bytes(file), .int(Int64(row))]) }

    package static func < (left: Self, right: Self) -> Bool {
        left.file != right.file ? left.file < right.file : left.row < right.row
    }
}
