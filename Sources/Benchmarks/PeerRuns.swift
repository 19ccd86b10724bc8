import Foundation
import Marks

/// Other programs on the same work, by their scripts: each prints a JSON object a line with `peer`, `work` and `wall_s`. The
/// work's first word says which of our items it is.
struct PeerRuns {
    /// One line of a script.
    struct Line: Decodable {
        let peer: String
        let work: String
        let wall: Double?
        let wire: Int?
        /// Of half of the single acts, in microseconds.
        let median: Double?

        enum CodingKeys: String, CodingKey {
            case peer, work
            case wall = "wall_s"
            case wire = "wire_bytes"
            case median = "p50_us"
        }
    }

    /// Where the scripts are, `peer_*.py`.
    let directory: String
    let python: String
    let count: Int

    /// What each script told, script by script; nothing of one that does not run, as when a package is not there.
    func lines() throws -> [(script: String, lines: [Line])] {
        let scripts = try FileManager.default.contentsOfDirectory(atPath: directory)
            .filter { $0.hasPrefix("peer_") && $0.hasSuffix(".py") }.sorted()
        guard !scripts.isEmpty else { throw Unexpected(what: "no scripts in \(directory)") }
        return try scripts.map { ($0, try run($0)) }
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
