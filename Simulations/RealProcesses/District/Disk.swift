import Foundation
import Loopback

/// How the disk of a node is made full.
enum Disk: Sendable {
    /// Each data directory is a tmpfs of its own: really full.
    case tmpfs
    /// Where nobody may mount: the process is started again such that its write-ahead log can hardly grow, and its writes
    /// fail as too large.
    case fileSizeLimit

    /// More than a run writes, and soon filled.
    private static let megabytes = 64
    /// Bytes that a write-ahead log may still grow by on a full disk: less than an act takes.
    private static let lastRoom = 16 * 1024

    var name: String {
        switch self {
        case .tmpfs: "tmpfs of \(Self.megabytes) MiB each"
        case .fileSizeLimit: "a file-size limit, as nobody may mount a tmpfs here"
        }
    }

    /// Whether this machine lets us mount: as root, or where users may have namespaces.
    static var canMount: Bool {
        let mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "none", "/mnt"]
        return (try? run("/usr/bin/unshare", ["--map-root-user", "--mount"] + mount)) == 0
    }

    /// Runs this program again in a mount namespace of its own, and returns its exit status. What is mounted there goes
    /// with it.
    static func againWhereMountingIsAllowed() throws -> Int32 {
        let program = [ChildProcess.thisProgram] + CommandLine.arguments.dropFirst() + ["--mounts"]
        return try run("/usr/bin/unshare", ["--map-root-user", "--mount"] + program, isQuiet: false)
    }

    /// Puts the disk of a node in place.
    func make(at path: String) throws {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        guard case .tmpfs = self else { return }
        let options = "size=\(Self.megabytes)m,mode=0700"
        guard try Self.run("/usr/bin/mount", ["-t", "tmpfs", "-o", options, "none", path]) == 0 else {
            throw RunFailure(.crash, "no tmpfs at \(path)")
        }
    }

    func remove(at path: String) {
        guard case .tmpfs = self else { return }
        _ = try? Self.run("/usr/bin/umount", [path])
    }

    /// Whether a process must be started again for its disk to become full, or to have room.
    var needsStart: Bool {
        switch self {
        case .tmpfs: false
        case .fileSizeLimit: true
        }
    }

    /// The program and its arguments such that it may write no file beyond a size, which is an error to it and not its
    /// end; as they are if there is no limit.
    static func command(
        _ program: String,
        _ arguments: [String],
        fileByteLimit: Int?
    ) -> (program: String, arguments: [String]) {
        guard let fileByteLimit else { return (program, arguments) }
        // In units of 512 bytes, as POSIX has it.
        let script = #"trap "" XFSZ; ulimit -f "$0"; exec "$@""#
        return ("/bin/sh", ["-c", script, String(fileByteLimit / 512), program] + arguments)
    }

    /// The size at which no act has room in the write-ahead log beneath this path any more.
    static func fullSize(of path: String) throws -> Int {
        let files = try FileManager.default.contentsOfDirectory(atPath: path).filter { $0.hasSuffix("-wal") }
        let sizes = try files.map { file in
            try FileManager.default.attributesOfItem(atPath: path + "/" + file)[.size] as? Int ?? 0
        }
        return (sizes.max() ?? 0) + lastRoom
    }

    /// Leaves no room for another page on a tmpfs.
    static func fill(_ path: String) throws {
        try Data().write(to: URL(filePath: filler(path)))
        let file = try FileHandle(forWritingTo: URL(filePath: filler(path)))
        defer { try? file.close() }
        for size in [1 << 20, 4096] {
            let piece = Data(count: size)
            while (try? file.write(contentsOf: piece)) != nil {}
        }
    }

    static func makeRoom(_ path: String) { try? FileManager.default.removeItem(atPath: filler(path)) }

    private static func filler(_ path: String) -> String { path + "/filler" }

    private static func run(_ program: String, _ arguments: [String], isQuiet: Bool = true) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        if isQuiet { process.standardError = FileHandle.nullDevice }
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}

/// The folder of one run: data directories, logs, and what is carried between nodes.
struct RunFolder: Sendable {
    /// Short, because a Unix socket's path beneath it has room for 107 bytes.
    let path: String

    init(in directory: String) throws {
        path = directory + "/hefu-real-" + String(UInt32.random(in: 0...UInt32.max), radix: 36)
        for part in ["/logs", "/stick", "/state"] {
            try FileManager.default.createDirectory(atPath: path + part, withIntermediateDirectories: true)
        }
    }

    func data(of member: Member) -> String { path + "/" + member.rawValue }

    func log(of member: Member) -> String { path + "/logs/" + member.rawValue + ".log" }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
