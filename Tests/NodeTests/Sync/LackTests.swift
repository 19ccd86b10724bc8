import Node
import Testing

/// `status` and `peer list` say what two nodes lack of each other, on both of them.
@Suite(.serialized)
struct LackTests {
    @Test
    func bothSidesTellWhatTheOtherLacks() async throws {
        let port = Int.random(in: 30_000...32_000)
        let district = try await TestDistrict { $0.listen = "127.0.0.1:\(port)" }
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { api in
            try await api.done("/api/v1/peers", #"{"address":"127.0.0.1:\#(port)"}"#)
            #expect(try await Self.lack(api) == [Lack(they: nil, we: nil, isOld: false)])
        }
        try await bureau.running { bureau in
            try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
            try await district.hub.running { hub in
                let isEqual = try await bureau.eventually {
                    let sides = try await [Self.lack(bureau.api), Self.lack(hub.api)]
                    return sides == [[.none], [.none]]
                }
                #expect(isEqual)
            }
            for number in 2...4 {
                try await bureau.api.done(
                    "/api/v1/acts",
                    TestDistrict.issue(number: "\(number)", code: "492002071\(number)")
                )
            }
            // What we lack is left open: the hub may have had a receipt on its way when it stopped.
            let isCounted = try await bureau.eventually {
                try await Self.lack(bureau.api).map { [$0.they == 3, $0.isOld] } == [[true, true]]
            }
            #expect(isCounted)
        }
        // What was known is written down; what the hub may have by now is not.
        let recalled = try await bureau.opened { try await Self.lack($0) }
        #expect(recalled == [Lack(they: 3, we: nil, isOld: true)])
    }

    private struct Lack: Equatable {
        let they: Int?
        let we: Int?
        /// Whether it is said how old the oldest is.
        let isOld: Bool

        static let none = Lack(they: 0, we: 0, isOld: false)
    }

    private static func lack(_ api: any LocalAPI) async throws -> [Lack] {
        try await api.get("/api/v1/status").peers.elements.map { peer in
            Lack(they: peer.theyLack.int, we: peer.weLack.int, isOld: peer.oldestPending.int != nil)
        }
    }
}
