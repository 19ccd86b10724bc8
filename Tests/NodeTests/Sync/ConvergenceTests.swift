import Foundation
import Node
import Testing

/// Real nodes, real sockets, in one process.
@Suite(.serialized)
struct ConvergenceTests {
    @Test
    func bureauAndHubShowTheSame() async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await district.hub.running { hub in
            try await bureau.running { bureau in
                try await bureau.api.done("/api/v1/peers", #"{"address":"\#(hub.address)","name":"hub"}"#)
                try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "教民〔2026〕1号"))
                try await expectSame(bureau, hub)
                let there = try await hub.api.get("/api/v1/licenses").licenses
                #expect(there.elements.map(\.number.string) == ["教民〔2026〕1号"])
                #expect(there[0].holder.name.string == "建国文理补习班")
            }
        }
    }

    @Test
    func outageIsSurvivedAndMadeUpFor() async throws {
        let port = freePort()
        let district = try await TestDistrict { $0.listen = "127.0.0.1:\(port)" }
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { try await $0.done("/api/v1/peers", #"{"address":"127.0.0.1:\#(port)"}"#) }
        try await bureau.running { bureau in
            try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
            try await district.hub.running { hub in try await expectSame(bureau, hub) }
            // The line is down now: the counter goes on.
            try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "2", code: "4920020717"))
            let isOut = try await bureau.eventually {
                try await bureau.api.get("/api/v1/peers").peers[0].state.string == "unreachable"
            }
            #expect(isOut)
            #expect(try await bureau.api.get("/readyz").status == 200)
            try await district.hub.running { hub in
                try await expectSame(bureau, hub)
                let there = try await hub.api.get("/api/v1/licenses").licenses
                #expect(there.count == 2)
            }
        }
    }

    @Test
    func clockOf1970SyncsAndIssuesOverTLS() async throws {
        let district = try await TestDistrict {
            $0.listen = "127.0.0.1:0"
            $0.isTLSOnLoopback = true
        }
        let bureau = TestNode(clock: 0) { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        let certificate = try String(
            contentsOfFile: district.hub.configuration.data + "/certificate.pem",
            encoding: .utf8
        )
        .replacing("\n", with: "\\n")
        try await district.hub.running { hub in
            try await bureau.running { bureau in
                try await bureau.api.done(
                    "/api/v1/peers",
                    #"{"address":"\#(hub.address)","certificate":"\#(certificate)"}"#
                )
                try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
                try await expectSame(bureau, hub)
            }
        }
    }

    @Test
    func anotherCertificateIsRefusedInTheHandshake() async throws {
        let district = try await TestDistrict {
            $0.listen = "127.0.0.1:0"
            $0.isTLSOnLoopback = true
        }
        let bureau = TestNode { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        let certificate = try String(contentsOfFile: bureau.configuration.data + "/certificate.pem", encoding: .utf8)
            .replacing("\n", with: "\\n")
        try await district.hub.running { hub in
            try await bureau.opened { api in
                try await api.done("/api/v1/peers", #"{"address":"\#(hub.address)","certificate":"\#(certificate)"}"#)
                let peer = try await api.done("/api/v1/sync", "{}").peers[0]
                #expect(peer.state.string == "unreachable")
                #expect(peer.error.string == "peer-unreachable")
            }
        }
    }

    /// What the hub said of itself in the bundle is enough to dial it by TLS; and the city, which the hub dials, gets all.
    @Test
    func certificateOfTheEndpointActIsTrusted() async throws {
        let (hubPort, cityPort) = (freePort(), freePort())
        let district = try await TestDistrict {
            $0.listen = "127.0.0.1:\(hubPort)"
            $0.isTLSOnLoopback = true
        }
        let city = TestNode {
            $0.listen = "127.0.0.1:\(cityPort)"
            $0.isTLSOnLoopback = true
        }
        try await district.join(city, office: "市电子证照库", code: "CITY", kind: "city")
        // The city has spoken once; its word comes to the hub by a bundle.
        let word = city.folder + "/city.bundle"
        try await city.running { city in
            try await announced(city)
            try await city.api.done("/api/v1/bundles/export", #"{"path":"\#(word)"}"#)
        }
        try await district.hub.running { hub in
            try await hub.api.done("/api/v1/bundles/import", #"{"path":"\#(word)"}"#)
            try await announced(hub)
        }
        let bureau = TestNode { $0.isTLSOnLoopback = true }
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.opened { try await $0.done("/api/v1/peers", #"{"address":"127.0.0.1:\#(hubPort)"}"#) }
        try await district.hub.opened { try await $0.done("/api/v1/peers", #"{"address":"127.0.0.1:\#(cityPort)"}"#) }
        try await city.running { city in
            try await district.hub.running { hub in
                try await bureau.running { bureau in
                    try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1"))
                    try await expectSame(bureau, hub)
                    try await expectSame(hub, city)
                    let peers = try await hub.api.get("/api/v1/peers").peers.elements
                    #expect(Set(peers.map(\.nodeCode.string)) == ["CITY", "JYJ1"])
                }
            }
        }
    }

    @Test
    func nodeOfAnotherDistrictIsRefused() async throws {
        let (one, other) = (try await TestDistrict { $0.listen = "127.0.0.1:0" }, try await TestDistrict())
        try await one.hub.running { hub in
            try await other.hub.opened { api in
                try await api.done("/api/v1/peers", #"{"address":"\#(hub.address)"}"#)
                let peer = try await api.done("/api/v1/sync", "{}").peers[0]
                #expect(peer.error.string == "peer-other-district")
            }
        }
    }

    @Test
    func withoutACertificateNobodyOutsideLoopbackIsDialed() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            try await api.done("/api/v1/peers", #"{"address":"192.0.2.1:8700"}"#)
            let peer = try await api.done("/api/v1/sync", "{}").peers[0]
            #expect(peer.error.string == "certificate-unknown")
        }
    }

    /// Two nodes come to show the same digests of every audience that the first one holds.
    private func expectSame(
        _ one: RunningNode,
        _ other: RunningNode,
        at place: SourceLocation = #_sourceLocation
    ) async throws {
        let isSame = try await one.eventually {
            let (here, there) = (try await one.api.digests(), try await other.api.digests())
            return !here.isEmpty && here.allSatisfy { there[$0.key] == $0.value }
        }
        #expect(isSame, sourceLocation: place)
    }

    /// The node's own endpoint act is written.
    private func announced(_ node: RunningNode) async throws {
        let isAnnounced = try await node.eventually {
            try await node.api.get("/api/v1/nodes").nodes.elements.contains { $0.addresses[0].string == node.address }
        }
        #expect(isAnnounced)
    }

    /// A port that most likely nobody listens on.
    private func freePort() -> Int {
        Int.random(in: 20_000...29_999)
    }
}
