import Foundation
import Words

extension Session {
    /// A file that the user names; `-` is standard input.
    func read(_ path: String) throws -> [UInt8] {
        if path == "-" { return console.input() }
        guard let content = FileManager.default.contents(atPath: path) else {
            throw Trouble.refused(RefusalAnswer(.fileUnreadable, field: "file", ["path": path]))
        }
        return Array(content)
    }

    /// Writes a file that the user names, whole or not at all; nil or `-` is standard output.
    func write(_ bytes: [UInt8], to path: String?) throws {
        guard let path, path != "-" else { return console.out(bytes) }
        do { try Data(bytes).write(to: URL(filePath: path), options: .atomic) } catch {
            throw Trouble.refused(
                RefusalAnswer(.failed, field: "file", ["path": path], detail: error.localizedDescription)
            )
        }
    }
}

/// Paths in requests: the node that opens the file may have been started in another directory.
enum FilePath {
    static func absolute(_ path: String) -> String {
        URL(filePath: path).path(percentEncoded: false)
    }
}
