package import Replica

extension OwnedReplica {
    /// Asks what takes many steps. Whoever asks for something else meanwhile is served in between.
    package func ask<Question: SteppedQuestion>(
        _ ask: @Sendable (Replica) throws -> Question
    ) async throws -> Question.Answer where Question.Answer: Sendable {
        var question = try withReplica { try ask($0) }
        while true {
            try Task.checkCancellation()
            if let answer = try withReplica({ _ in try question.step() }) { return answer }
            // To the end of the queue.
            await Task.yield()
        }
    }
}
