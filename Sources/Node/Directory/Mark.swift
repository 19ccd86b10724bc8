import Foundation
import Replica
import SystemPackage

/// A note outside the data directory and its backups: on which machine this node last ran, how far it had written, and
/// how far it had given its blocks of numbers out. A start that finds the database behind it, or on another machine, is
/// a *restored* node's: it takes its own lost tail up from peers before anything else. A node without a mark starts as a
/// restored one, too. On another machine, or without a mark, its blocks are burnt.
///
/// The mark never stops a node from issuing: it parts honestly by a new epoch at each start in any case.
struct Mark: Codable, Hashable {
    var machine: String
    /// Entries that the node itself had written, as counted by its database.
    var ownEntries: Int
    /// The highest number that was claimed of each block (``name(of:)``); nil: none of any.
    var claims: [String: UInt64]?

    /// False where it was begun without knowing what had been given out before: on another machine, or after the mark was
    /// lost. It stays so until the node's blocks are burnt.
    var isWhole: Bool?

    static func name(of block: BlockID) -> String { "\(block.lease)/\(block.index)" }

    mutating func claim(_ highest: [BlockID: UInt64]) {
        claims = (claims ?? [:]).merging(highest.map { (Self.name(of: $0), $1) }, uniquingKeysWith: max)
    }

    /// Where a node's mark is kept: `$HEFU_STATE`, else `$XDG_STATE_HOME/hefu`, else `~/.local/state/hefu`.
    static func path(node: String, environment: [String: String] = ProcessInfo.processInfo.environment) -> String {
        let home =
            environment["HEFU_STATE"]
            ?? environment["XDG_STATE_HOME"].map { $0 + "/hefu" }
            ?? (environment["HOME"] ?? "/var/lib") + "/.local/state/hefu"
        return "\(home)/\(node).mark"
    }

    static func read(_ path: String) -> Mark? {
        FileManager.default.contents(atPath: path).flatMap { try? JSONDecoder().decode(Mark.self, from: $0) }
    }

    /// Replaces the mark in one step.
    func write(_ path: String) throws {
        let folder = URL(filePath: path).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try JSONEncoder().encode(self).write(to: URL(filePath: path), options: .atomic)
    }

    /// The same, and after a power cut, too: a number is used only then. Foundation syncs the bytes before it renames the
    /// file; that it was renamed is the folder's.
    func writeDurably(_ path: String) throws {
        try write(path)
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        let descriptor = try FileDescriptor.open(FilePath(folder), .readOnly)
        try descriptor.closeAfter { try FileHandle(fileDescriptor: descriptor.rawValue).synchronize() }
    }

    /// The system's name for this machine; empty where there is none.
    static var thisMachine: String {
        (FileManager.default.contents(atPath: "/etc/machine-id")).map { String(decoding: $0, as: UTF8.self) }.map {
            String($0.trimmed)
        } ?? ""
    }

    /// Whether a database with so many own entries, here and now, is the one that the mark was written for.
    func fits(machine: String, ownEntries: Int) -> Bool {
        self.machine == machine && ownEntries >= self.ownEntries
    }
}
