package import Replica

/// A single act that a caller waits for.
struct WaitingAct {
    let request: LicenseRequest
    let continuation: CheckedContinuation<(Acknowledgement, Revision), any Error>
}

extension OwnedReplica {
    /// Most acts under one commit: while it is made, nobody else is served.
    private static let groupLimit = 100

    /// Writes one act. Those that several callers hand in while another is being written become durable together: the
    /// disk's answer, which takes as long for a hundred as for one, is waited for once.
    package func author(_ request: LicenseRequest) async throws -> (Acknowledgement, Revision) {
        try await withCheckedThrowingContinuation { continuation in
            waitingActs.append(WaitingAct(request: request, continuation: continuation))
            // Comes to its turn behind all who wait for the owner by now, and who will have joined the group then.
            if waitingActs.count == 1 { Task { writeWaitingActs() } }
        }
    }

    private func writeWaitingActs() {
        let group = Array(waitingActs.prefix(Self.groupLimit))
        waitingActs.removeFirst(group.count)
        var again: [WaitingAct] = []
        for (act, outcome) in zip(group, outcomes(of: group.map(\.request))) {
            switch outcome {
            case .success(nil): again.append(act)
            case .success(let result?): act.continuation.resume(with: Result { try told(result) })
            case .failure(let error): act.continuation.resume(throwing: error)
            }
        }
        waitingActs = again + waitingActs
        if !waitingActs.isEmpty { Task { writeWaitingActs() } }
    }

    /// Of each request what became of it; nil of one that must be judged by what another has changed. A failure leaves
    /// nothing written: then each is written alone, so that nobody fails by what another has handed in.
    private func outcomes(of requests: [LicenseRequest]) -> [Result<BatchResult?, any Error>] {
        do {
            return try author { try $0.author(concurrent: requests) }.map { .success($0) }
        } catch {
            guard requests.count > 1 else { return [.failure(error)] }
            return requests.flatMap { outcomes(of: [$0]) }
        }
    }

    private func told(_ result: BatchResult) throws -> (Acknowledgement, Revision) {
        switch result {
        case .done(let done): (done, try perform { try $0.revision(of: done.document) })
        case .refused(let refusal): throw refusal
        }
    }
}
