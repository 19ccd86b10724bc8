import NIOCore
import Node
import Testing

/// What is at the other end when this node dials: no node, or one that means harm. The counter goes on.
@Suite(.serialized)
struct HostilePeerTests {
    private static let head = "HTTP/1.1 200 OK\r\ncontent-type: application/vnd.hefu.sync\r\n"
    private static let chunked = head + "transfer-encoding: chunked\r\n\r\n"

    /// A captive portal, a proxy's page, a program of another protocol, an answer that is cut short, one without an end.
    static let peers: [(manner: FakePeer.Manner, code: String)] = [
        (
            .says("HTTP/1.1 200 OK\r\ncontent-type: text/html\r\ncontent-length: 13\r\n\r\n<html></html>"),
            "peer-not-hefu"
        ),
        (.says("HTTP/1.1 302 Found\r\nlocation: http://127.0.0.1:1/\r\ncontent-length: 0\r\n\r\n"), "peer-not-hefu"),
        (.says(head + "content-length: 5\r\n\r\nhello"), "peer-not-hefu"),
        (.says("220 mail ESMTP\r\n"), "peer-unreachable"),
        (.says("HTTP/1.1 503 Service Unavailable\r\nretry-after: 9\r\ncontent-length: 0\r\n\r\n"), "busy"),
        (.says("HTTP/1.1 503 Service Unavailable\r\nretry-after: soon\r\ncontent-length: 0\r\n\r\n"), "peer-not-hefu"),
        (
            .saysForEver(
                chunked,
                piece: Array("8000\r\n".utf8) + [UInt8](repeating: 0, count: 0x8000) + [13, 10],
                pause: .zero
            ),
            "too-large"
        ),
        (
            .saysForEver(head + "content-length: 99999\r\n\r\n", piece: [0], pause: .milliseconds(10)),
            "peer-unreachable"
        ),
        (.saysForEver(head + "x-drip: ", piece: [97], pause: .milliseconds(10)), "peer-unreachable"),
        (.isSilent, "peer-unreachable"),
    ]

    @Test(arguments: peers.indices)
    func whoeverAnswersOtherwiseIsNamedAndTheCounterGoesOn(index: Int) async throws {
        let (manner, code) = Self.peers[index]
        let fake = try await FakePeer(manner)
        let district = try await TestDistrict()
        let bureau = TestNode(limits: Self.limits)
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.running { bureau in
            try await bureau.api.done("/api/v1/peers", #"{"address":"\#(fake.address)"}"#)
            let isNamed = try await bureau.eventually {
                try await bureau.api.get("/api/v1/peers").peers[0].error.string == code
            }
            let peers = try await bureau.api.get("/api/v1/peers")
            #expect(isNamed, "\(peers)")
            try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
        }
        await fake.close()
    }

    private static var limits: PeerLimits {
        var limits = PeerLimits.standard
        limits.answerSeconds = 2
        limits.answerByteCount = 1_000_000
        return limits
    }

    /// Acts written meanwhile do not make it dial again before the time that the peer has named.
    @Test func aBusyPeerIsLeftAloneForAsLongAsItSays() async throws {
        let busy = try await FakePeer(
            .says("HTTP/1.1 503 Service Unavailable\r\nretry-after: 86400\r\ncontent-length: 0\r\n\r\n")
        )
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await district.hub.running { hub in
            try await bureau.running { bureau in
                try await bureau.api.done("/api/v1/peers", #"{"address":"\#(busy.address)"}"#)
                let isBusy = try await bureau.eventually {
                    try await bureau.api.get("/api/v1/peers").peers[0].error.string == "busy"
                }
                #expect(isBusy)
                try await bureau.api.done("/api/v1/peers", #"{"address":"\#(hub.address)"}"#)
                for number in 1...5 {
                    let issue = TestDistrict.issue(number: "\(number)", code: "492002071\(number)")
                    try await bureau.api.done("/api/v1/acts", issue)
                    let hasArrived = try await hub.eventually {
                        try await hub.api.get("/api/v1/status").licenses.int == number
                    }
                    #expect(hasArrived)
                }
                #expect(busy.requestCount == 1)
            }
        }
        await busy.close()
    }
}
