import District
import Licenses
import SignedLog
import Signing
import Storage

/// From the acts of a license to the row that the view keeps of it.
struct LicenseViewMaker {
    private let store: StoreReader
    private var folder: LicenseFolder

    init(_ state: ReplicaState, _ store: StoreReader) {
        self.store = store
        folder = LicenseFolder(state, store: store)
    }

    /// Documents with what their acts are judged of; nil in the place of one that is not here, or around a fork.
    mutating func judged(_ documents: some Sequence<DocumentID>) throws(StoreFailure) -> [JudgedDocument?] {
        try documents.map { document throws(StoreFailure) in try folder.judged(document) }
    }

    /// Nil if the document is no license, or is set aside.
    mutating func view(of document: DocumentID) throws -> LicenseView? {
        guard let history = try history(of: document) else { return nil }
        return try view(of: history)
    }

    mutating func history(of document: DocumentID) throws -> LicenseHistory? {
        try folder.fold(document)
    }

    func view(of history: LicenseHistory) throws -> LicenseView? {
        guard let audience = try store.actNode(history.document.founding)?.audience else { return nil }
        return try LicenseView(of: history, audience: audience) { field in
            try store.disclosure(of: field)?.value
        }
    }

    /// The rows of licenses that were founded just now, folded and made by all workers.
    mutating func rows(of foundings: [Founding], by workers: Workers) throws(StoreFailure) -> [LicenseRows] {
        workers.map(try judged(foundings)) { $0.rows }.compactMap(\.self)
    }

    /// Licenses of which one worker makes the rows while another makes those of the next, and those before are stored.
    private static let partCount = 125

    /// The same, begun, in parts.
    mutating func begin(
        _ foundings: [Founding],
        by workers: Workers
    ) throws(StoreFailure) -> [Pending<[LicenseRows]>] {
        try judged(foundings).chunks(of: Self.partCount).map { part in workers.begin { part.compactMap(\.rows) } }
    }

    private mutating func judged(_ foundings: [Founding]) throws(StoreFailure) -> [JudgedFounding] {
        try foundings.map { founding throws(StoreFailure) in try folder.judged(founding) }
    }
}

extension JudgedFounding {
    /// Nil if the document is no license, or is set aside.
    fileprivate var rows: LicenseRows? {
        history
            .flatMap { LicenseView(of: $0, founding) }
            .map { LicenseRows($0, at: founding.place) }
    }
}

extension LicenseView {
    /// - Parameters:
    ///   - audience: that of the founding act.
    ///   - disclosed: the value that an act commits to, as far as it can be read here.
    init?<Failure>(
        of history: LicenseHistory,
        audience: Audience,
        disclosed: (FieldName) throws(Failure) -> CBOR?
    ) throws(Failure) {
        guard let office = audience.offices.first else { return nil }
        self.init(
            document: history.document,
            audience: audience,
            office: office,
            isTest: history.isTest,
            keys: history.duplicateKeys,
            timeline: history.timeline,
            findings: history.findings.map(LicenseFinding.init)
        )
        let inspection = history.lastInspection()
        (inspected, inspectBy) = (inspection?.dated, inspection?.until)
        let heads = history.heads
        // Of rivals none is in force.
        paper = history.paper(carrying: heads.count == 1 ? heads.first : nil)
        let way = history.library
        (library, collected) = (way.state, way.collectedOn)
        let head = heads.first ?? history.founding.id
        guard let content = history.content(of: head) else { return }
        // As its author had seen it: today's catalogue is another one on each node that folds on another day.
        (item, typeCode) = (content.item, history.typeCode(of: head))
        (number, identifier, version) = (content.number, content.identifier, content.version)
        decided = history.decidedOn(head) ?? content.dated
        if heads.count == 1 {
            delivered = history.delivery(of: head)?.delivery.dated
            seal = history.seal(of: head).state
        }
        (dated, validFrom, validTo) = (content.dated, content.validFrom, content.validTo)
        holderType = content.holderType
        func readable(_ key: Text) throws(Failure) -> Text? {
            guard let value = content.fields[key] else { return nil }
            return try readable(key, value)
        }
        func readable(_ key: Text, _ value: CBOR) throws(Failure) -> Text? {
            if let text = value.asText { return text }
            return try disclosed(FieldName(act: head, key: key))?.asText
        }
        holderCode = try readable(ReservedField.holderCode)
        holderName = try readable(ReservedField.holderName)
        var texts = [number, identifier, holderCode, holderName].compactMap(\.self).filter { !SearchText.isPlain($0) }
        for pair in content.fields.pairs {
            guard let key = pair.key.asText, !ReservedField.isReserved(key) else { continue }
            if let text = try readable(key, pair.value) { texts.append(text) }
        }
        words = SearchText(texts)
    }

    /// Of a license that came just now, with its disclosures.
    fileprivate init?(of history: LicenseHistory, _ founding: Founding) {
        self.init(of: history, audience: founding.entry.audience) { field in
            founding.disclosures.lazy.compactMap { $0.disclosure.value(of: field.key) }.first
        }
    }
}
