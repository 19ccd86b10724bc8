import SignedLog
import Storage

/// Some stored documents that are being folded.
struct Refolding {
    typealias Outcome = Result<JudgedDocument.Outcome, StoreFailure>

    let documents: [DocumentID]
    private let pending: Pending<[Outcome?]>

    /// Documents that one worker folds.
    fileprivate static let count = 100
    /// Of a few, another worker would wake only to find them done.
    private static let awakeningCount = 16

    fileprivate init(_ documents: [DocumentID], _ judged: [JudgedDocument?], by workers: Workers) {
        self.documents = documents
        let workers = judged.count < Self.awakeningCount ? Workers.one : workers
        pending = workers.begin {
            judged.map { judged in judged.map { judged in Outcome { () throws(StoreFailure) in try judged.folded() } } }
        }
    }

    /// Nil of a document that must be read act by act.
    var outcomes: [Outcome?] { pending.value() }
}

extension LicenseViewMaker {
    /// Folds stored documents again. While workers fold some, the next are read, and those before are taken, in their order.
    mutating func refold(
        _ documents: some Collection<DocumentID>,
        by workers: Workers,
        _ take: (Refolding, inout LicenseViewMaker) throws -> Void
    ) throws {
        var begun: [Refolding] = []
        for chunk in Array(documents).chunks(of: Refolding.count) {
            begun.append(Refolding(chunk, try judged(chunk), by: workers))
            if begun.count > workers.count { try take(begun.removeFirst(), &self) }
        }
        for refolding in begun { try take(refolding, &self) }
    }
}
