import Node
import Replication
import SignedLog
import Signing
import Testing

/// A node of the district whose key is in the wrong hands floods the hub; colleagues sync and issue meanwhile.
@Suite(.serialized)
struct HostileMemberTests {
    @Test func aFloodOfEarlyEntriesIsForgottenAndItsKeyRests() async throws {
        try await besideHonestNodes { thief, hub in
            var thief = thief
            try await thief.open()
            let entropy = Entropy.system
            let refusal = await #expect(throws: SyncRefusal.self) {
                for _ in 0...PeerBudget.earlyEntries / 1_000 {
                    let early = try thief.epochs(1_000) { _ in [EntryID(entropy.bytes32())] }
                    let stored = try await thief.send(early)
                    #expect(stored?.admitted == 0)
                }
            }
            #expect(refusal == .budgetSpent)
            let waiting = try await hub.api.get("/api/v1/status").early.int
            #expect((waiting ?? .max) <= SideTable.Limits.standard.entriesPerAuthor)
            // A new session is refused with its first turn.
            try await thief.open()
            let again = await #expect(throws: SyncRefusal.self) { _ = try await thief.ask(Turn()) }
            #expect(again == .budgetSpent)
        }
    }

    /// One after another, as a node does that is started 10,000 times; or all side by side, as no honest node does.
    @Test(arguments: [true, false])
    func tenThousandOpenedEpochsAreBorne(isChain: Bool) async throws {
        try await besideHonestNodes { thief, hub in
            var thief = thief
            try await thief.open()
            let count = 10_000
            let entries = try thief.epochs(count) { before in isChain ? before.map { [$0] } ?? [] : [] }
            var admitted = 0
            for start in stride(from: 0, to: count, by: 1_000) {
                admitted += try await thief.send(entries[start..<start + 1_000])?.admitted ?? 0
            }
            #expect(admitted == count)
        }
    }

    @Test func deepNestingIsRefused() async throws {
        try await besideHonestNodes { thief, _ in
            var thief = thief
            for opening in [0x81, 0xA1] as [UInt8] {
                try await thief.open()
                let nested = [UInt8](repeating: opening, count: MessageLimit.controlByteCount - 1) + [0]
                let refusal = await #expect(throws: SyncRefusal.self) { _ = try await thief.ask(content: nested) }
                #expect(refusal == .malformed)
            }
        }
    }

    /// A thief has the key of one counter of an office; the other counter, and the health office, are honest.
    private func besideHonestNodes(
        _ attack: @escaping @Sendable (HostileMember, RunningNode) async throws -> Void
    ) async throws {
        let district = try await TestDistrict { $0.listen = "127.0.0.1:0" }
        let (bureau, stolen) = (TestNode(), TestNode())
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.join(stolen, office: "教育局", code: "JYJ2")
        try await district.addType(at: bureau)
        try await district.hub.running { hub in
            let place = ("127.0.0.1", hub.port ?? 0)
            let thief = try await HostileMember(stolen, in: district, office: "教育局", at: place, hub.api)
            try await bureau.running { bureau in
                try await bureau.api.done("/api/v1/peers", #"{"address":"\#(hub.address)"}"#)
                try await honestWork(bureau, hub) { try await attack(thief, $0) }
                // All that the thief wrote goes on to its colleague, too, and both show the same.
                let isSame = try await bureau.eventually(within: .seconds(300)) {
                    let (here, there) = (try await bureau.api.digests(), try await hub.api.digests())
                    return !here.isEmpty && here.allSatisfy { there[$0.key] == $0.value }
                }
                #expect(isSame)
            }
        }
    }
}
