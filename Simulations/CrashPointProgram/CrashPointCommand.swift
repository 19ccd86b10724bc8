import ArgumentParser
import CrashPoints
import Foundation

/// `hefu-crash-points`: what `docs/simulations.md` says of them.
@main
struct CrashPointCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-crash-points",
        abstract: "Strikes every operation of every kind of write, and recovers."
    )

    @Option(help: "Only writes whose name contains this.")
    var only: String?

    @Option(help: "Only each n-th operation.")
    var every = 1

    @Option(help: "Of a second blow, only each n-th operation of the recovery; 0: no second blow.")
    var recoveryEvery = 1

    @Flag(help: "Names the writes and strikes nothing.")
    var list = false

    mutating func validate() throws {
        guard every >= 1, recoveryEvery >= 0 else { throw ValidationError("--every is at least 1") }
    }

    func run() throws {
        let chosen = WriteTransaction.all.filter { only.map($0.name.contains) ?? true }
        guard !chosen.isEmpty else { throw ValidationError("no write has such a name") }
        if list {
            for transaction in chosen { print(transaction.name) }
            return
        }
        var (points, doublePoints, violations) = (0, 0, 0)
        for transaction in chosen {
            var run = try CrashPointRun(
                transaction,
                stride: every,
                recoveryStride: recoveryEvery > 0 ? recoveryEvery : nil
            )
            let line = try run.run()
            // Unbuffered: a run takes minutes, and whoever reads a pipe wants to see it go on.
            let text = ([line.text] + line.violations.map { "  ✘ \($0)" }).joined(separator: "\n") + "\n"
            FileHandle.standardOutput.write(Data(text.utf8))
            (points, doublePoints) = (points + line.points, doublePoints + line.doublePoints)
            violations += line.violations.count
        }
        print("\(chosen.count) writes, \(points) points, \(doublePoints) with a second blow, \(violations) violations")
        if violations > 0 { throw ExitCode.failure }
    }
}

extension CrashPointRun.Line {
    fileprivate var text: String {
        let outcomes = ends.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        return "\(name): \(points) points (\(outcomes)), \(doublePoints) with a second blow"
    }
}
