import ArgumentParser
import Foundation
import Rehearsal

/// A real register's back-file and its next days, over three counters, a hub and a city library in one process.
@main
struct ReplayCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-replay",
        abstract: "Imports a register and replays real events over three counters whose line opens every third day.",
        discussion: """
            Every claim that is printed is checked. The exit status is 1 if one of them does not hold. \
            The same input gives the same run, signature for signature.
            """
    )

    @Argument(help: "The register on one day (CSV).")
    var snapshot: String

    @Argument(help: "The events after that day, in order (CSV).")
    var changes: String

    @Option(help: "Days of events to replay.")
    var days = 30

    @Option(help: "Keep the nodes' data directories in this directory, which must not exist yet or be empty.")
    var keep: String?

    private static let dayLimit = 3_660

    func validate() throws {
        guard (1...Self.dayLimit).contains(days) else {
            throw ValidationError("--days must lie between 1 and \(Self.dayLimit)")
        }
    }

    func run() throws {
        let place = try directory()
        defer { if keep == nil { try? FileManager.default.removeItem(at: place) } }
        do {
            let run = try ReplayRun(
                snapshot: .snapshot(path: snapshot),
                changes: .changes(path: changes),
                days: days,
                in: place
            )
            guard try run.perform() else { throw ExitCode(1) }
        } catch let problem as RegisterProblem {
            throw ValidationError(problem.description)
        }
    }

    private func directory() throws -> URL {
        let files = FileManager.default
        let name = keep ?? files.temporaryDirectory.appending(path: "hefu-replay-\(getpid())").path
        guard (try? files.contentsOfDirectory(atPath: name))?.isEmpty ?? true else {
            throw ValidationError("\(name) is not empty")
        }
        try files.createDirectory(atPath: name, withIntermediateDirectories: true)
        return URL(filePath: name)
    }
}
