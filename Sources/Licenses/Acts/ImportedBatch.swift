package import District
package import SignedLog
package import Signing

/// 导入批次: that a file of a back-file was read, and what became of its rows. The licenses that came of it name the file by
/// themselves (`about.provenance`); this says whose file it was, and what did not become a license.
package struct ImportedBatch: Hashable, Sendable {
    /// Kinds of reason that are counted apart.
    package static let reasonLimit = 64
    /// Bytes of the name of a source.
    package static let sourceByteLimit = 512

    /// Where the rows came from, as the operator calls it; committed to, for names of files name people.
    package static let sourceKey: Text = "source"

    /// As in provenances: SHA-256 of the file, or 32 random bytes kept for it if it has few records.
    package let file: Bytes32
    /// The catalogue item of its rows.
    package let item: DocumentID
    package let counts: Counts
    /// Why rows were quarantined: codes of the API, ascending, each with the number of its rows.
    package let reasons: [Reason]

    package struct Counts: Hashable, Sendable {
        package let new, held, differing, quarantined: UInt64

        package init(new: UInt64, held: UInt64, differing: UInt64, quarantined: UInt64) {
            (self.new, self.held, self.differing, self.quarantined) = (new, held, differing, quarantined)
        }

        fileprivate var value: CBOR { .array([new, held, differing, quarantined].map { .int(Int64($0)) }) }

        fileprivate init?(_ numbers: [UInt64]) {
            guard numbers.count == 4 else { return nil }
            self.init(new: numbers[0], held: numbers[1], differing: numbers[2], quarantined: numbers[3])
        }
    }

    package struct Reason: Hashable, Comparable, Sendable {
        package let code: Text
        package let count: UInt64

        package init(code: Text, count: UInt64) { (self.code, self.count) = (code, count) }

        package static func < (left: Self, right: Self) -> Bool { (left.code, left.count) < (right.code, right.count) }

        fileprivate var value: CBOR { .array([.text(code), .int(Int64(count))]) }

        fileprivate init?(_ value: CBOR) {
            guard let parts = value.asArray, parts.count == 2, let code = parts[0].asText, let count = parts[1].asUInt,
                count > 0
            else { return nil }
            self.init(code: code, count: count)
        }
    }

    package init(file: Bytes32, item: DocumentID, counts: Counts, reasons: [Reason]) {
        (self.file, self.item, self.counts, self.reasons) = (file, item, counts, reasons)
    }

    private enum Key {
        static let file: Int64 = 100
        static let counts: Int64 = 101
        static let reasons: Int64 = 102
    }

    /// Nil if the act is of another kind. Throws ``ActRefusal`` if it breaks the form of its own.
    package static func decode(_ act: Act) throws(ActRefusal) -> ImportedBatch? {
        guard act.kind == Kind.batch.rawValue else { return nil }
        let batch = try ImportedBatch(BodyReader(act.body))
        try act.checkShape(of: .batch)
        return batch
    }

    private init(_ reader: BodyReader) throws(ActRefusal) {
        guard let file = try reader.value(Key.file).asBytes32 else { throw .wrongType(key: Key.file) }
        let numbers = try reader.list(Key.counts, counts: 4...4) { $0.asUInt }
        guard let counts = Counts(numbers) else { throw .malformed(key: Key.counts) }
        (self.file, self.counts) = (file, counts)
        item = try reader.id(BodyKey.item)
        let reasons = try reader.optional(Key.reasons) { key throws(ActRefusal) in
            try reader.sortedList(key, limit: Self.reasonLimit) { Reason($0) }
        }
        self.reasons = reasons ?? []
        _ = try reader.fields()
    }
}

extension ActDraft {
    /// - Parameters:
    ///   - source: where the rows came from.
    ///   - nonce: 16 random bytes.
    package static func batch(
        _ batch: ImportedBatch,
        source: Text,
        by: Text,
        decidedOn: CivilDate?,
        nonce: Bytes16
    ) throws(AuthoringRefusal) -> ActDraft {
        try PlainText.check(by, part: .operatorName)
        try PlainText.check(source, field: ImportedBatch.sourceKey)
        var body = CBORMap([
            (.int(BodyKey.item), .bytes(batch.item)), (.int(100), .bytes(batch.file)), (.int(101), batch.counts.value),
        ])
        if !batch.reasons.isEmpty { body[102] = .array(batch.reasons.map(\.value)) }
        return ActDraft(
            kind: Kind.batch.rawValue,
            isCritical: false,
            subject: .founding(nonce: nonce),
            body: body,
            about: Circumstances(decidedOn: decidedOn).about,
            committed: CBORMap([(.text(ImportedBatch.sourceKey), .text(source))]),
            by: .text(by)
        )
    }
}
