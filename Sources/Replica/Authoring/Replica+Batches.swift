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
        try author(requests) { .refused($0) }.compactMap(\.self)
    }

    /// The same for requests that several callers make at one moment: durable by one commit, each as if it had come
    /// alone.
    ///
    /// - Returns: of each request what became of it; nil if one before it is about the same license or bears its key, so
    ///   that it must be judged by what that one has changed: hand it in again.
    package func author(concurrent requests: [LicenseRequest]) throws -> [BatchResult?] {
        try author(requests) { _ in nil }
    }

    /// - Parameter repeated: what is said of a request that may come once and comes again.
    private func author(
        _ requests: [LicenseRequest],
        repeated: (Refusal) -> BatchResult?
    ) throws -> [BatchResult?] {
        precondition(requests.count <= Self.applicationBatchLimit, "\(requests.count) acts in a batch")
        var results = [BatchResult?](repeating: nil, count: requests.count)
        var open: [Int] = []
        try store.read { store in
            var once = OnceInBatch()
            for (index, request) in requests.enumerated() {
                switch try settled(request, &once, in: store) {
                case .open: open.append(index)
                case .result(let result): results[index] = result
                case .repeated(let refusal): results[index] = repeated(refusal)
                }
            }
        }
        for (index, result) in zip(open, try written(open.map { requests[$0] })) { results[index] = result }
        return results
    }

    /// What a request comes to without being written.
    private enum Settled {
        case open
        case result(BatchResult)
        case repeated(Refusal)
    }

    private func settled(
        _ request: LicenseRequest,
        _ once: inout OnceInBatch,
        in store: StoreReader
    ) throws -> Settled {
        do {
            if let done = try earlier(request, in: store) { return .result(.done(done)) }
            return try once.admit(request, in: store).map { .repeated($0) } ?? .open
        } catch let refusal as Refusal {
            return .result(.refused(refusal))
        }
    }

    private func written(_ requests: [LicenseRequest]) throws -> [BatchResult] {
        if requests.isEmpty { return [] }
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

    /// Why not, if one before it was about the same; nil if it may.
    mutating func admit(_ request: LicenseRequest, in store: StoreReader) throws -> Refusal? {
        if let key = request.idempotencyKey, !keys.insert(key).inserted {
            return Refusal(.twiceInBatch, field: "idempotencyKey")
        }
        guard request.verb != .issue, let selector = request.license else { return nil }
        let isFirst = licenses.insert(try store.license(selecting: selector)).inserted
        return isFirst ? nil : Refusal(.twiceInBatch, field: "license")
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
