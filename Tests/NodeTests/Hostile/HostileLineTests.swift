import Node
import Testing

/// Who reaches the port for other nodes and keeps to no rule. Meanwhile an honest node goes on syncing, and a clerk goes
/// on issuing over the socket.
@Suite(.serialized)
struct HostileLineTests {
    @Test func anEndlessBodyIsRefusedAtItsLimitAndItsConnectionEnds() async throws {
        try await underAttack { _ in
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            try await line.say(.turn(byteCount: nil))
            let piece = Array("10000\r\n".utf8) + [UInt8](repeating: 0, count: 0x10000) + Array("\r\n".utf8)
            let sent = await line.sayUntilClosed(piece)
            #expect(try await line.closed().hasPrefix("HTTP/1.1 413"))
            #expect(sent > PeerLimits.standard.bodyByteCount)
        }
    }

    @Test func anOpeningIsShort() async throws {
        try await underAttack { _ in
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            try await line.say(.turn(byteCount: 8 << 20, path: "/sync/1/open"))
            try await line.say([UInt8](repeating: 0, count: PeerLimits.standard.openingByteCount + 1))
            #expect(try await line.closed().hasPrefix("HTTP/1.1 413"))
        }
    }

    @Test func aBodyThatDripsEndsWithItsTime() async throws {
        try await underAttack {
            $0.requestSeconds = 1
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            try await line.say(.turn(byteCount: 1_000_000))
            let sent = await line.sayUntilClosed([0], pause: .milliseconds(20))
            #expect(sent < 1_000_000)
        }
    }

    /// No byte at all, half a head, one byte of a head again and again: only a whole head counts as a word.
    @Test(arguments: ["", "POST /sync/1/turn HTTP/1.1\r\nhost: x\r\n"])
    func aConnectionThatSaysNothingWholeEnds(text: String) async throws {
        try await underAttack {
            $0.idleSeconds = 1
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            try await line.say(text)
            _ = try await line.closed()
            let dripping = try await RawLine(to: hub.port)
            try await dripping.say(text + "x-drip: ")
            _ = await dripping.sayUntilClosed([UInt8(ascii: "a")], pause: .milliseconds(20))
        }
    }

    @Test(arguments: [
        "\u{0}\u{1}\u{2}\r\n\r\n", "SSH-2.0-OpenSSH_9.6\r\n", "GET / HTTP/9.9\r\n\r\n",
        "POST /sync/1/turn HTTP/1.1\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab",
        "POST /sync/1/turn HTTP/1.1\r\ncontent-length: 99999999999999999999\r\n\r\n",
        "POST /sync/1/turn HTTP/1.1\r\n" + String(repeating: "a: b\r\n", count: 100) + "\r\n",
        "POST /sync/1/turn HTTP/1.1\r\nlong: " + String(repeating: "a", count: 100_000) + "\r\n\r\n",
    ])
    func whatIsNoHTTPEndsTheConnection(text: String) async throws {
        try await underAttack { _ in
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            _ = try? await line.say(text)
            let answer = try await line.closed()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 400"), "\(answer)")
        }
    }

    @Test func anAddressHasSoManyConnections() async throws {
        try await underAttack {
            $0.connectionsOfOneAddress = 3
        } during: { hub in
            var lines: [RawLine] = []
            for _ in 0..<3 {
                let line = try await RawLine(to: hub.port)
                try await line.say("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n")
                #expect(await line.hears { $0.contains("200 OK") })
                lines.append(line)
            }
            #expect(try await RawLine(to: hub.port).closed().isEmpty)
            let other = try await RawLine(to: hub.port, from: "127.0.0.67")
            try await other.say("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n")
            #expect(await other.hears { $0.contains("200 OK") })
            for line in lines + [other] { await line.close() }
        }
    }

    @Test func bodiesThatStayAwayTakeTheRoomOfTheirAddressOnly() async throws {
        try await underAttack {
            $0.bodyByteCountOfOneAddress = 100_000
        } during: { hub in
            let first = try await RawLine(to: hub.port)
            try await first.say(.turn(byteCount: 90_001))
            try await first.say([UInt8](repeating: 0, count: 90_000))
            // The second finds no room as soon as the first is there; until then it comes again.
            var answer = ""
            while !answer.hasPrefix("HTTP/1.1 503") {
                let second = try await RawLine(to: hub.port)
                try await second.say(.turn(byteCount: 90_001))
                try await second.say([UInt8](repeating: 0, count: 90_000))
                _ = await second.hears { $0.contains("\r\n\r\n") }
                await second.close()
                answer = try await second.closed()
            }
            #expect(answer.lowercased().contains("retry-after: 1\r\n"))
            await first.close()
        }
    }

    @Test func aFloodOfRequestsIsToldToComeAgainLater() async throws {
        try await underAttack {
            $0.requestsPerMinute = 60
        } during: { hub in
            let line = try await RawLine(to: hub.port)
            for _ in 0..<200 { try await line.say("GET /livez HTTP/1.1\r\nhost: x\r\n\r\n") }
            #expect(await line.hears { $0.contains("503 Service Unavailable") })
            #expect(await line.hears { $0.lowercased().contains("retry-after: ") })
            await line.close()
        }
    }

    /// The attack runs against a hub with which a bureau syncs.
    private func underAttack(
        _ change: (inout PeerLimits) -> Void = { _ in },
        during attack: @escaping @Sendable (RunningNode) async throws -> Void
    ) async throws {
        var limits = PeerLimits.standard
        change(&limits)
        let district = try await TestDistrict(limits: limits) { $0.listen = "127.0.0.1:0" }
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await district.hub.running { hub in
            try await bureau.running { bureau in
                try await bureau.api.done("/api/v1/peers", #"{"address":"\#(hub.address)"}"#)
                try await honestWork(bureau, hub, during: attack)
            }
        }
    }
}

/// A clerk issues and the hub receives, again and again until the attack is over, and once more.
func honestWork(
    _ bureau: RunningNode,
    _ hub: RunningNode,
    during attack: @escaping @Sendable (RunningNode) async throws -> Void
) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
        let isOver = Flag()
        group.addTask {
            defer { isOver.raise() }
            try await attack(hub)
        }
        group.addTask {
            var number = 0
            repeat {
                number += 1
                let code = "49200207\(1000 + number)"
                try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "\(number)", code: code))
                let count = number
                let hasArrived = try await hub.eventually {
                    try await hub.api.get("/api/v1/status").licenses.int == count
                }
                #expect(hasArrived, "license \(number) did not reach the hub")
            } while !isOver.isRaised || number < 2
        }
        try await group.waitForAll()
    }
}
