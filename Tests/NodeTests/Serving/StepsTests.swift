import Node
import Replica
import Synchronization
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

    /// More than may go on at once: all are answered, and none of them keeps a question of one step waiting.
    @Test
    func moreQuestionsThanMayGoOnWaitForTheirTurn() async throws {
        let district = try await TestDistrict()
        try await district.hub.running { hub in
            let gathered = Gathering()
            try await withThrowingTaskGroup(of: Int.self) { group in
                for _ in 0..<3 * OwnedReplica.steppingLimit {
                    group.addTask { try await hub.owned.ask { _ in Counted(gathered: gathered) } }
                }
                for try await steps in group {
                    #expect(steps == Counted.stepCount)
                    #expect(try await hub.owned.ask { _ in Counted(gathered: gathered, stepCount: 1) } == 1)
                }
            }
            #expect((1...OwnedReplica.steppingLimit).contains(gathered.most))
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

/// How many questions have gathered something at one time.
private final class Gathering: Sendable {
    private let count = Mutex((now: 0, most: 0))

    var most: Int { count.withLock { $0.most } }

    func change(by change: Int) {
        count.withLock { count in
            count.now += change
            count.most = max(count.most, count.now)
        }
    }
}

/// Answered after so many steps. From the second one on it has something to keep.
private struct Counted: SteppedQuestion {
    static let stepCount = 50

    let gathered: Gathering
    var stepCount = Counted.stepCount
    private var steps = 0

    init(gathered: Gathering, stepCount: Int = Counted.stepCount) {
        (self.gathered, self.stepCount) = (gathered, stepCount)
    }

    mutating func step() -> Int? {
        steps += 1
        if steps == 2 { gathered.change(by: 1) }
        guard steps == stepCount else { return nil }
        if steps > 1 { gathered.change(by: -1) }
        return steps
    }
}
