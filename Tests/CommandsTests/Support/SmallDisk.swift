import Foundation
import Node
import Testing

/// A disk of some megabytes that only one process and its children see: a tmpfs in a mount namespace of its own
/// (`unshare --mount`). It is gone with the process, however that ends.
final class SmallDisk: Sendable {
    /// Whether this machine lets us make one: as root, or where users may have namespaces.
    static let isPossible: Bool = {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments = ["--map-root-user", "--mount", "mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }()

    private let process: Process
    private let data: String

    /// Copies a data directory to such a disk and runs `hefu serve` there, until ``stop()``.
    init(_ size: String, over folder: String, environment: [String: String]) throws {
        let script = """
            mount -t tmpfs -o size=\(size) none "$1" && cp -a "$2/." "$1/" && exec "$3" serve --data "$1" --stop-with-input
            """
        data = folder + "/disk"
        try FileManager.default.createDirectory(atPath: data, withIntermediateDirectories: true)
        process = Process()
        process.executableURL = URL(filePath: "/usr/bin/unshare")
        process.arguments =
            ["--map-root-user", "--mount", "sh", "-c", script, "sh", data, folder + "/data", try BuiltProgram.path]
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        process.currentDirectoryURL = URL(filePath: folder)
        process.standardInput = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// The disk as it looks from here: through the process that sees it.
    private var place: String { "/proc/\(process.processIdentifier)/root" + data }

    /// The node's socket; nil if it does not come up.
    func connect() async throws -> SocketAPI? {
        let end = ContinuousClock.now + .seconds(30)
        while process.isRunning, ContinuousClock.now < end {
            if let api = await SocketAPI.connect(to: place + "/hefu.sock") { return api }
            try await Task.sleep(for: .milliseconds(20))
        }
        return nil
    }

    /// Writes a file until there is no room for another page.
    func fill() throws {
        try Data().write(to: URL(filePath: place + "/filler"))
        let file = try #require(FileHandle(forWritingAtPath: place + "/filler"))
        defer { try? file.close() }
        let page = Data(count: 4096)
        while (try? file.write(contentsOf: page)) != nil {}
    }

    func makeRoom() throws {
        try FileManager.default.removeItem(atPath: place + "/filler")
    }

    func stop() {
        process.terminate()
        process.waitUntilExit()
    }
}
