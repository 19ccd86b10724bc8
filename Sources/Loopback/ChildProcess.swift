import Foundation
import Glibc
import Synchronization

/// A process of this machine with its output in a file. Whoever starts one must stop it; should this process end without
/// having done so, the child sees its standard input end.
///
/// A class because the end of the process is told from outside, once, to whoever waits.
package final class ChildProcess: Sendable {
    private let process: Process
    /// Its standard input. Nothing is ever written; the writing end stays open as long as this process lives.
    private let input = Pipe()
    private let end = Mutex<End>(.init())

    private struct End {
        var status: Int32?
        var waiting: [CheckedContinuation<Int32, Never>] = []
    }

    /// How long a child may take to end in order.
    private static let patience = DispatchTimeInterval.seconds(10)

    /// Starts a program with these arguments.
    ///
    /// - Parameters:
    ///   - folder: where it runs, so that it reads nobody's `hefu.yaml`.
    ///   - environment: beside this process's own, without the settings that another node has there.
    ///   - log: takes what it prints, behind what is there.
    package init(
        _ program: String,
        _ arguments: [String],
        in folder: String,
        environment: [String: String],
        log: String
    ) throws {
        if !FileManager.default.fileExists(atPath: log) { try Data().write(to: URL(filePath: log)) }
        let output = try FileHandle(forWritingTo: URL(filePath: log))
        defer { try? output.close() }
        try output.seekToEnd()
        process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = arguments
        process.currentDirectoryURL = URL(filePath: folder)
        process.environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("HEFU_") }
            .merging(environment) { $1 }
        process.standardInput = input
        process.standardOutput = output
        process.standardError = output
        process.terminationHandler = { [weak self] process in self?.ended(process.terminationStatus) }
        try process.run()
    }

    /// The file of the program that runs here.
    package static var thisProgram: String {
        let own = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return own ?? CommandLine.arguments[0]
    }

    package var isRunning: Bool { end.withLock { $0.status == nil } }

    /// Asks it to end and waits until it has; one that does not is killed.
    package func stop() async {
        guard isRunning else { return }
        process.terminate()
        let pid = process.processIdentifier
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.patience) { [weak self] in
            if self?.isRunning == true { Glibc.kill(pid, SIGKILL) }
        }
        _ = await status()
    }

    /// Ends it at once, as a power switch would end its machine's programs, and waits until it is gone.
    package func kill() async {
        guard isRunning else { return }
        Glibc.kill(process.processIdentifier, SIGKILL)
        _ = await status()
    }

    private func status() async -> Int32 {
        await withCheckedContinuation { continuation in
            let status = end.withLock { end -> Int32? in
                if end.status == nil { end.waiting.append(continuation) }
                return end.status
            }
            if let status { continuation.resume(returning: status) }
        }
    }

    private func ended(_ status: Int32) {
        let waiting = end.withLock { end in
            end.status = status
            defer { end.waiting = [] }
            return end.waiting
        }
        for continuation in waiting { continuation.resume(returning: status) }
    }
}
