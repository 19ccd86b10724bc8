package import Replica

/// Questions of several steps: so many go on, and the others wait for their turn, no more than requests are served at once.
struct SteppingQuestions {
    var count = 0
    var waiting: [CheckedContinuation<Void, Never>] = []
}

extension OwnedReplica {
    /// Questions that go on at once. Each keeps what it has gathered, the times of all entries among it: some ten megabytes
    /// with 100,000 of them.
    package static let steppingLimit = 2

    /// Asks what takes many steps. Whoever asks for something else meanwhile is served in between. What one step answers
    /// waits for nobody.
    package func ask<Question: SteppedQuestion>(
        _ ask: @Sendable (Replica) throws -> Question
    ) async throws -> Question.Answer where Question.Answer: Sendable {
        var question = try withReplica { try ask($0) }
        if let answer = try withReplica({ _ in try question.step() }) { return answer }
        await beginStepping()
        defer { endStepping() }
        while true {
            try Task.checkCancellation()
            if let answer = try withReplica({ _ in try question.step() }) { return answer }
            // To the end of the queue.
            await Task.yield()
        }
    }

    private func beginStepping() async {
        guard stepping.count == Self.steppingLimit else {
            stepping.count += 1
            return
        }
        await withCheckedContinuation { stepping.waiting.append($0) }
    }

    /// Hands the place on.
    private func endStepping() {
        if stepping.waiting.isEmpty { stepping.count -= 1 } else { stepping.waiting.removeFirst().resume() }
    }
}
