import Foundation
import World

/// What one run has come to, as one process tells it to another: a line of JSON.
struct SeedResult: Codable {
    var seed: UInt64
    /// The run begins; everything else comes with its end.
    var hasBegun = false
    var digest = ""
    var failure: String?
    var verdict: Int32 = 0
    var mood = ""
    var occurrences = 0
    var nodeYears = 0.0
    var simulatedSeconds = 0.0
    var wallSeconds = 0.0
    var rounds = 0
    var faults: [String: [Int]] = [:]
    var marks: [String] = []

    init(beginning seed: UInt64) { (self.seed, hasBegun) = (seed, true) }

    init(_ plan: Plan, _ report: RunReport, wallSeconds: Double) {
        seed = plan.draws.seed
        digest = report.digest
        failure = report.failure?.description
        verdict = Verdict(report.failure).rawValue
        mood = plan.swarm.mood.rawValue
        (occurrences, nodeYears) = (report.occurrences, report.nodeYears)
        simulatedSeconds = Double(report.simulated) / 1_000
        self.wallSeconds = wallSeconds
        rounds = report.rounds
        for (kind, count) in report.tally.counts { faults[kind.rawValue] = [count.struck, count.changed] }
        marks = report.marks.map(\.rawValue).sorted()
    }

    var line: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return (try? encoder.encode(self)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    init?(line: String) {
        guard let result = try? JSONDecoder().decode(SeedResult.self, from: Data(line.utf8)) else { return nil }
        self = result
    }
}

/// Runs every `stride`-th seed of a range and tells each on a line. A breakdown ends this process and no other.
struct Worker {
    let size: DistrictShape.Size
    let stride: Int
    let minutes: Double?
    let stopsAtFailure: Bool

    func run(_ range: ClosedRange<UInt64>) {
        let clock = ContinuousClock()
        let end = minutes.map { clock.now + .seconds($0 * 60) }
        var seed = range.lowerBound
        while range.contains(seed), end.map({ clock.now < $0 }) ?? true {
            Console.say(SeedResult(beginning: seed).line)
            let result = Self.result(Plan(seed: seed, size: size))
            Console.say(result.line)
            if stopsAtFailure, result.failure != nil { return }
            seed += UInt64(stride)
        }
    }

    static func result(_ plan: Plan, trace: Trace = Trace()) -> SeedResult {
        let clock = ContinuousClock()
        let start = clock.now
        var report = RunReport()
        do { report = try DistrictRun(plan, trace: trace).perform() } catch {
            report.failure = .safety("the district could not be founded: \(error)")
        }
        return SeedResult(plan, report, wallSeconds: (clock.now - start) / .seconds(1))
    }
}
