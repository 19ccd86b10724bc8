import ArgumentParser
import Foundation

/// Runs a district of real node processes, kills them, fills their disks and cuts their lines as a seed says, and holds
/// what was acknowledged against what they show at the end.
@main
struct RealCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-real",
        abstract: "Runs a district of real node processes with SIGKILL, full disks and cut lines.",
        discussion: """
            The program `hefu` must lie beside this one. The seed says who is struck, when, and what clerks type; how \
            fast the machine is, it does not. Exit status: 0 everything held; 3 something was lost, doubled or damaged \
            (safety); 4 the nodes did not come to the same (convergence); 6 a node or this program broke down (crash); \
            64 it was called wrongly.
            """
    )

    @Option(help: "The first seed.")
    var seed: UInt64 = 1

    @Option(help: "Processes that are killed in one run.")
    var kills = 10

    @Option(help: "Runs, each with a district and a seed of its own.")
    var runs = 1

    @Option(help: "Go on with new runs for so many minutes.")
    var minutes: Double?

    @Option(help: "Where data directories and logs go; they stay there if a run fails.")
    var directory = FileManager.default.temporaryDirectory.path

    @Flag(help: "Use a file-size limit where a tmpfs could be mounted, too.")
    var fileSizeLimit = false

    /// Set where this process has a mount namespace of its own.
    @Flag(help: .hidden)
    var mounts = false

    func validate() throws {
        guard kills >= 0, runs > 0 else { throw ValidationError("--kills must be at least 0, --runs at least 1") }
    }

    func run() async throws {
        if !mounts, !fileSizeLimit, Disk.canMount { throw ExitCode(try Disk.againWhereMountingIsAllowed()) }
        let end = minutes.map { ContinuousClock.now + .seconds($0 * 60) }
        var count: UInt64 = 0
        repeat {
            try await run(seed &+ count)
            count += 1
        } while end.map({ ContinuousClock.now < $0 }) ?? (count < UInt64(runs))
        Console.say("\(count) \(count == 1 ? "run" : "runs") held")
    }

    /// One run; what fails ends the program.
    private func run(_ seed: UInt64) async throws {
        let disk: Disk = mounts ? .tmpfs : .fileSizeLimit
        Console.say("seed \(seed), \(kills) kills; disks: \(disk.name)")
        let folder = try RunFolder(in: directory)
        let failure = await RealRun(seed: seed, kills: kills, disk: disk, folder: folder).failure()
        guard let failure else { return folder.remove() }
        Console.say("\(failure)")
        Console.say("logs and data: \(folder.path)")
        Console.say("again: hefu-real --seed \(seed) --kills \(kills)\(fileSizeLimit ? " --file-size-limit" : "")")
        throw ExitCode(failure.kind.rawValue)
    }
}

/// Text out, at once.
enum Console {
    static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
