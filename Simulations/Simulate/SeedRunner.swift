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
        if let only { plan = try SmallPlan(contentsOf: only).plan }
        let tell: ((String) -> Void)? = verbose ? { Console.say($0) } : nil
        let result = Worker.result(plan, trace: Trace(tell: tell))
        Console.say("digest \(result.digest)")
        guard let failure = result.failure else { return .held }
        Console.say(failure)
        Console.say("hefu-simulate --seed \(seed) --size \(size.rawValue) --verbose")
        return Verdict(rawValue: result.verdict) ?? .safety
    }
}

/// A part of a seed's plan: what is kept of a failure.
struct SmallPlan: Codable {
    var seed: UInt64
    var size: String
    /// Numbers of the planned events that it takes.
    var events: [Int]
    /// Kinds of faults on messages and sticks that it does not take.
    var without: [String]
    /// What failed when it was found.
    var failure: String

    init(contentsOf path: String) throws {
        self = try JSONDecoder().decode(SmallPlan.self, from: Data(contentsOf: URL(filePath: path)))
    }

    init(_ plan: Plan, events: [Int], without: [FaultKind], failure: String) {
        (seed, size, self.events) = (plan.draws.seed, plan.size.rawValue, events)
        (self.without, self.failure) = (without.map(\.rawValue), failure)
    }

    var plan: Plan {
        let whole = Plan(seed: seed, size: DistrictShape.Size(rawValue: size) ?? .any)
        return whole.keeping(Set(events), without: Set(without.compactMap { FaultKind(rawValue: $0) }))
    }

    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted]
        try encoder.encode(self).write(to: URL(filePath: path))
    }
}
