import Foundation

/// Replays every failure that was ever made small: none may fail again.
struct RegressionRunner {
    let folder: String
    let jobs: Int

    func run() throws -> Verdict {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let paths = names.filter { $0.hasSuffix(".json") }.sorted().map { "\(folder)/\($0)" }
        Console.say("\(paths.count) regressions in \(folder)")
        var verdict = Verdict.held
        for path in paths {
            let small = try SmallPlan(contentsOf: path)
            let outcome = try SmallPlanRun.outcome(of: path, seed: small.seed, size: small.size)
            guard outcome.verdict != .held else { continue }
            Console.say("\(path): \(outcome.failure)")
            Console.say("hefu-simulate --seed \(small.seed) --size \(small.size) --only \(path) --verbose")
            verdict = max(verdict, outcome.verdict)
        }
        return verdict
    }
}
