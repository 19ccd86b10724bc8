import Node
import Replica
import Testing

/// A node is there for its clerks while it looks through all that it holds.
struct StepsTests {
    @Test
    func nodeIssuesBetweenTheStepsOfAQuestion() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await district.addType(at: bureau)
        try await bureau.running { bureau in
            let before = await bureau.owned.changeCount
            async let after = bureau.owned.ask { NextChange(replica: $0, after: before) }
            try await bureau.api.done("/api/v1/acts", TestDistrict.issue(number: "1", code: "4920020711"))
            #expect(try await after > before)
        }
    }

    @Test
    func whoIsNoLongerWaitedForIsNotAnswered() async throws {
        let district = try await TestDistrict()
        try await district.hub.running { hub in
            let asking = Task { try await hub.owned.ask { NextChange(replica: $0, after: .max) } }
            asking.cancel()
            await #expect(throws: CancellationError.self) { try await asking.value }
        }
    }
}

/// Answered once something was admitted, which only others can do.
private struct NextChange: SteppedQuestion {
    struct NobodyElseWasServed: Error {}

    let replica: Replica
    let after: UInt64
    private var steps = 0
    private static let stepLimit = 5_000_000

    init(replica: Replica, after: UInt64) { (self.replica, self.after) = (replica, after) }

    mutating func step() throws -> UInt64? {
        steps += 1
        guard steps < Self.stepLimit else { throw NobodyElseWasServed() }
        return replica.changeCount > after ? replica.changeCount : nil
    }
}
