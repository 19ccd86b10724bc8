import Foundation
import World

/// All runs of a call, and the table that closes it.
struct Summary {
    private let results: [SeedResult]
    private(set) var failures: [SeedResult]
    private(set) var verdict: Verdict

    init(_ results: [SeedResult]) {
        self.results = results
        failures = results.filter { $0.failure != nil }
        verdict = failures.compactMap { Verdict(rawValue: $0.verdict) }.max() ?? .held
    }

    /// The same seeds in other surroundings must have told the same.
    mutating func compare(with others: [SeedResult]) {
        let digests = Dictionary(others.map { ($0.seed, $0.digest) }) { first, _ in first }
        for result in results where digests[result.seed] != result.digest {
            Console.say("seed \(result.seed): two runs differ")
            var failure = result
            failure.failure = failure.failure ?? "two runs differ"
            failures.append(failure)
            verdict = max(verdict, .determinism)
        }
        Console.say("\(results.count) seeds ran in two processes each, with other hash seeds, time zones and languages")
    }

    func show(wallSeconds: Double, jobs: Int) {
        showFaults()
        showMarks()
        let wall = results.reduce(0) { $0 + $1.wallSeconds }
        let simulated = results.reduce(0) { $0 + $1.simulatedSeconds }
        let years = results.reduce(0) { $0 + $1.nodeYears }
        let seeds = Double(results.count)
        let moods = Dictionary(grouping: results, by: \.mood).mapValues(\.count).sorted { $0.key < $1.key }
        Console.say("moods: \(moods.map { "\($0.key) \($0.value)" }.joined(separator: ", "))")
        Console.say("rounds to heal: \(rounds)")
        Console.say(
            """
            \(results.count) seeds, \(results.reduce(0) { $0 + $1.occurrences }) occurrences, \
            \(Self.short(years)) node-years, \(failures.count) failures
            \(Self.short(seeds / max(wall, 0.001))) seeds a second a process, \
            \(Self.short(seeds / max(wallSeconds, 0.001))) with \(jobs); \
            simulated to wall \(Self.short(simulated / max(wall, 0.001))) : 1
            """
        )
    }

    private var rounds: String {
        let counts = Dictionary(grouping: results.filter { $0.rounds > 0 }, by: \.rounds).mapValues(\.count)
        return counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ")
    }

    private func showFaults() {
        Console.say("fault                      struck   changed")
        for kind in FaultKind.allCases {
            let counts = results.compactMap { $0.faults[kind.rawValue] }
            let (struck, changed) = (counts.reduce(0) { $0 + $1[0] }, counts.reduce(0) { $0 + $1[1] })
            Console.say(Self.padded(kind.rawValue, 24) + Self.right("\(struck)", 9) + Self.right("\(changed)", 10))
        }
    }

    private func showMarks() {
        let reached = Set(results.flatMap(\.marks))
        let missing = Mark.allCases.map(\.rawValue).filter { !reached.contains($0) }
        Console.say("marks: \(reached.count) of \(Mark.allCases.count) reached")
        if !missing.isEmpty { Console.say("never reached: \(missing.joined(separator: " "))") }
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func right(_ text: String, _ width: Int) -> String {
        String(repeating: " ", count: max(0, width - text.count)) + text
    }

    private static func short(_ number: Double) -> String {
        number >= 100 ? "\(Int(number))" : "\((number * 100).rounded() / 100)"
    }
}
