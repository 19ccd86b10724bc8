import Foundation
import World

/// Takes events away as long as the run still fails alike (Zeller and Hildebrandt, "Simplifying and isolating
/// failure-inducing input", 2002). Each try is a process of its own: the failure may be a breakdown.
struct Minimizer {
    let seed: UInt64
    let size: DistrictShape.Size

    @discardableResult
    func shrinkAndKeep(in folder: String) throws -> Verdict {
        var small = SmallPlan(Plan(seed: seed, size: size))
        let first = try outcome(of: small)
        guard first.verdict != .held else {
            Console.say("seed \(seed) holds: there is nothing to make small")
            return .held
        }
        small.failure = first.failure
        try shrink(&small, to: first.verdict)
        let path = "\(folder)/\(first.verdict)-\(seed)-\(size.rawValue).json"
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        try small.write(to: path)
        Console.say("seed \(seed): \(small.events.count) events, kept in \(path)")
        Console.say("hefu-simulate --seed \(seed) --size \(size.rawValue) --only \(path) --verbose")
        return first.verdict
    }

    private func shrink(_ small: inout SmallPlan, to verdict: Verdict) throws {
        for kind in small.faults.keys.sorted() {
            var calmer = small
            calmer.faults[kind] = nil
            if try outcome(of: calmer).verdict == verdict { small = calmer }
        }
        var parts = 2
        while small.events.count > 1 {
            if let smaller = try withoutOnePart(of: small, parts, verdict) {
                small = smaller
                parts = max(parts - 1, 2)
            } else if parts < small.events.count {
                parts = min(parts * 2, small.events.count)
            } else {
                return
            }
        }
    }

    private func withoutOnePart(of small: SmallPlan, _ parts: Int, _ verdict: Verdict) throws -> SmallPlan? {
        let length = (small.events.count + parts - 1) / parts
        for start in stride(from: 0, to: small.events.count, by: length) {
            var smaller = small
            smaller.events.removeSubrange(start..<min(start + length, small.events.count))
            if try outcome(of: smaller).verdict == verdict { return smaller }
        }
        return nil
    }

    private func outcome(of small: SmallPlan) throws -> (verdict: Verdict, failure: String) {
        let path = FileManager.default.temporaryDirectory.appending(path: "hefu-small-\(getpid()).json").path
        try small.write(to: path)
        defer { try? FileManager.default.removeItem(atPath: path) }
        return try SmallPlanRun.outcome(of: path, seed: small.seed, size: small.size)
    }
}

/// A kept part of a plan, run in a process of its own.
enum SmallPlanRun {
    static func outcome(of path: String, seed: UInt64, size: String) throws -> (verdict: Verdict, failure: String) {
        var lines: [String] = []
        let arguments = ["--seed", "\(seed)", "--size", size, "--only", path]
        let status = try Child(arguments).read { lines.append($0) }
        guard let status else { return (.crash, "the program broke down") }
        return (Verdict(rawValue: status) ?? .crash, lines.dropFirst(2).first ?? "")
    }
}
