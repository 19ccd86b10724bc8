import Foundation
import Loopback

/// How the disk of a node is made full.
enum Disk: Sendable {
    /// Each data directory is a tmpfs of its own: really full.
    case tmpfs
    /// Where nobody may mount: the process may write no file beyond a size, and its writes fail as too large.
    case fileSizeLimit

    /// More than a run writes, and soon filled.
    private static let megabytes = 64

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

    /// The program and its arguments such that a full disk is an error to it and not its end.
    func command(_ program: String, _ arguments: [String]) -> (program: String, arguments: [String]) {
        switch self {
        case .tmpfs: (program, arguments)
        case .fileSizeLimit: ("/bin/sh", ["-c", #"trap "" XFSZ; exec "$@""#, "sh", program] + arguments)
        }
    }

    /// Leaves no room for another page.
    func fill(_ path: String, process: Int32?) throws {
        switch self {
        case .tmpfs:
            try Data().write(to: URL(filePath: filler(path)))
            let file = try FileHandle(forWritingTo: URL(filePath: filler(path)))
            defer { try? file.close() }
            for size in [1 << 20, 4096] {
                let piece = Data(count: size)
                while (try? file.write(contentsOf: piece)) != nil {}
            }
        case .fileSizeLimit: try limit(process, "4096:")
        }
    }

    func makeRoom(_ path: String, process: Int32?) throws {
        switch self {
        case .tmpfs: try? FileManager.default.removeItem(atPath: filler(path))
        case .fileSizeLimit: try limit(process, "unlimited:")
        }
    }

    private func filler(_ path: String) -> String { path + "/filler" }

    /// The limit of a process that has ended went with it.
    private func limit(_ process: Int32?, _ limit: String) throws {
        guard let process else { return }
        _ = try Self.run("/usr/bin/prlimit", ["--pid", String(process), "--fsize=" + limit])
    }

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
