import SignedLog
import Signing
import Testing

@testable import Replication

/// Who pulls asks for the next batch while the last one is stored (`docs/formats/sync.md`, rule 4).
@Suite struct AheadTests {
    let town: TestTown
    private static let entryCount = 40

    init() throws {
        town = try TestTown()
        for node in [town.counter, town.colleague] { #expect(try town.sync(node, town.hub).end == .equal) }
        try town.colleague.write(Self.entryCount, for: education, byteCount: 500)
        #expect(try town.sync(town.colleague, town.hub).end == .equal)
        town.hub.restart(batchByteTarget: 2_000)
    }

    /// The turns that the counter has posted.
    private func turns(_ line: TestLine) throws -> [Turn] {
        try line.messages.compactMap { bytes in
            if case .turn(_, _, _, let turn) = try SyncMessage.decode(bytes) { turn } else { nil }
        }
    }

    @Test func aLongPullIsAskedForAheadAndReportedWhole() throws {
        var line = TestLine()
        let outcome = try line.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.received.admitted == Self.entryCount)
        #expect(outcome.received.early + outcome.received.alreadyHeld == 0)
        let turns = try turns(line)
        #expect(turns.count(where: \.isAhead) > 10)
        // Each batch is told of once, and nothing that was not stored by then.
        #expect(turns.compactMap(\.stored).reduce(0) { $0 + $1.admitted } == Self.entryCount)
        let first = turns.first { $0.isAhead }
        #expect(first?.stored == nil)
        #expect(turns.last?.isAhead == false)
        #expect(areEqual(town.counter, town.hub, in: [.district, education]))
    }

    @Test func whatIsOnItsWayOrBeingStoredCountsAsLacking() throws {
        // The last request arrives; its answer is lost, and the disk refuses what was to be stored meanwhile.
        for index in [13, 17, 21] {
            let counter = TestNode("counter", town.district, label: "\(index)")
            counter.learnAuthority()
            var line = TestLine()
            line.fate = { sent, _ in
                counter.store.isBroken = sent >= index - 1
                return sent < index ? .arrives : .lost
            }
            #expect(try line.sync(counter, town.hub).end == .interrupted)
            let word = try #require(line.notes.last).word
            let held = counter.store.entries.count { $0.author == town.colleague.key.publicKey }
            let lacking = town.hub.lacking(there: word)
            #expect(held > 0)
            #expect(lacking >= Self.entryCount - held)
            #expect(lacking < Self.entryCount, "the hub has heard of none of \(held)")
        }
    }

    @Test func aStoreThatFailsMeanwhileEndsTheSessionAndTheNextGoesOn() throws {
        var line = TestLine()
        var posts = 0
        line.fate = { [town] sent, _ in
            if sent.isMultiple(of: 2) { posts += 1 }
            if posts == 8 { town.counter.store.isBroken = true }
            return .arrives
        }
        #expect(try line.sync(town.counter, town.hub).end == .storeFailed)
        let held = town.counter.store.entries.count
        town.counter.store.isBroken = false
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.received.admitted > 0)
        #expect(town.counter.store.entries.count == held + outcome.received.admitted)
        #expect(areEqual(town.counter, town.hub, in: [.district, education]))
    }

    @Test func whoHasSomethingToSendStoresFirst() throws {
        try town.counter.write(Self.entryCount, for: education, byteCount: 500)
        var plan = DialPlan()
        plan.batchByteTarget = 2_000
        var line = TestLine()
        #expect(try line.sync(town.counter, town.hub, plan).end == .equal)
        #expect(try turns(line).allSatisfy { !$0.isAhead || $0.batch.isEmpty })
        #expect(areEqual(town.counter, town.hub, in: [.district, education]))
    }
}
