import District
import Licenses
import SignedLog
import Signing
import Storage

/// Brings the views in step with what is taken in, in the same transaction. New licenses are folded by another worker
/// while the entries after them are stored.
struct ViewUpdate {
    /// Most documents of earlier batches that one transaction folds again. A change of standing can touch a hundred
    /// thousand; what is beyond waits in the queue of dirty documents, and reads say so.
    static let documentLimit = 2_000
    /// New licenses for which it is worth while to wake another worker.
    private static let aheadCount = 500

    private let writer: StoreWriter
    private let workers: Workers
    /// New, and not begun with.
    private var foundings: [Founding] = []
    /// New, and being folded, in parts.
    private var begun: [Pending<[LicenseRows]>] = []

    init(writer: StoreWriter, workers: Workers) {
        self.writer = writer
        self.workers = workers
    }

    /// Takes an entry in. While it and those after it are stored, the licenses that it founds are folded.
    mutating func take(_ arrival: Arrival, by intake: inout Intake) throws {
        try intake.take(arrival)
        try add(intake.touched.takeFoundings(), intake.state)
    }

    /// Takes the entries of others in, as they are checked.
    mutating func take(_ batch: ArrivingEntries, by intake: inout Intake) throws {
        var batch = batch
        while let outcome = batch.next() {
            switch outcome {
            case .success(let arrival): try take(arrival, by: &intake)
            case .failure(let refusal): intake.refuse(refusal)
            }
        }
        try intake.disclose(batch.others)
    }

    /// Licenses that came just now. One that a later act of the batch touches is folded again at the end.
    private mutating func add(_ new: [Founding], _ state: ReplicaState) throws {
        foundings += new
        guard foundings.count >= Self.aheadCount else { return }
        var maker = LicenseViewMaker(state, writer)
        let next = try maker.begin(foundings, by: workers)
        foundings = []
        try putBegun()
        begun = next
    }

    /// After the last batch, once it is judged what takes part.
    mutating func finish(_ intake: inout Intake) throws {
        let (known, state) = (intake.touched.known, intake.state)
        try add(intake.touched.takeFoundings(), state)
        try putBegun()
        var maker = LicenseViewMaker(state, writer)
        try writer.put(maker.rows(of: foundings, by: workers))
        try refold(known.prefix(Self.documentLimit), state)
        try writer.markDirty(known.dropFirst(Self.documentLimit))
    }

    private mutating func putBegun() throws {
        var count = 0
        for part in begun {
            let rows = part.value()
            try writer.put(rows)
            count += rows.count
        }
        let done = begun
        begun = []
        workers.discard(done, of: count)
    }

    /// Folds documents again that are stored, and puts what comes of it in place of what the view has.
    func refold(_ documents: some Collection<DocumentID>, _ state: ReplicaState) throws {
        var maker = LicenseViewMaker(state, writer)
        try maker.refold(documents, by: workers) { refolding, maker in try put(refolding, by: &maker) }
    }

    private func put(_ refolding: Refolding, by maker: inout LicenseViewMaker) throws {
        var rows: [LicenseRows] = []
        for (document, outcome) in zip(refolding.documents, refolding.outcomes) {
            var row: LicenseRows?
            switch try outcome?.get() {
            case .rows(let folded)?: row = folded
            case .nothing?: row = nil
            case .needsStore?, nil: row = try refolded(document, by: &maker)
            }
            if let row { rows.append(row) } else { try writer.removeLicense(document) }
        }
        try writer.put(rows)
    }

    /// Nil of a document that is no license, or is set aside.
    private func refolded(_ document: DocumentID, by maker: inout LicenseViewMaker) throws -> LicenseRows? {
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
