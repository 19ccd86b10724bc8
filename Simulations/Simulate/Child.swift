import Foundation

/// Another process of this program.
struct Child {
    private let process = Process()
    private let output = Pipe()

    init(_ arguments: [String], environment: [String: String] = [:]) throws {
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    /// Hands each line over as it comes, and returns when the process has ended.
    ///
    /// - Returns: its exit status; nil if a signal ended it.
    @discardableResult
    func read(_ tell: (String) -> Void) -> Int32? {
        var rest = Data()
        while case let bytes = output.fileHandleForReading.availableData, !bytes.isEmpty {
            rest += bytes
            while let end = rest.firstIndex(of: 0x0A) {
                tell(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
                rest = Data(rest[rest.index(after: end)...])
            }
        }
        process.waitUntilExit()
        return process.terminationReason == .exit ? process.terminationStatus : nil
    }
}
