import Foundation
import Signing

/// Fixture files beside the tests: lines of `name: hex`.
enum TestFiles {
    private static let directory =
        URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

    /// Set WRITE_FIXTURES to write them anew: for a new format, never to silence a test.
    static var areFixturesWritten: Bool { ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil }

    static func fixture(_ name: String) throws -> String {
        try String(contentsOf: directory.appending(path: "\(name).hex"), encoding: .utf8)
    }

    static func writeFixture(_ name: String, _ text: String) throws {
        try text.write(to: directory.appending(path: "\(name).hex"), atomically: true, encoding: .utf8)
    }

    static func values(_ name: String) throws -> [String: [UInt8]] {
        var values: [String: [UInt8]] = [:]
        for line in try fixture(name).split(separator: "\n") {
            let parts = line.split(separator: ":")
            values[String(parts[0])] = Hex.decode(parts[1].trimmingCharacters(in: .whitespaces))
        }
        return values
    }
}
