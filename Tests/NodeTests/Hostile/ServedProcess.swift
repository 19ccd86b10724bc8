import Foundation
import Node
import Testing

/// A real `hefu serve` process on a node's directory.
final class ServedProcess: Sendable {
    let api: SocketAPI
    let host: String
    static let port = 7410
    private let process: Process

    init(_ node: TestNode) async throws {
        // An address of loopback that is this process's alone, so that no port need be free.
        let number = Int(ProcessInfo.processInfo.processIdentifier)
        host = "127.\(192 + number >> 8 & 63).\(number & 255).1"
        process = Process()
        process.executableURL = URL(filePath: try Self.program)
        process.arguments = [
            "serve", "--data", node.configuration.data, "--listen", "\(host):\(Self.port)", "--stop-with-input",
        ]
        process.environment = ProcessInfo.processInfo.environment.merging(["HEFU_STATE": node.folder + "/serving"]) {
            $1
        }
        process.currentDirectoryURL = URL(filePath: node.folder)
        process.standardInput = Pipe()
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        var api: SocketAPI?
        while api == nil {
            try #require(process.isRunning, "hefu serve has ended")
            api = await SocketAPI.connect(to: node.configuration.socketPath)
            if api == nil { try await Task.sleep(for: .milliseconds(20)) }
        }
        self.api = try #require(api)
    }

    /// Most bytes of memory that the process has ever had (`VmHWM`).
    var peakByteCount: Int {
        get throws {
            let status = try String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)
            let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
            return try #require(line.split(separator: " ").compactMap { Int($0) }.first) * 1024
        }
    }

    func stop() async {
        await api.close()
        process.terminate()
        process.waitUntilExit()
    }

    private static var program: String {
        get throws { try beside("hefu") }
    }

    /// A program that was built together with these tests: it lies beside their bundle.
    static func beside(_ name: String) throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let places = (CommandLine.arguments.filter { $0.contains(".xctest") } + [own])
            .map { URL(filePath: $0).deletingLastPathComponent().path + "/" + name }
        return try #require(places.first { FileManager.default.isExecutableFile(atPath: $0) }, "no \(name) was built")
    }
}
