import Foundation
import Replica
import SystemPackage

/// A file that a request asks the node to write. It appears whole or not at all: it is written beside its place and
/// then moved there.
struct OutputFile: Hashable, Sendable {
    let path: String

    /// The node may run in another directory than whoever asks, so the path is absolute.
    init(_ path: String, field: String) throws(Refusal) {
        guard path.hasPrefix("/"), !path.utf8.contains(0) else {
            throw Refusal(.fieldType, field: field, ["expected": "absolute path", "value": path])
        }
        self.path = path
    }

    /// - Parameter body: is given a function that appends bytes to the file.
    func write(_ body: (([UInt8]) throws -> Void) throws -> Void) throws {
        let draft = path + ".part"
        do {
            let file = try FileDescriptor.open(
                FilePath(draft),
                .writeOnly,
                options: [.create, .truncate],
                permissions: .ownerReadWrite
            )
            try file.closeAfter {
                try body { try file.writeAll($0) }
                try FileHandle(fileDescriptor: file.rawValue).synchronize()
            }
            try FileManager.default.moveReplacing(draft, to: path)
        } catch let error as Errno {
            throw APIFailure(status: 409, code: "failed", field: "path", ["path": path], detail: "\(error)")
        } catch {
            try? FileManager.default.removeItem(atPath: draft)
            throw error
        }
    }
}

extension FileManager {
    /// Moves a file to a place where another may be. A crash in between leaves the new one under its old name, whole.
    func moveReplacing(_ path: String, to place: String) throws {
        if fileExists(atPath: place) { try removeItem(atPath: place) }
        try moveItem(atPath: path, toPath: place)
    }
}
