import District
package import Licenses
package import SignedLog
package import Signing
import Storage

/// What this node says of a file that it has imported.
package struct ImportRecord: Sendable {
    package let batch: ImportedBatch
    package let source: String
    package let by: String
    package let decidedOn: CivilDate?

    package init(_ batch: ImportedBatch, source: String, by: String, decidedOn: CivilDate?) {
        (self.batch, self.source, self.by, self.decidedOn) = (batch, source, by, decidedOn)
    }
}

/// A batch as it is listed: of this node, or of another of an office whose records are held here.
package struct ImportAnswer: Encodable, Sendable {
    package let document: DocumentID
    /// Where the rows came from; nil if it cannot be read here.
    package let source: String?
    /// As the licenses name it that came of it.
    package let file: Bytes32
    package let item: DocumentID
    package let typeName: String?
    package let office: OfficeID?
    package let officeName: String?
    package let node: String?
    package let by: String?
    package let decidedOn: CivilDate?
    /// By the author's clock, in milliseconds since 1970 UTC: a claim.
    package let time: Int64?
    package let new, held, differs, quarantined: UInt64
    /// By code: of how many rows it was the reason.
    package let reasons: [String: UInt64]
    /// Whether the act counts.
    package let valid: Bool
}

extension Replica {
    /// Batches of one page.
    package static let importLimit = 500

    /// Writes down that a file was imported. When it returns, the record outlives a power cut.
    package func author(_ record: ImportRecord) throws -> Acknowledgement {
        let office = try store.read { store in try LicensePlanner(self, store).node.office }
        let draft: ActDraft
        do {
            draft = try ActDraft.batch(
                record.batch,
                source: Text(record.source),
                by: Text(record.by),
                decidedOn: record.decidedOn,
                nonce: surroundings.entropy.bytes16()
            )
        } catch {
            throw Refusal(error)
        }
        let entry = try write([draft], for: Audience([office]), key: identity.signing)
        return Acknowledgement(entry.acts[0], in: entry.id)
    }

    /// The batches that are known here, the last first; at most ``importLimit``.
    package func imports() throws -> [ImportAnswer] {
        try store.read { store in
            let names = Names(state)
            return try store.acts(ofKind: Kind.batch.rawValue).suffix(Self.importLimit).reversed().compactMap { act in
                try answer(act, names, store)
            }
        }
    }

    private func answer(_ act: StoredAct, _ names: Names, _ store: StoreReader) throws -> ImportAnswer? {
        guard let batch = try? ImportedBatch.decode(act.act) else { return nil }
        let disclosed = CBORMap(try store.disclosedValues(of: act.id).map { (.text($0.key), $0.value) })
        let (node, office) = (names.node(act.author), act.audience.offices.first)
        let isCompetent = office.map { state.authority.currentView.acts(act.author, for: $0) } ?? false
        let entry = act.entries.first
        return ImportAnswer(
            document: act.document,
            source: disclosed[ImportedBatch.sourceKey]?.asText?.string,
            file: batch.file,
            item: batch.item,
            typeName: names.item(batch.item)?.name.string,
            office: office,
            officeName: office.flatMap { names.office($0) },
            node: node.map { String(decoding: $0.code, as: UTF8.self) },
            by: disclosed[FieldKey.by]?.asText?.string,
            decidedOn: act.act.about[AboutKey.decidedOn]?.asInt.flatMap { CivilDate(yyyymmdd: $0) },
            time: try entry.flatMap { try store.claimedTime(of: $0) },
            new: batch.counts.new,
            held: batch.counts.held,
            differs: batch.counts.differing,
            quarantined: batch.counts.quarantined,
            reasons: Dictionary(uniqueKeysWithValues: batch.reasons.map { ($0.code.string, $0.count) }),
            valid: isCompetent && state.exceptions.standing(ofActIn: act.entries) == .counts
        )
    }
}
