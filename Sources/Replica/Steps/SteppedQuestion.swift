/// A question for which all licenses must be looked at, or all receipts: too much for whoever owns the replica to do in one
/// go, since nobody else is served meanwhile. So it is asked step by step, and what is written in between may be in the
/// answer or not: it tells of each license as it was when that was looked at.
///
/// It reads the replica, and belongs to the replica's owner.
package protocol SteppedQuestion<Answer> {
    associatedtype Answer

    /// Looks at what some milliseconds are enough for. Nil: there is more to look at.
    mutating func step() throws -> Answer?
}

extension SteppedQuestion {
    /// All steps, one after another: for an owner whom nobody else asks.
    package func answer() throws -> Answer {
        var question = self
        while true {
            if let answer = try question.step() { return answer }
        }
    }
}
