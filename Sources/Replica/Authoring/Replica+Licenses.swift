import District
import Licenses
import SignedLog
import Signing
import Storage

/// A counter's work: license acts, one by one or a thousand in one entry.
extension Replica {
    /// Most requests of one batch.
    package static let batchLimit = 4_000
    /// Most acts of a batch that stand under one signature: what one transaction stores.
    private static let entryLimit = 1_000

    /// Checks, signs and stores one act. When it returns, the act outlives a power cut.
    ///
    /// Throws ``Refusal`` if the request breaks a rule, and then nothing was written.
    package func author(_ request: LicenseRequest) throws -> Acknowledgement {
        let planned = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try planner.plan(request)
        }
        return try write([planned])[0]
    }

    /// Checks each request by itself; those that pass become entries, a thousand acts in each, in the order given. Of a
    /// batch that the disk breaks off, the entries before that are durable, and the rest is not.
    package func author(batch requests: [LicenseRequest], isDryRun: Bool = false) throws -> [BatchResult?] {
        precondition(requests.count <= Self.batchLimit, "\(requests.count) requests in a batch")
        let plans = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try planner.plan(requests, by: surroundings.workers)
        }
        if isDryRun { return plans.map { plan in plan.refusal.map(BatchResult.refused) } }
        var done = try write(plans.compactMap { try? $0.get() }).makeIterator()
        return plans.map { plan in
            switch plan {
            case .success: done.next().map(BatchResult.done)
            case .failure(let refusal): .refused(refusal)
            }
        }
    }

    /// Entries of one audience after another. Requests of a batch are of one office as a rule.
    private func write(_ planned: [PlannedAct]) throws -> [Acknowledgement] {
        var acknowledged: [Int: Acknowledgement] = [:]
        for audience in Set(planned.map(\.audience)).sorted() {
            let indexes = planned.indices.filter { planned[$0].audience == audience }
            let done = try write(indexes.map { planned[$0] }, for: audience)
            for (index, act) in zip(indexes, done) { acknowledged[index] = act }
        }
        return planned.indices.compactMap { acknowledged[$0] }
    }

    /// As few entries as have room for all.
    private func write(_ planned: [PlannedAct], for audience: Audience) throws -> [Acknowledgement] {
        var acknowledged: [Acknowledgement] = []
        var open = stride(from: 0, to: planned.count, by: Self.entryLimit).map { start in
            Array(planned[start..<min(start + Self.entryLimit, planned.count)])
        }
        while !open.isEmpty {
            let draftings = open.map { part -> Drafting in
                { [workers = surroundings.workers] in try Self.drafts(part, $0, by: workers) }
            }
            let (entries, failure) = try write(draftings, for: audience, key: identity.signing)
            for entry in entries { acknowledged += entry.acts.map { Acknowledgement($0, in: entry) } }
            open.removeFirst(entries.count)
            guard let failure else { continue }
            guard case .actsTooLarge? = failure as? EntryRefusal, let part = open.first, part.count > 1 else {
                throw failure
            }
            let middle = part.count / 2
            open.replaceSubrange(0..<1, with: [Array(part[..<middle]), Array(part[middle...])])
        }
        return acknowledged
    }

    private static func drafts(
        _ planned: [PlannedAct],
        _ writer: LogWriter,
        by workers: Workers
    ) throws -> [ActDraft] {
        var founded: UInt64 = 0
        let placed = planned.map { act in
            defer { if act.takesSerial { founded += 1 } }
            return (act: act, foundedBefore: founded)
        }
        return try workers.map(placed) { act, foundedBefore in
            do { return try act.draft(writer, foundedBefore) } catch let refusal as AuthoringRefusal {
                throw Refusal(refusal)
            }
        }
    }
}

extension Result where Failure == Refusal {
    fileprivate var refusal: Refusal? {
        switch self {
        case .success: nil
        case .failure(let refusal): refusal
        }
    }
}
