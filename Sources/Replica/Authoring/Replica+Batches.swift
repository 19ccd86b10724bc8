import Licenses
import SignedLog
import Signing
import Storage

/// The acts of an application that hands in many at once.
extension Replica {
    /// Most acts of such a batch: what stands under one signature.
    package static let applicationBatchLimit = 1_000

    /// Carries out each request by itself: what is refused keeps none of the others back. Those of one audience become
    /// durable together. A license or an idempotency key may come once; a request whose key an act bears already is
    /// answered with that act.
    ///
    /// - Returns: of each request what became of it.
    package func author(each requests: [LicenseRequest]) throws -> [BatchResult] {
        precondition(requests.count <= Self.applicationBatchLimit, "\(requests.count) acts in a batch")
        var results = try store.read { store in
            var once = OnceInBatch()
            return try requests.map { try settled($0, &once, in: store) }
        }
        let open = results.indices.filter { results[$0] == nil }
        for (index, result) in zip(open, try written(open.map { requests[$0] })) { results[index] = result }
        return results.compactMap(\.self)
    }

    /// What a request comes to without being written; nil if it is to be written.
    private func settled(
        _ request: LicenseRequest,
        _ once: inout OnceInBatch,
        in store: StoreReader
    ) throws -> BatchResult? {
        do {
            if let done = try earlier(request, in: store) { return .done(done) }
            try once.admit(request, in: store)
            return nil
        } catch let refusal as Refusal {
            return .refused(refusal)
        }
    }

    private func written(_ requests: [LicenseRequest]) throws -> [BatchResult] {
        let opened = try store.read { store in
            var planner = try LicensePlanner(self, store)
            return try planner.open(requests)
        }
        let batch = try opened.numbered(by: surroundings.workers, numbers).planned(by: surroundings.workers)
        return try write(batch, BatchResult.init).enumerated().map { index, result in
            guard let result else { preconditionFailure("a request is neither written nor refused") }
            return result.with(batch.remarks(at: index))
        }
    }
}

/// What a batch may have once: acts of a batch are planned on what was there before it.
private struct OnceInBatch {
    private var licenses: Set<DocumentID> = []
    private var keys: Set<Bytes16> = []

    mutating func admit(_ request: LicenseRequest, in store: StoreReader) throws {
        if let key = request.idempotencyKey, !keys.insert(key).inserted {
            throw Refusal(.twiceInBatch, field: "idempotencyKey")
        }
        guard request.verb != .issue, let selector = request.license else { return }
        guard licenses.insert(try store.license(selecting: selector)).inserted else {
            throw Refusal(.twiceInBatch, field: "license")
        }
    }
}

extension BatchResult {
    fileprivate func with(_ remarks: [String]) -> BatchResult {
        switch self {
        case .done(let done): .done(done.with(remarks))
        case .refused: self
        }
    }
}

extension Acknowledgement {
    fileprivate func with(_ remarks: [String]) -> Acknowledgement {
        Acknowledgement(
            act: act,
            document: document,
            entry: entry,
            number: number,
            identifier: identifier,
            version: version,
            validTo: validTo,
            warnings: remarks
        )
    }
}
