import Foundation
import SystemPackage

/// Why a file of ours cannot be used.
package enum PrivateFileProblem: Error, Hashable, Sendable {
    case missing(path: String)
    /// Others than its owner may read it; `mode` is the permission bits found.
    case readableByOthers(path: String, mode: Int)
    case exists(path: String)
    case unwritable(path: String, reason: String)
}

/// Files that hold secrets: mode 0600, made so before the first byte is in them, and refused when others may read them.
enum PrivateFile {
    /// Makes a new file; what is there already is never overwritten. When it returns, the bytes are on the disk.
    static func create(_ path: String, _ bytes: [UInt8]) throws(PrivateFileProblem) {
        do {
            let descriptor = try FileDescriptor.open(
                FilePath(path),
                .writeOnly,
                options: [.create, .exclusiveCreate],
                permissions: .ownerReadWrite
            )
            try descriptor.closeAfter {
                try descriptor.writeAll(bytes)
                try FileHandle(fileDescriptor: descriptor.rawValue).synchronize()
            }
        } catch Errno.fileExists {
            throw .exists(path: path)
        } catch {
            throw .unwritable(path: path, reason: "\(error)")
        }
    }

    static func read(_ path: String) throws(PrivateFileProblem) -> [UInt8] {
        let attributes = try? FileManager.default.attributesOfItem(atPath: path)
        guard let attributes, let found = attributes[.posixPermissions] as? Int else { throw .missing(path: path) }
        guard found & 0o077 == 0 else { throw .readableByOthers(path: path, mode: found) }
        guard let content = FileManager.default.contents(atPath: path) else { throw .missing(path: path) }
        return Array(content)
    }
}
