import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Node
import Replication
import SignedLog
import Signing
import Testing

/// What goes over the line, heard by somebody else and said again.
struct ReplayTests {
    @Test
    func replayedHelloIsRefused() async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        let id = try #require(Bytes32(hex: district.id).map { DistrictID($0) })
        try await district.hub.running { hub in
            let entropy = Entropy.system
            var dialer = SyncDialer(
                own: SigningKey.generate(using: entropy),
                district: id,
                peer: nil,
                entropy: entropy
            )
            let opening = try #require(dialer.handle(.start(DialPlan())).posted)
            let opened = try await post(opening.body, to: "/sync/1/open", hub)
            let again = try await post(opening.body, to: "/sync/1/open", hub)
            #expect(try SyncMessage.decode(again) == .refusal(.replayed))

            let turn = try #require(dialer.answered(opening.reader.read(opened)).posted).body
            _ = try await post(turn, to: "/sync/1/turn", hub)
            let repeated = try await post(turn, to: "/sync/1/turn", hub)
            #expect(try SyncMessage.decode(repeated) == .refusal(.unknownSession))
        }
    }

    @Test(arguments: [[], Array("GET / HTTP/1.1".utf8), Array(repeating: 0xFF, count: 70_000)] as [[UInt8]])
    func garbageIsAnsweredAndForgotten(bytes: [UInt8]) async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        try await district.hub.running { hub in
            let answer = try await post(bytes, to: "/sync/1/turn", hub)
            #expect(try SyncMessage.decode(answer) == .refusal(.malformed))
            let isAlive = try await hub.api.get("/readyz").status
            #expect(isAlive == 200)
        }
    }

    @Test
    func listenerForNodesAnswersNothingElse() async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        try await district.hub.running { hub in
            let statuses = try await [
                status("GET", "/api/v1/licenses", hub), status("GET", "/sync/1/turn", hub),
                status("POST", "/livez", hub),
                status("POST", "/sync/1/turn", hub), status("GET", "/livez", hub), status("GET", "/readyz", hub),
            ]
            #expect(statuses == [404, 405, 405, 415, 200, 200])
        }
    }

    private func post(_ bytes: [UInt8], to path: String, _ node: RunningNode) async throws -> [UInt8] {
        var request = HTTPClientRequest(url: "http://\(node.address)\(path)")
        request.method = .POST
        request.headers.add(name: "content-type", value: "application/vnd.hefu.sync")
        request.body = .bytes(bytes)
        let answer = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        return Array(try await answer.body.collect(upTo: 1 << 20).readableBytesView)
    }

    private func status(_ method: String, _ path: String, _ node: RunningNode) async throws -> Int {
        var request = HTTPClientRequest(url: "http://\(node.address)\(path)")
        request.method = .RAW(value: method)
        request.headers.add(name: "content-type", value: "text/plain")
        return Int(try await HTTPClient.shared.execute(request, timeout: .seconds(30)).status.code)
    }
}

extension SyncDialer {
    /// What the dialer says to an answer. It holds nothing: this dialer has no store.
    fileprivate mutating func answered(_ answer: ReadAnswer) -> [Directive] {
        var directives = handle(.received(answer))
        while case .work? = directives.first {
            let survey = Survey(access: .member, share: .districtOnly, audiences: [], wanted: 0, watermark: 0)
            directives = handle(.done(.surveyed(survey)))
        }
        return directives
    }
}

extension [SyncDialer.Directive] {
    fileprivate var posted: DialerPost? {
        guard case .send(let post)? = first else { return nil }
        return post
    }
}
