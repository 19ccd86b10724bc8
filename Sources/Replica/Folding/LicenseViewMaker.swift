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

    /// Nil if the document is no license, or is set aside.
    mutating func view(of document: DocumentID) throws -> LicenseView? {
        guard let history = try folder.fold(document), let audience = try audience(of: document) else { return nil }
        return try view(of: history, audience: audience)
    }

    mutating func history(of document: DocumentID) throws -> LicenseHistory? {
        try folder.fold(document)
    }

    /// Of a license of which these are all acts.
    mutating func history(of arrivals: [TouchedDocuments.Arrival]) throws -> LicenseHistory? {
        try folder.fold(arrivals)
    }

    func audience(of document: DocumentID) throws -> Audience? { try store.actNode(document.founding)?.audience }

    /// - Parameter audience: that of the founding act.
    func view(of history: LicenseHistory, audience: Audience) throws -> LicenseView? {
        guard let office = audience.offices.first else { return nil }
        let head = history.heads.first ?? history.founding.id
        var view = LicenseView(
            document: history.document,
            audience: audience,
            office: office,
            isTest: history.isTest,
            keys: history.duplicateKeys,
            timeline: history.timeline,
            findings: history.findings.map(LicenseFinding.init)
        )
        guard let content = history.content(of: head) else { return view }
        // As its author had seen it: today's catalogue is another one on each node that folds on another day.
        (view.item, view.typeCode) = (content.item, history.acts.first { $0.id == head }?.typeCode)
        (view.number, view.identifier, view.version) = (content.number, content.identifier, content.version)
        (view.dated, view.validFrom, view.validTo) = (content.dated, content.validFrom, content.validTo)
        view.holderType = content.holderType
        view.holderCode = try readable(ReservedField.holderCode, content, of: head)
        view.holderName = try readable(ReservedField.holderName, content, of: head)
        return view
    }

    /// The value if it is clear, or disclosed here.
    private func readable(_ key: Text, _ content: Content, of act: ActID) throws -> Text? {
        guard let value = content.fields[key] else { return nil }
        if let text = value.asText { return text }
        return try store.disclosure(of: FieldName(act: act, key: key))?.value.asText
    }
}
