import District
import Licenses
import SignedLog
import Signing
import Storage

/// A counter's work: license acts, one by one or a thousand in one entry.
extension Replica {
    /// Most requests of one batch: so many acts stand under one signature.
    package static let batchLimit = 1_000

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

    /// Checks each request by itself; those that pass become one entry for each audience, all in the order given.
    package func author(batch requests: [LicenseRequest], isDryRun: Bool = false) throws -> [BatchResult?] {
        precondition(requests.count <= Self.batchLimit, "\(requests.count) requests in a batch")
        let plans = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try requests.map { request -> Result<PlannedAct, Refusal> in
                do { return .success(try planner.plan(request)) } catch let refusal as Refusal {
                    return .failure(refusal)
                }
            }
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

    /// One entry an audience. Requests of a batch are of one office as a rule, so this is one entry.
    private func write(_ planned: [PlannedAct]) throws -> [Acknowledgement] {
        var acknowledged: [Int: Acknowledgement] = [:]
        for audience in Set(planned.map(\.audience)).sorted() {
            let indexes = planned.indices.filter { planned[$0].audience == audience }
            let entry = try write(
                { try Self.drafts(indexes.map { planned[$0] }, $0) },
                for: audience,
                key: identity.signing
            )
            for (index, act) in zip(indexes, entry.acts) { acknowledged[index] = Acknowledgement(act, in: entry) }
        }
        return planned.indices.compactMap { acknowledged[$0] }
    }

    private static func drafts(_ planned: [PlannedAct], _ writer: LogWriter) throws -> [ActDraft] {
        var founded: UInt64 = 0
        return try planned.map { act in
            defer { if act.takesSerial { founded += 1 } }
            do { return try act.draft(writer, founded) } catch let refusal as AuthoringRefusal {
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
