import Foundation
import Node
import Testing

/// Nodes find whom to dial by the endpoint acts of the district, with nobody adding a peer.
@Suite(.serialized)
struct DiscoveryTests {
    /// The hub's and the city's word have reached each other's side by bundles, as at joining.
    @Test
    func bureauFindsTheHubAndTheHubTheCity() async throws {
        let district = try await TestDistrict { Self.listen(&$0) }
        let city = TestNode { Self.listen(&$0) }
        try await district.join(city, office: "市电子证照库", code: "CITY", kind: "city")
        try await carryWord(of: city, to: district.hub)
        try await district.hub.running { try await announced($0) }
        let bureau = TestNode { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await city.running { city in
            try await district.hub.running { hub in
                try await bureau.running { bureau in
                    try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
                    let hasArrived = try await city.eventually {
                        try await city.api.get("/api/v1/licenses").licenses.count == 1
                    }
                    #expect(hasArrived)
                    // Never the other way: the hub dials no bureau, the city nobody.
                    #expect(try await origins(bureau) == ["HUB0 district"])
                    #expect(try await origins(hub) == ["CITY district", "JYJ1 caller"])
                    #expect(try await origins(city) == ["HUB0 caller"])
                }
            }
        }
    }

    @Test
    func countersOfOneOfficeFindEachOtherWhileTheHubIsAway() async throws {
        let district = try await TestDistrict { Self.listen(&$0) }
        let (first, second) = (TestNode { Self.listen(&$0) }, TestNode { Self.listen(&$0) })
        try await district.join(first, office: "教育局", code: "JYJ1")
        try await carryWord(of: first, to: district.hub)
        try await district.join(second, office: "教育局", code: "JYJ2")
        try await district.addType(at: second)
        try await first.running { first in
            try await second.running { second in
                // The first one has not heard of the second yet, and learns of it by being dialed.
                try await second.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
                let hasArrived = try await first.eventually {
                    try await first.api.get("/api/v1/licenses").licenses.count == 1
                }
                #expect(hasArrived)
                let isFound = try await first.eventually { try await origins(first) == ["JYJ2 district"] }
                #expect(isFound)
            }
        }
    }

    @Test
    func aChangedEndpointActChangesThePeer() async throws {
        let district = try await TestDistrict { Self.listen(&$0) }
        let bureau = TestNode { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await bureau.running { bureau in
            #expect(try await bureau.api.get("/api/v1/peers").peers.count == 0)
            var addresses: [String] = []
            for place in ["192.0.2.1:8700", "192.0.2.2:8700"] {
                let word = district.hub.folder + "/word.bundle"
                let hub = district.hub.with { $0.advertise = [place, "[2001:db8::1]:8700"] }
                try await hub.running { hub in
                    let isSaid = try await hub.eventually {
                        try await hub.api.get("/api/v1/nodes").nodes[0].addresses[0].string == place
                    }
                    #expect(isSaid)
                    try await hub.api.done("/api/v1/bundles/export", #"{"path":"\#(word)","recipients":["JYJ1"]}"#)
                }
                try await bureau.api.done("/api/v1/bundles/import", #"{"path":"\#(word)"}"#)
                let peers = try await bureau.api.get("/api/v1/peers").peers
                #expect(peers.count == 1)
                addresses.append(peers[0].address.string ?? "none")
            }
            #expect(addresses == ["192.0.2.1:8700", "192.0.2.2:8700"])
        }
    }

    @Test
    func whatSomebodyAddedGoesBeforeWhatTheDistrictSays() async throws {
        let district = try await TestDistrict { Self.listen(&$0) }
        try await district.hub.running { try await announced($0) }
        let bureau = TestNode { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await bureau.opened { api in
            #expect(try await origins(api) == ["HUB0 district"])
            try await api.done("/api/v1/peers", #"{"address":"192.0.2.9:8700","node":"HUB0"}"#)
            #expect(try await origins(api) == ["HUB0 added"])
            #expect(try await api.get("/api/v1/peers").peers[0].address.string == "192.0.2.9:8700")
            try await api.done("/api/v1/peers/remove", #"{"address":"192.0.2.9:8700"}"#)
            let found = try await api.get("/api/v1/peers").peers[0]
            #expect(found.origin.string == "district")
            // What the district says nobody can remove; only switch off.
            let address = try #require(found.address.string)
            #expect(try await api.post("/api/v1/peers/remove", #"{"address":"\#(address)"}"#).status == 404)
        }
        let silent = try await bureau.with { $0.isDiscovering = false }.opened { try await origins($0) }
        #expect(silent == [])
    }

    private static func listen(_ configuration: inout NodeConfiguration) {
        configuration.listen = "127.0.0.1:\(Int.random(in: 10_000...19_999))"
        configuration.isTLSOnLoopback = true
    }

    /// Each peer by node code, and where it is known from.
    private func origins(_ api: any LocalAPI) async throws -> [String] {
        try await api.get("/api/v1/peers").peers.elements.map { peer in
            (peer.nodeCode.string ?? peer.name.string ?? "none") + " " + (peer.origin.string ?? "none")
        }
    }

    private func origins(_ node: RunningNode) async throws -> [String] { try await origins(node.api) }

    /// The node has run once and said where it is reached; its word comes by a bundle.
    private func carryWord(of node: TestNode, to hub: TestNode) async throws {
        let word = node.folder + "/word.bundle"
        try await node.running { node in
            try await announced(node)
            try await node.api.done("/api/v1/bundles/export", #"{"path":"\#(word)","recipients":["HUB0"]}"#)
        }
        try await hub.opened { try await $0.done("/api/v1/bundles/import", #"{"path":"\#(word)"}"#) }
    }

    private func announced(_ node: RunningNode) async throws {
        let isAnnounced = try await node.eventually {
            try await node.api.get("/api/v1/nodes").nodes.elements.contains { $0.addresses[0].string == node.address }
        }
        #expect(isAnnounced)
    }
}
