import Foundation
import Testing

/// `docs/architecture.md` as facts: which room imports which, and where `unsafe` may stand.
@Suite struct ArchitectureTests {
    private static let package = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The pure rooms with all that they may import.
    static let pureRooms: [(room: String, imports: Set<String>)] = [
        ("Hashing", ["Crypto"]),
        ("Deflating", ["CZlib"]),
        ("Console", []),
        ("Words", []),
        ("Marks", []),
        ("Signing", ["CSodium", "Hashing", "Synchronization"]),
        ("SignedLog", ["Signing", "Synchronization"]),
        ("District", ["Signing", "SignedLog"]),
        ("Licenses", ["Signing", "SignedLog", "District"]),
        ("Replication", ["Deflating", "Signing", "SignedLog", "District"]),
        // No room, but what it counts is theirs alone.
        ("InstructionCounts", ["Signing", "SignedLog", "District", "Licenses", "Replication", "Glibc"]),
    ]

    @Test(arguments: pureRooms)
    func pureRoomsImportOnlyWhatIsBelowThem(room: String, imports: Set<String>) throws {
        for file in try Self.files(of: room) {
            let found = Set(file.imports)
            #expect(found.subtracting(imports).isEmpty, "\(file.name)")
        }
    }

    /// With the files that hold them against the engine, and so must know it.
    static let secondWritings: [(room: String, imports: Set<String>, meetings: [String])] = [
        ("TinyVerifier", ["CSodium", "Synchronization"], []),
        ("Oracles", ["TinyVerifier"], ["Oracle.swift", "Naive+Engine.swift"]),
    ]

    @Test(arguments: secondWritings)
    func oraclesAreWrittenWithoutTheRoomsThatTheyCheck(room: String, imports: Set<String>, meetings: [String]) throws {
        for file in try Self.files(of: room) where !meetings.contains(file.name) {
            #expect(Set(file.imports).subtracting(imports).isEmpty, "\(file.name)")
        }
    }

    @Test func replicaKnowsNoSocketThreadOrClock() throws {
        let allowed: Set<String> = ["Signing", "SignedLog", "District", "Licenses", "Replication", "Storage"]
        for file in try Self.files(of: "Replica") {
            #expect(Set(file.imports).subtracting(allowed).isEmpty, "\(file.name)")
        }
    }

    /// Each with the files that may say `unsafe`, see `docs/decisions/0005-unsafe.md`.
    static let safeRooms: [(room: String, exceptions: [String])] = [
        ("SignedLog", []), ("District", []), ("Licenses", []), ("Replication", []), ("Replica", []),
        ("Console", []), ("Words", []), ("Marks", []), ("InstructionCounts", []), ("Storage", ["SQLite/Binding.swift"]),
        ("Node", ["Owner/OwnedReplica.swift"]),
        ("Commands", ["Session/QuietTerminal.swift"]),
        ("FaultyDisk", ["DiskHandle.swift"]),
        ("World", []), ("Stories", []), ("Simulate", []), ("Loopback", []), ("RealProcesses", []),
        ("CrashPoints", []), ("TinyVerifier", ["Sodium.swift"]), ("Oracles", []),
    ]

    @Test(arguments: safeRooms)
    func unsafeStandsOnlyWhereADecisionPutsIt(room: String, exceptions: [String]) throws {
        let unsafe = try Self.files(of: room).filter { $0.text.contains("unsafe ") }.map(\.name)
        #expect(unsafe == exceptions)
    }

    private struct SourceFile {
        let name: String
        let text: String

        /// The modules that the file imports, whatever access the import has.
        var imports: [String] {
            text.split(separator: "\n").compactMap { line in
                // Words of a text may be the same; no import has quotation marks.
                if line.contains("\"") { return nil }
                let words = line.split(separator: " ")
                guard let index = words.firstIndex(of: "import"), index <= 2, line.first != "/" else { return nil }
                return words.dropFirst(index + 1).first.map(String.init)
            }
        }
    }

    private static func files(of room: String) throws -> [SourceFile] {
        let folders = ["Sources", "Simulations"].map { package.appending(path: $0).appending(path: room) }
        let folder = try #require(folders.first { FileManager.default.fileExists(atPath: $0.path) })
        let names = try #require(FileManager.default.enumerator(atPath: folder.path)?.allObjects as? [String])
        let files = try names.filter { $0.hasSuffix(".swift") }.sorted().map { name in
            SourceFile(name: name, text: try String(contentsOf: folder.appending(path: name), encoding: .utf8))
        }
        try #require(!files.isEmpty)
        return files
    }
}
