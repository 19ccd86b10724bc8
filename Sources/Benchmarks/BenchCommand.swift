import ArgumentParser
import Dispatch
import Foundation
import Rehearsal
import SignedLog

/// Measures what a replica does with a register: taking it in, comparing it with a list, handing it on, finding nothing
/// new, one act at a counter.
@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-bench",
        abstract:
            "Measures import, reconciliation, full sync, equal sessions and single acts on real files in one process.",
        discussion: """
            Each item names what it did n times, the time on the wall and on the processor, bytes on the line and on
            the disk, round trips, and the largest memory of the process while it ran.
            """
    )

    @Option(help: "A snapshot of the register of tutorial schools (CSV). Without it, rows are made up.")
    var register: String?

    @Option(help: "How many rows; of a register the first.")
    var count: Int?

    @Option(help: "Where the data directories are made and removed afterwards (default: the temporary directory).")
    var directory: String?

    @Option(help: "How many cores compute at once (default: all).")
    var cores: Int?

    @Flag(help: "Print one JSON object.")
    var json = false

    static let madeUpCount = 20_000
    private static let countLimit = 5_000_000
    private static let coreLimit = 64

    func validate() throws {
        guard (1...Self.countLimit).contains(count ?? 1) else {
            throw ValidationError("--count must lie between 1 and \(Self.countLimit)")
        }
        guard (1...Self.coreLimit).contains(cores ?? 1) else {
            throw ValidationError("--cores must lie between 1 and \(Self.coreLimit)")
        }
    }

    func run() throws {
        let place = URL(filePath: directory ?? FileManager.default.temporaryDirectory.path)
            .appending(path: "hefu-bench-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: place) }
        do {
            let items = try Benchmark(rows: try rows(), in: place, workers: workers).run()
            // To standard output, whole and at the end: programs read it, and a run that fails prints no figures.
            print(json ? try Report.json(items) : Report.table(items))
        } catch let problem as RegisterProblem {
            throw ValidationError(problem.description)
        }
    }

    private var workers: Workers {
        let count = cores ?? ProcessInfo.processInfo.activeProcessorCount
        if count == 1 { return .one }
        return Workers(count: count) { parts, work in
            DispatchQueue.concurrentPerform(iterations: parts, execute: work)
        } start: { work in
            let group = DispatchGroup()
            DispatchQueue.global().async(group: group, execute: work)
            return { group.wait() }
        }
    }

    private func rows() throws -> RowSource {
        guard let register else { return .madeUp(count: count ?? Self.madeUpCount) }
        let file = try RegisterFile.snapshot(path: register)
        return RowSource(file: file, count: count)
    }
}
