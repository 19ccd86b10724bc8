import ArgumentParser
import Foundation
import World

/// Runs districts from seeds, scenarios by name, and what has failed before.
@main
struct SimulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-simulate",
        abstract: "Runs whole districts with faults, each from a seed, and checks what must hold.",
        discussion: """
            The same seed gives the same run. Exit status: 0 everything held; 3 something false was shown or lost \
            (safety); 4 nodes with a line did not come to the same (convergence); 5 two runs of a seed differed \
            (determinism); 6 the program itself broke down (crash); 64 it was called wrongly.
            """
    )

    @Option(help: "Seeds to run, as A..B; both ends are run.")
    var seeds: SeedRange?

    @Option(help: "One seed.")
    var seed: UInt64?

    @Option(help: "Run seeds for so many minutes.")
    var minutes: Double?

    @Option(help: "A story by its name, or `all`.")
    var scenario: String?

    @Option(help: "The register's directory, for the scenario RegisterReplay.")
    var register: String?

    @Option(help: "small: at most 5 nodes and 15 days; any: at most 9 nodes and 90 days.")
    var size: DistrictShape.Size = .any

    @Option(help: "Runs at the same time.")
    var jobs = ProcessInfo.processInfo.activeProcessorCount

    @Flag(help: "Tell every event.")
    var verbose = false

    @Flag(help: "Make what fails as small as it gets, and keep it.")
    var minimize = false

    @Flag(help: "Stop at the first failure; on one process, so that it is the first of the range.")
    var untilFailure = false

    @Flag(help: "Run each seed in two processes with other hash seeds, time zones and languages, and compare.")
    var checkDeterminism = false

    @Flag(help: "Replay what has failed before.")
    var regressions = false

    @Flag(help: "List scenarios, kinds of faults and marks.")
    var list = false

    @Option(help: "Where small failures are kept.")
    var keep = "Simulations/Regressions"

    /// For the processes that this one starts: a part of the events (a file of numbers), and how seeds are dealt out.
    @Option(help: .hidden)
    var only: String?

    @Option(help: .hidden)
    var stride = 1

    @Flag(help: .hidden)
    var worker = false

    func validate() throws {
        guard jobs > 0, stride > 0 else { throw ValidationError("--jobs must be at least 1") }
    }

    func run() throws {
        if list { return Lists.show() }
        if worker {
            let worker = Worker(size: size, stride: stride, minutes: minutes, stopsAtFailure: untilFailure)
            return worker.run(range)
        }
        let verdict: Verdict
        if let scenario {
            verdict = try ScenarioRunner(register: register, verbose: verbose).run(scenario)
        } else if regressions {
            verdict = try RegressionRunner(folder: keep, jobs: jobs).run()
        } else if let seed {
            verdict = try SeedRunner(seed: seed, size: size, verbose: verbose, only: only).run(minimize ? keep : nil)
        } else {
            verdict = try Supervisor(self).run(range)
        }
        throw ExitCode(verdict.exitCode)
    }

    /// Without an end where only time ends it.
    private var range: ClosedRange<UInt64> { seeds?.range ?? (minutes == nil ? 1...200 : 1...UInt64.max / 2) }
}

/// `A..B`, both ends included.
struct SeedRange: ExpressibleByArgument {
    let range: ClosedRange<UInt64>

    init?(argument: String) {
        let ends = argument.split(separator: ".", omittingEmptySubsequences: true).map { UInt64($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first <= last else { return nil }
        range = first...last
    }
}

extension DistrictShape.Size: ExpressibleByArgument {}

/// What a call has come to; the worst of several.
enum Verdict: Int32, Comparable {
    case held = 0
    case determinism = 5
    case convergence = 4
    case safety = 3
    case crash = 6

    var exitCode: Int32 { rawValue }

    init(_ failure: RunFailure?) {
        switch failure?.kind {
        case nil: self = .held
        case .safety: self = .safety
        case .convergence: self = .convergence
        }
    }

    private var weight: Int {
        switch self {
        case .held: 0
        case .determinism: 1
        case .convergence: 2
        case .safety: 3
        case .crash: 4
        }
    }

    static func < (left: Verdict, right: Verdict) -> Bool { left.weight < right.weight }
}

enum Lists {
    static func show() {
        Console.say("scenarios: \(ScenarioRunner.names.joined(separator: " "))")
        Console.say("faults: \(FaultKind.allCases.map(\.rawValue).joined(separator: " "))")
        Console.say("marks: \(Mark.allCases.map(\.rawValue).joined(separator: " "))")
    }
}

/// Text out, at once: whoever reads it may be another process.
enum Console {
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
