import Foundation
import Node
import Testing

/// A bureau's node asks a real channel over a real socket to bring licenses to their holders.
@Suite(.serialized)
struct DeliveryOutboxTests {
    private let bureau: TestNode
    private let channel: CityProcess

    init() async throws {
        channel = try CityProcess()
        bureau = try await TestDistrict.education()
    }

    /// The node with the channel, delivering also what the city has not sealed.
    private func node(key: String? = nil, unsealed: Bool = true) throws -> TestNode {
        let file = try key ?? CityProcess.keyFile(in: bureau.folder)
        let address = channel.address
        return bureau.with {
            $0.channels = [NamedValue(name: "一网通办", value: address + "/deliveries")]
            $0.channelKeys = [NamedValue(name: "一网通办", value: file)]
            $0.isDeliveringUnsealed = unsealed
            $0.outsideTimeoutSeconds = 1
            $0.outsideIntervalSeconds = 1
        }
    }

    private func issue(_ numbers: ClosedRange<Int>) async throws {
        try await bureau.opened { api in
            for number in numbers {
                let code = String(4_920_020_000 + number)
                try await api.done("/api/v1/acts", TestDistrict.issue(number: "\(number)号", code: code))
            }
        }
    }

    private func isDelivered(_ number: Int, at node: RunningNode) async throws -> Bool {
        try await node.api.get("/api/v1/licenses/\(number)%E5%8F%B7").delivery.on.string != nil
    }

    @Test func aChannelProvesADeliveryAndItIsWrittenOnce() async throws {
        try await issue(1...2)
        try await node().running { bureau async throws in
            for number in 1...2 { #expect(try await bureau.eventually { try await isDelivered(number, at: bureau) }) }
            let shown = try await bureau.api.get("/api/v1/licenses/1%E5%8F%B7")
            #expect(shown.delivery.channel.string == "一网通办")
            #expect(shown.delivery.on.string == "2026-11-24")
            #expect(shown.delivery.entered.int == Int(TestNode.noon) + 60_000)
            #expect(shown.clocks.delivered.state.string == "done")
            let verbs = try await bureau.api.get("/api/v1/licenses/1%E5%8F%B7/history").acts.elements
            #expect(verbs.compactMap(\.verb.string) == ["issue", "deliver"])
        }
        let report = try await channel.report()
        #expect(report.deliveries.count == 2)
        #expect(report.forged == 0, "the channel knows our signature")
    }

    @Test func aChannelThatIsAwayRefusesOrDelaysLosesNothing() async throws {
        try await channel.lineUp("absent", "slow", "reject")
        try await issue(1...2)
        try await node().running { bureau async throws in
            // The first is proved after the channel was away and too late, the second is refused for now.
            #expect(try await bureau.eventually { try await isDelivered(1, at: bureau) })
            #expect(try await bureau.api.get("/api/v1/clocks?clock=delivered").licenses.count == 1)
            #expect(try await !isDelivered(2, at: bureau))
        }
        try await node().running { bureau async throws in
            #expect(try await bureau.eventually { try await isDelivered(2, at: bureau) })
        }
        #expect(try await channel.report().deliveries.count == 2)
    }

    /// What a channel has taken is asked for again, and keeps nobody else waiting.
    @Test func whatAChannelHasTakenIsDeliveredLater() async throws {
        try await channel.lineUp("later")
        try await issue(1...3)
        try await node().running { bureau async throws in
            for number in [2, 3, 1] {
                #expect(try await bureau.eventually { try await isDelivered(number, at: bureau) })
            }
        }
        let report = try await channel.report()
        #expect(report.deliveries.count == 3)
        #expect(report.requests == 4)
    }

    @Test func withoutTheSealNothingIsDelivered() async throws {
        try await issue(1...1)
        try await node(unsealed: false).running { bureau async throws in
            _ = await bureau.owned.change(after: await bureau.owned.changeCount, within: .seconds(2))
            #expect(try await !isDelivered(1, at: bureau))
        }
        #expect(try await channel.report().requests == 0)
    }

    @Test func aChannelRefusesAnotherKeyAndNothingPassesForDelivered() async throws {
        let file = bureau.folder + "/other.key"
        try Data("一把别的钥匙，长度足够了".utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        try await issue(1...1)
        try await node(key: file).running { bureau async throws in
            #expect(try await bureau.eventually { try await channel.report().forged > 0 })
            #expect(try await !isDelivered(1, at: bureau))
        }
    }

    @Test func aKeyThatOthersCanReadOrThatIsShortIsRefused() async throws {
        let file = bureau.folder + "/open.key"
        try Data("一网通办与节点的共用密钥".utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file)
        await #expect(throws: APIFailure.self) { try await node(key: file).running { _ in } }
        try Data("short".utf8).write(to: URL(filePath: file))
        try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file)
        await #expect(throws: APIFailure.self) { try await node(key: file).running { _ in } }
    }
}
