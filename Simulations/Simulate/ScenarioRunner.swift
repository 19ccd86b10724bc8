import Foundation
import Stories
import World

/// Stories with names.
struct ScenarioRunner {
    /// Where the register's files are; only RegisterReplay needs it.
    let register: String?
    let verbose: Bool

    static var names: [String] { AllStories.all.map { $0.name } + [RegisterStory.name] }

    func run(_ name: String) throws -> Verdict {
        if name == RegisterStory.name { return try RegisterStory(folder: register).run() }
        let chosen = AllStories.all.filter { name == "all" || $0.name == name }
        guard !chosen.isEmpty else {
            Console.say("no scenario \(name): \(Self.names.joined(separator: " "))")
            return .crash
        }
        return try chosen.map(play).max() ?? .held
    }

    private func play(_ scenario: any Scenario.Type) throws -> Verdict {
        Console.say("\(scenario.name): \(scenario.summary)")
        let tell: ((String) -> Void)? = verbose ? { Console.say("    \($0)") } : nil
        do { try scenario.play(tell) } catch let failure as RunFailure {
            Console.say("  \(failure)")
            Console.say("hefu-simulate --scenario \(scenario.name) --verbose")
            return Verdict(failure)
        }
        Console.say("  so it ends")
        return .held
    }
}
