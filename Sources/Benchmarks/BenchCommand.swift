import ArgumentParser
import Dispatch
import Foundation
import Marks
import Rehearsal
import SignedLog

/// Measures what a replica does with a register: taking it in, comparing it with a list, handing it on, finding nothing
/// new, one act at a counter, rivals, and what a hub bears.
@main
struct BenchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hefu-bench",
        abstract:
            "Measures import, sync, single acts, merges and a hub on real files in one process.",
        discussion: """
            Each item names what it did n times, the time on the wall and on the processor (of both ends), bytes on the
            line and on the disk, round trips, the largest memory of the process while it ran, and its fsyncs. Two tables
            follow: each item beside the mark to reach and the floor below it, and beside other programs, as recorded or,
            with --peers, as they ran just now.
            """
    )

    @Option(help: "A snapshot of the register of tutorial schools (CSV). Without it, records are made up.")
    var register: String?

    @Option(help: "A file of license records, a JSON object a line.")
    var records: String?

    @Option(help: "How many rows; of a register the first.")
    var count: Int?

    @Option(help: "Where the data directories are made and removed afterwards (default: the temporary directory).")
    var directory: String?

    @Option(help: "How many cores compute at once (default: all).")
    var cores: Int?

    @Option(help: "An earlier run's JSON: prints this run by that one.")
    var compare: String?

    @Option(help: "A directory with scripts of other programs (peer_*.py), which run on as many records.")
    var peers: String?

    @Option(help: "The Python that runs them.")
    var python = "python3"

    @Flag(help: "Measure start-up, questions and searches after the import, and nothing else.")
    var growth = false

    @Flag(help: "Print one JSON object; tables go to standard error.")
    var json = false

    static let madeUpCount = 20_000
    private static let countLimit = 10_000_000
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
        let earlier = try earlierReport()
        do {
            let rows = try rows()
            let benchmark = try Benchmark(rows: rows, in: place, workers: workers)
            let report = Report(items: try growth ? benchmark.runGrowth() : benchmark.run())
            let marks = MarkReport(report, licenses: rows.count)
            // The figures are what this program is run for: whole and at the end, so that a run that fails prints none.
            print(json ? try RunObject(report, marks).json() : report.table)
            if let earlier { tell(report.ratios(to: earlier)) }
            tell(marks.table)
            let runs = try peers.map { try PeerRuns(directory: $0, python: python, count: rows.count).lines() }
            tell(RivalTable(report, licenses: rows.count, runs: runs ?? []).table)
            tell(CorrectnessGate.text)
        } catch let problem as RegisterProblem {
            throw ValidationError(problem.description)
        } catch let problem as Unexpected {
            throw ValidationError(problem.description)
        }
    }

    /// What stands beside the figures. Beside a JSON object it goes to standard error, since a program reads standard output
    /// then and expects that one object.
    private func tell(_ table: String) {
        // An empty line first, which parts it from what stands above.
        if json { return FileHandle.standardError.write(Data(("\n" + table + "\n").utf8)) }
        // Printed like the table above it, or a buffer would bring the two in the wrong order.
        print("\n" + table)
    }

    /// Read before anything is measured, so that a wrong file costs nothing.
    private func earlierReport() throws -> Report? {
        guard let compare else { return nil }
        guard let data = FileManager.default.contents(atPath: compare),
            let report = try? JSONDecoder().decode(Report.self, from: data)
        else { throw ValidationError("\(compare) is no run's JSON") }
        return report
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
        if let register { return RowSource(register: try RegisterFile.snapshot(path: register), count: count) }
        guard let records else { return RowSource(madeUp: count ?? Self.madeUpCount) }
        guard let data = FileManager.default.contents(atPath: records), let rows = RowSource(file: data, count: count)
        else { throw ValidationError("\(records) is no file of license records") }
        return rows
    }
}
