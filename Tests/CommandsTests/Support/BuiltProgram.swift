import Foundation
import Testing

/// The program `hefu` that was built together with these tests.
enum BuiltProgram {
    struct Run: Sendable {
        let status: Int32
        let out: [UInt8]
        let err: String
    }

    /// It lies beside the bundle that these tests run from.
    static var path: String {
        get throws {
            let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            let beside = CommandLine.arguments.compactMap(bundleFolder) + [folder(of: bundle)]
            return try #require(
                beside.map { $0 + "/hefu" }.first { FileManager.default.isExecutableFile(atPath: $0) },
                "no hefu was built beside \(bundle)"
            )
        }
    }

    /// Runs it to its end, or until what it has printed is enough; then it gets the signal, as by Ctrl-C.
    static func run(
        _ arguments: [String],
        environment: [String: String] = [:],
        by signal: Int32 = SIGINT,
        interruptingWhen isEnough: @escaping @Sendable (String) -> Bool = { _ in false }
    ) async throws -> Run {
        let process = Process()
        process.executableURL = URL(filePath: try path)
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let (out, err) = (Pipe(), Pipe())
        (process.standardOutput, process.standardError) = (out, err)
        process.standardInput = FileHandle.nullDevice
        let errors = Task.detached { err.fileHandleForReading.readDataToEndOfFile() }
        try process.run()
        let output = Task.detached { () -> [UInt8] in
            var read: [UInt8] = []
            var isInterrupted = false
            while true {
                let piece = out.fileHandleForReading.availableData
                guard !piece.isEmpty else { return read }
                read += piece
                guard !isInterrupted, isEnough(String(decoding: read, as: UTF8.self)) else { continue }
                isInterrupted = true
                kill(process.processIdentifier, signal)
            }
        }
        let read = await output.value
        process.waitUntilExit()
        return Run(
            status: process.terminationStatus,
            out: read,
            err: String(decoding: await errors.value, as: UTF8.self)
        )
    }

    /// The numbers of running processes whose arguments name a path.
    static func processes(naming path: String) -> [Int] {
        let numbers = (try? FileManager.default.contentsOfDirectory(atPath: "/proc"))?.compactMap { Int($0) } ?? []
        return numbers.sorted().filter { number in
            let line = FileManager.default.contents(atPath: "/proc/\(number)/cmdline") ?? Data()
            return String(decoding: line, as: UTF8.self).contains(path)
        }
    }

    /// Whether the processes that name a path end by themselves. The bound is generous: it is met by their end, not by
    /// time.
    static func areGone(naming path: String, within limit: Duration = .seconds(30)) async throws -> Bool {
        let end = ContinuousClock.now + limit
        while !processes(naming: path).isEmpty {
            guard ContinuousClock.now < end else { return false }
            try await Task.sleep(for: .milliseconds(20))
        }
        return true
    }

    private static func bundleFolder(_ argument: String) -> String? {
        argument.contains(".xctest") ? folder(of: argument) : nil
    }

    private static func folder(of path: String) -> String {
        URL(filePath: path).deletingLastPathComponent().path
    }
}
