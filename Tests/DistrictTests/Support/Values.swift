import Foundation
import SignedLog
import Signing

/// 32 bytes that differ for each name: stand-ins for ids and seeds.
func bytes32(_ name: String) -> Bytes32 { SHA256.digest(Array("test \(name)".utf8)) }

func bytes16(_ name: String) -> Bytes16 { Bytes16(bytes32(name).array.prefix(16)) ?? .zero }

func key(_ name: String) -> SigningKey { SigningKey(seed: bytes32(name)) }

/// Files beside the tests.
enum TestFiles {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()

    static func fixture(_ name: String) throws -> String {
        try String(contentsOf: folder.appending(path: "Fixtures/\(name)"), encoding: .utf8)
    }

    static func writeFixture(_ name: String, _ text: String) throws {
        try text.write(to: folder.appending(path: "Fixtures/\(name)"), atomically: true, encoding: .utf8)
    }

    /// Set `WRITE_FIXTURES` to write them anew: only while the formats are not released.
    static var areFixturesWritten: Bool { ProcessInfo.processInfo.environment["WRITE_FIXTURES"] != nil }
}

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

/// All orders of a list; of six elements 720.
func permutations<Element>(of elements: [Element]) -> [[Element]] {
    guard elements.count > 1 else { return [elements] }
    return elements.indices.flatMap { index in
        var rest = elements
        let first = rest.remove(at: index)
        return permutations(of: rest).map { [first] + $0 }
    }
}
