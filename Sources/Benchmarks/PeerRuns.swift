import Foundation

/// Other programs on the same work, by their scripts: each prints a JSON object a line with `peer`, `work` and `wall_s`. The
/// work's first word says which of our items it is.
struct PeerRuns {
    private struct Line: Decodable {
        let peer: String
        let work: String
        let wall: Double?
        let wire: Int?

        enum CodingKeys: String, CodingKey {
            case peer, work
            case wall = "wall_s"
            case wire = "wire_bytes"
        }

        /// Our item that does the same; nil where none does.
        var item: String? {
            let items = [
                "1": "import", "2": "full-sync", "3": "incremental", "3b": "incremental-cold", "4": "reconcile",
                "6": "merge",
            ]
            return work.split(separator: " ").first.flatMap { items[String($0)] }
        }
    }

    /// Where the scripts are, `peer_*.py`.
    let directory: String
    let python: String
    let count: Int

    /// Ours ÷ theirs. A script that does not run (a package that is not there) is said to be so, and is no figure.
    func table(beside report: Report) throws -> String {
        let scripts = try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasPrefix("peer_") && $0.hasSuffix(".py") }.sorted()
        guard !scripts.isEmpty else { throw Unexpected(what: "no scripts in \(directory)") }
        let ours = Dictionary(report.items.map { ($0.name, $0) }) { first, _ in first }
        var lines = [["peer", "work", "theirs s", "ours s", "ours ÷ theirs", "wire ÷"]]
        for script in scripts {
            let theirs = try run(script)
            if theirs.isEmpty { lines.append([script, "does not run here", "", "", "", ""]) }
            for line in theirs {
                guard let name = line.item, let item = ours[name], let wall = line.wall else { continue }
                lines.append([
                    line.peer, line.work, Report.fixed(wall, 3), Report.fixed(item.wallSeconds, 3),
                    Report.ratio(item.wallSeconds, wall),
                    line.wire.map { Report.ratio(Double(item.wireBytes), Double($0)) } ?? "",
                ])
            }
        }
        return Report.aligned(lines)
    }

    private func run(_ script: String) throws -> [Line] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [python, script]
        process.currentDirectoryURL = URL(filePath: directory)
        process.environment = ProcessInfo.processInfo.environment.merging(["N": "\(count)", "RUNS": "1"]) { $1 }
        let output = Pipe()
        (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
        try process.run()
        let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return bytes.split(separator: UInt8(ascii: "\n")).compactMap { try? JSONDecoder().decode(Line.self, from: $0) }
    }
}
