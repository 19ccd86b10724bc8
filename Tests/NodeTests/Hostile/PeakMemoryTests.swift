import Foundation
import Node
import Replication
import Testing

/// A real process, with the limits that it ships with, under all that costs memory at once.
@Suite(.serialized)
struct PeakMemoryTests {
    /// What a node may ever have: bodies of 64 MiB, the largest message taken apart, and itself.
    static let peakByteLimit = 512 << 20

    /// Eighty bodies of 8 MiB that never end, from four addresses; messages that take twenty times their bytes when they
    /// are taken apart; and a clerk.
    @Test func aNodeUnderAttackStaysBelowItsCeiling() async throws {
        let district = try await TestDistrict()
        let (bureau, stolen) = (TestNode(), TestNode())
        try await district.join(stolen, office: "教育局", code: "JYJ2")
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        let node = try await ServedProcess(bureau)
        let place = (host: node.host, port: ServedProcess.port)
        var lines: [RawLine] = []
        try await withThrowingTaskGroup(of: RawLine?.self) { group in
            for number in 0..<80 {
                group.addTask { try await Self.sendAlmostAll(to: place, from: "127.0.0.\(66 + number % 4)") }
            }
            group.addTask {
                for content in [Self.wide, Self.deep, Self.wide] {
                    var thief = try await HostileMember(stolen, in: district, office: "教育局", at: place, node.api)
                    try await thief.open()
                    await #expect(throws: SyncRefusal.malformed) { _ = try await thief.ask(content: content) }
                }
                return nil
            }
            group.addTask {
                for number in 1...20 {
                    let issue = TestDistrict.issue(number: "\(number)", code: "49200207\(1000 + number)")
                    try await node.api.done("/api/v1/acts", issue)
                }
                return nil
            }
            for try await line in group { if let line { lines.append(line) } }
        }
        #expect(try await node.api.get("/api/v1/status").licenses.int == 20)
        let peak = try node.peakByteCount
        #expect(peak < Self.peakByteLimit, "\(peak >> 20) MiB")
        for line in lines { await line.close() }
        await node.stop()
    }

    /// All but the last piece. The line stays open, unless the node has ended it.
    private static func sendAlmostAll(to place: (host: String, port: Int), from address: String) async throws -> RawLine
    {
        let limit = PeerLimits.standard.bodyByteCount
        let line = try await RawLine(to: place.port, at: place.host, from: address)
        let piece = [UInt8](repeating: 0, count: 0x10000)
        guard (try? await line.say(.turn(byteCount: limit))) != nil else { return line }
        for _ in 1..<limit / piece.count where (try? await line.say(piece)) == nil { break }
        return line
    }

    /// An array of as many numbers as fit.
    private static var wide: [UInt8] {
        let count = MessageLimit.controlByteCount - 5
        let head = (0..<4).reversed().map { UInt8(truncatingIfNeeded: count >> ($0 * 8)) }
        return [0x9A] + head + [UInt8](repeating: 0, count: count) + [0x40]
    }

    private static var deep: [UInt8] {
        [UInt8](repeating: 0x81, count: MessageLimit.controlByteCount - 1) + [0, 0x40]
    }
}
