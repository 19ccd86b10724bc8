package import Replica

extension OwnedReplica {
    /// Verifies everything again, one bounded step after another: whoever asks for something else meanwhile is served in
    /// between.
    ///
    /// - Parameter progress: entries and licenses checked so far, and how many there are; called after each step.
    package nonisolated func check(
        progress: (_ done: Int, _ total: Int) async throws -> Void
    ) async throws -> CheckReport {
        var run = CheckRun()
        var isDone = false
        while !isDone {
            try Task.checkCancellation()
            (run, isDone) = try await perform { [run] replica in
                var run = run
                let goesOn = try replica.step(&run)
                return (run, !goesOn)
            }
            try await progress(run.progress.done, run.progress.total)
        }
        return run.report
    }
}
