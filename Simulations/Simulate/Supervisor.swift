import Foundation
import Synchronization
import World

/// Deals seeds out to processes, gathers what they tell, and closes with a table.
struct Supervisor {
    private let size: DistrictShape.Size
    private let jobs: Int
    private let minutes: Double?
    private let checksDeterminism: Bool
    private let minimizes: Bool
    private let keep: String
    private let stopsAtFailure: Bool

    init(_ command: SimulateCommand) {
        (size, minutes, stopsAtFailure) = (command.size, command.minutes, command.untilFailure)
        jobs = stopsAtFailure ? 1 : command.jobs
        (checksDeterminism, minimizes, keep) = (command.checkDeterminism, command.minimize, command.keep)
    }

    /// Surroundings that no run may depend on. The hash seed of Swift differs from process to process by itself.
    private static let surroundings: [[String: String]] = [
        ["TZ": "Asia/Shanghai", "LANG": "C"],
        ["TZ": "America/St_Johns", "LANG": "zh_CN.UTF-8", "LC_ALL": "zh_CN.UTF-8"],
    ]

    func run(_ range: ClosedRange<UInt64>) throws -> Verdict {
        Console.say("seeds \(range.lowerBound)..\(range.upperBound) size \(size.rawValue) on \(jobs) processes")
        let clock = ContinuousClock()
        let start = clock.now
        var summary = Summary(try pass(range, Self.surroundings[0]))
        if checksDeterminism { summary.compare(with: try pass(range, Self.surroundings[1])) }
        summary.show(wallSeconds: (clock.now - start) / .seconds(1), jobs: jobs)
        if minimizes { try shrink(summary) }
        if let first = summary.failures.first { Console.say(command(for: first)) }
        return summary.verdict
    }

    private func command(for failure: SeedResult) -> String {
        "hefu-simulate --seed \(failure.seed) --size \(size.rawValue) --verbose"
    }

    private func shrink(_ summary: Summary) throws {
        for failure in summary.failures.prefix(3) {
            try Minimizer(seed: failure.seed, size: size).shrinkAndKeep(in: keep)
        }
    }

    /// Each process reads in a thread of its own; what they tell is gathered under a lock.
    private func pass(_ range: ClosedRange<UInt64>, _ surroundings: [String: String]) throws -> [SeedResult] {
        let gathered = Mutex<[SeedResult]>([])
        DispatchQueue.concurrentPerform(iterations: jobs) { job in
            let first = range.lowerBound + UInt64(job)
            guard range.contains(first) else { return }
            runWorkers(first...range.upperBound, surroundings) { result in
                gathered.withLock { $0.append(result) }
                if let failure = result.failure { Console.say("seed \(result.seed): \(failure)") }
            }
        }
        return gathered.withLock { $0 }.sorted { $0.seed < $1.seed }
    }

    /// One worker after another: where one breaks down, the next goes on behind its seed.
    private func runWorkers(
        _ range: ClosedRange<UInt64>,
        _ surroundings: [String: String],
        _ tell: (SeedResult) -> Void
    ) {
        var next = range.lowerBound
        while range.contains(next) {
            var running: UInt64?
            let status = try? Child(arguments(next...range.upperBound), environment: surroundings).read { line in
                guard let result = SeedResult(line: line) else { return }
                running = result.hasBegun ? result.seed : nil
                if !result.hasBegun { tell(result) }
            }
            guard status != 0, let broken = running else { return }
            var result = SeedResult(beginning: broken)
            (result.hasBegun, result.failure, result.verdict) = (
                false, "the program broke down", Verdict.crash.rawValue
            )
            tell(result)
            guard !stopsAtFailure else { return }
            next = broken + UInt64(jobs)
        }
    }

    private func arguments(_ range: ClosedRange<UInt64>) -> [String] {
        var arguments = ["--worker", "--seeds", "\(range.lowerBound)..\(range.upperBound)", "--stride", "\(jobs)"]
        arguments += ["--size", size.rawValue] + (stopsAtFailure ? ["--until-failure"] : [])
        return arguments + (minutes.map { ["--minutes", "\($0)"] } ?? [])
    }
}
