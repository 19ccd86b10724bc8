import Foundation
import World

/// One seed, told event by event or not; and made small.
struct SeedRunner {
    let seed: UInt64
    let size: DistrictShape.Size
    let verbose: Bool
    /// A file with a part of the plan.
    let only: String?

    /// - Parameter keep: where to keep the smallest plan that fails alike; nil: only run.
    func run(_ keep: String?) throws -> Verdict {
        if let keep { return try Minimizer(seed: seed, size: size).shrinkAndKeep(in: keep) }
        Console.say("seed \(seed) size \(size.rawValue)")
        var plan = Plan(seed: seed, size: size)
        if let only { plan = try SmallPlan(contentsOf: only).plan() }
        let tell: ((String) -> Void)? = verbose ? { Console.say($0) } : nil
        let result = Worker.result(plan, trace: Trace(tell: tell))
        Console.say("digest \(result.digest)")
        guard let failure = result.failure else { return .held }
        Console.say(failure)
        Console.say("hefu-simulate --seed \(seed) --size \(size.rawValue) --verbose")
        return Verdict(rawValue: result.verdict) ?? .safety
    }
}
