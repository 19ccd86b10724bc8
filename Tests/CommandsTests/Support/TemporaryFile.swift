import Foundation

/// A file for one test.
struct TemporaryFile {
    let path: String

    init(_ content: String) throws {
        let url = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID().uuidString)")
        try Data(content.utf8).write(to: url)
        path = url.path(percentEncoded: false)
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }
}
