import Foundation

/// An empty folder of the real file system, for whoever looks for a directory before SQLite opens the file in it. It
/// goes with its owner.
package final class TemporaryFolder {
    package let path: String

    /// Fails only where the system lets nobody make a folder for temporary files.
    package init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    /// A folder within it.
    package func folder(_ name: String) throws -> String {
        let folder = path + "/" + name
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        return folder
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }
}
