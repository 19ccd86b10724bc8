/// Strikes one kind of write at every operation, or at every so-manieth, in every way.
package struct CrashPointRun {
    package struct Line: Sendable {
        package let name: String
        /// Points by what the write had come to.
        package fileprivate(set) var ends: [String: Int] = [:]
        package fileprivate(set) var points = 0
        package fileprivate(set) var doublePoints = 0
        package fileprivate(set) var violations: [String] = []
    }

    private let plan: TransactionPlan
    private let stride: Int
    private let recoveryStride: Int?
    private let offset: Int
    private let blows: [Blow]
    private var states: Set<[String]> = []
    private var line: Line

    /// - Parameters:
    ///   - stride: 1 tries every point; n each n-th, beginning with one that differs from write to write.
    ///   - recoveryStride: the same for the second of two blows; nil strikes no second time.
    ///   - blows: only those of which the name contains this.
    package init(
        _ transaction: WriteTransaction,
        stride: Int = 1,
        recoveryStride: Int? = 1,
        blows name: String? = nil
    ) throws {
        blows = Blow.all.filter { name.map($0.name.contains) ?? true }
        plan = try TransactionPlan(transaction)
        (self.stride, self.recoveryStride) = (stride, recoveryStride)
        // Small, so that a write of few operations is struck too.
        offset = transaction.name.utf8.reduce(0) { $0 + Int($1) } % min(stride, 7)
        line = Line(name: transaction.name)
    }

    package mutating func run() throws -> Line {
        for blow in blows {
            var number = offset
            while try strike(blow, at: number) { number += stride }
        }
        if let recoveryStride {
            for blow in Blow.beforeRecovering {
                var number = offset
                while try strikeTwice(blow, at: number, every: recoveryStride) { number += stride }
            }
        }
        let limit = plan.transaction.commitCount + 1
        if states.count > limit { line.violations.append("\(line.name): \(states.count) states of at most \(limit)") }
        return line
    }

    /// False when the write has no such operation any more.
    private mutating func strike(_ blow: Blow, at number: Int) throws -> Bool {
        var trial = PointTrial(plan, blow, at: number)
        try trial.run()
        line.violations += trial.violations
        guard trial.isReached else { return false }
        line.points += 1
        line.ends[trial.end.rawValue, default: 0] += 1
        // Where it was done twice, ids differ, and states are not to be compared.
        if trial.end != .acknowledged, let found = trial.found { states.insert(found.exact) }
        return true
    }

    private mutating func strikeTwice(_ blow: Blow, at number: Int, every stride: Int) throws -> Bool {
        for second in Blow.whileRecovering {
            var inner = (offset + number) % stride
            while true {
                var trial = PointTrial(plan, blow, at: number, second: (second, inner))
                try trial.run()
                line.violations += trial.violations
                guard trial.isReached else { return false }
                guard trial.isSecondReached else { break }
                line.doublePoints += 1
                inner += stride
            }
        }
        return true
    }
}
