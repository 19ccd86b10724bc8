import District
import Licenses
import SignedLog
import Signing
import Storage

/// A counter's work: license acts, one by one or many in one entry.
extension Replica {
    /// Most requests of one batch.
    package static let batchLimit = 4_000

    /// Checks, signs and stores one act. When it returns, the act outlives a power cut.
    ///
    /// A request whose idempotency key an act bears already is answered with that act, and nothing is written.
    ///
    /// Throws ``Refusal`` if the request breaks a rule, and then nothing was written.
    package func author(_ request: LicenseRequest) throws -> Acknowledgement {
        if let done = try store.read({ try earlier(request, in: $0) }) { return done }
        let planned = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try planner.plan(request)
        }
        let number = try numbers(for: [planned.want])[0]
        let draft: Drafting = { writer in
            let place = DraftPlace(writer: writer, foundedBefore: 0, number: number)
            return [Result { () throws(Refusal) in try planned.draft(place) }]
        }
        var outcome: RequestOutcome?
        try write([draft], for: planned.audience, key: identity.signing) { entry, refusals in
            outcome = RequestOutcome.all(of: entry, refusals).first
        }
        switch outcome {
        case .done(let act, let entry)?:
            let remarks = planned.remarks + [number?.remark?.rawValue].compactMap(\.self)
            return Acknowledgement(act, in: entry, remarks: remarks)
        case .refused(let refusal)?: throw refusal
        case nil: preconditionFailure("an act is neither written nor refused")
        }
    }

    /// Checks each request by itself; those that pass become entries, some hundred acts in each, in the order given. Those
    /// for one audience become durable together: if the disk breaks them off, there is none.
    ///
    /// A dry run says of each request why it would be refused, or nil.
    package func author(batch requests: [LicenseRequest], isDryRun: Bool = false) throws -> [BatchResult?] {
        try author(batch: requests, isDryRun: isDryRun, BatchResult.init)
    }

    /// The same, with what shall be said of each.
    func author<Said>(
        batch requests: [LicenseRequest],
        isDryRun: Bool,
        _ say: (RequestOutcome) -> Said
    ) throws -> [Said?] {
        precondition(requests.count <= Self.batchLimit, "\(requests.count) requests in a batch")
        let batch = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try planner.open(requests)
        }
        if isDryRun { return batch.refusals(by: surroundings.workers).map { $0.map { say(.refused($0)) } } }
        return try write(batch.numbered(by: surroundings.workers, numbers), say)
    }

    /// One audience after another: requests of a batch are of one office as a rule.
    func write<Said>(_ batch: OpenBatch, _ say: (RequestOutcome) -> Said) throws -> [Said?] {
        var said = [Said?](repeating: nil, count: batch.count)
        for (index, refusal) in batch.refused { said[index] = say(.refused(refusal)) }
        for audience in batch.audiences {
            let (indexes, outcomes) = try write(batch, for: audience, say)
            for (index, outcome) in zip(indexes, outcomes) { said[index] = outcome }
        }
        return said
    }

    /// In as few entries as have room for it. Only what is said of a request is kept, and what it took to write it goes
    /// while the next ones are written.
    private func write<Said>(
        _ batch: OpenBatch,
        for audience: Audience,
        _ say: (RequestOutcome) -> Said
    ) throws -> (indexes: [Int], said: [Said]) {
        var parts = batch.parts(for: audience)
        while true {
            var said: [Said] = []
            do {
                let draftings = parts.map { batch.drafting($0, by: surroundings.workers) }
                try write(draftings, for: audience, key: identity.signing) { entry, refusals in
                    said += RequestOutcome.all(of: entry, refusals).map(say)
                }
                return (parts.flatMap(\.self), said)
            } catch EntryRefusal.actsTooLarge(let byteCount) {
                let halves = parts.flatMap(\.halves)
                guard halves.count > parts.count else { throw EntryRefusal.actsTooLarge(byteCount: byteCount) }
                parts = halves
            }
        }
    }
}
