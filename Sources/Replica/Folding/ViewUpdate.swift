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
    private let workers: Workers
    private var maker: LicenseViewMaker

    init(writer: StoreWriter, state: ReplicaState, workers: Workers) {
        self.writer = writer
        self.workers = workers
        maker = LicenseViewMaker(state, writer)
    }

    mutating func apply(_ touched: TouchedDocuments) throws {
        try writer.put(maker.rows(of: touched.foundings, by: workers))
        let known = touched.known
        try refold(known.prefix(Self.documentLimit))
        try writer.markDirty(known.dropFirst(Self.documentLimit))
    }

    mutating func refold(_ documents: some Sequence<DocumentID>) throws {
        var rows: [LicenseRows] = []
        for document in documents {
            if let row = try refolded(document) { rows.append(row) } else { try writer.removeLicense(document) }
        }
        try writer.put(rows)
    }

    /// Nil of a document that is no license, or is set aside.
    private mutating func refolded(_ document: DocumentID) throws -> LicenseRows? {
        guard let history = try maker.history(of: document) else { return nil }
        try carryOut(history.erasures)
        guard let view = try maker.view(of: history), let place = try writer.place(of: document) else { return nil }
        return LicenseRows(view, at: place)
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
