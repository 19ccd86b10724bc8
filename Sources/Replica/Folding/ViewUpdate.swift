import District
import Licenses
import SignedLog
import Signing
import Storage

/// Brings the views in step with what was taken in, in the same transaction.
struct ViewUpdate {
    /// Most documents of earlier batches that one transaction folds again. A change of standing can touch a hundred
    /// thousand; what is beyond waits in the queue of dirty documents, and reads say so.
    static let documentLimit = 2_000

    private let writer: StoreWriter
    private var maker: LicenseViewMaker

    init(writer: StoreWriter, state: ReplicaState) {
        self.writer = writer
        maker = LicenseViewMaker(state, writer)
    }

    mutating func apply(_ touched: TouchedDocuments) throws {
        var late: [DocumentID] = []
        for document in touched.documents {
            if touched.isWhole(document) {
                let arrivals = touched.arrivals[document] ?? []
                try put(document, try maker.history(of: arrivals), audience: arrivals.first?.audience)
            } else {
                late.append(document)
            }
        }
        for document in late.prefix(Self.documentLimit) { try refold(document) }
        try writer.markDirty(late.dropFirst(Self.documentLimit))
    }

    mutating func refold(_ document: DocumentID) throws {
        try put(document, try maker.history(of: document), audience: try maker.audience(of: document))
    }

    private func put(_ document: DocumentID, _ history: LicenseHistory?, audience: Audience?) throws {
        guard let history, let audience else {
            try writer.removeLicense(document)
            return
        }
        try carryOut(history.erasures)
        if let view = try maker.view(of: history, audience: audience) { try writer.put(view) }
    }

    /// Destroys what two keys have named, and stops asking for what nobody has.
    private func carryOut(_ erasures: Erasures) throws {
        for field in erasures.erased.map(FieldName.init) where try !writer.endings(of: field).contains(.erased) {
            try writer.erase(field)
        }
        for field in erasures.lost.map(FieldName.init) where try !writer.endings(of: field).contains(.lost) {
            try writer.endWant(of: field)
        }
        for field in erasures.withoutStanding.map(FieldName.init) {
            try writer.withdraw(.erased, of: field)
        }
    }
}

extension FieldName {
    fileprivate init(_ field: FieldReference) {
        self.init(act: field.act, key: field.key)
    }
}
