import Foundation
import SignedLog
import Signing

/// Files beside the tests.
enum TestFiles {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    /// The rows of a vector file; its first line names the columns.
    static func rows(_ name: String) throws -> [[String]] {
        let text = try String(contentsOf: folder.appending(path: "Vectors/\(name)"), encoding: .utf8)
        return text.split(separator: "\n").dropFirst().map { line in
            line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        }
    }

    static func fixture(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "Fixtures/\(name).hex"), encoding: .utf8)
    }

    static func writeFixture(_ name: String, _ text: String) throws {
        try text.write(to: folder.appending(path: "Fixtures/\(name).hex"), atomically: true, encoding: .utf8)
    }

    static var areFixturesWritten: Bool { ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil }
}

/// The bytes of a hex text that a test spells out.
func hex(_ text: String) -> [UInt8] {
    guard let bytes = Hex.decode(text.filter { !$0.isWhitespace }) else { preconditionFailure("no hex: \(text)") }
    return bytes
}

/// 32 bytes that differ for each number: stand-ins for ids and seeds.
func bytes32(_ number: Int) -> Bytes32 { SHA256.digest(Array("test \(number)".utf8)) }

func bytes16(_ number: Int) -> Bytes16 { Bytes16(bytes32(number).array.prefix(16)) ?? .zero }

func key(_ number: Int) -> SigningKey { SigningKey(seed: bytes32(number)) }

/// Small numbers, the same for the same seed (SplitMix64).
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
