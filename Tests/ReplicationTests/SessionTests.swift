import District
import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct SessionTests {
    let town: TestTown

    init() throws { town = try TestTown() }

    @Test func nothingChangedTakesOneTripWarmAndTwoCold() throws {
        try town.counter.write(50, for: education)
        #expect(try town.sync(town.counter, town.hub).end == .equal)
        let warm = try town.sync(town.counter, town.hub)
        #expect(warm.end == .equal)
        #expect(warm.roundTrips == 1)
        #expect(warm.bytesSent + warm.bytesReceived < 600, "\(warm.bytesSent) + \(warm.bytesReceived)")
        town.counter.restart()
        let cold = try town.sync(town.counter, town.hub)
        #expect(cold.end == .equal)
        #expect(cold.roundTrips == 2)
        #expect(cold.bytesSent + cold.bytesReceived < 1_024, "\(cold.bytesSent) + \(cold.bytesReceived)")
    }

    @Test(arguments: [true, false])
    func whatOneSideLacksComesInThreeTrips(isDialerAhead: Bool) throws {
        _ = try town.sync(town.counter, town.hub)
        try (isDialerAhead ? town.counter : town.colleague).write(20, for: education)
        if !isDialerAhead { #expect(try town.sync(town.colleague, town.hub).end == .equal) }
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.roundTrips <= 3)
        #expect(isDialerAhead ? outcome.acknowledged.admitted == 20 : outcome.received.admitted == 20)
        #expect(outcome.received.alreadyHeld + outcome.acknowledged.alreadyHeld == 0)
        #expect(areEqual(town.counter, town.hub, in: [.district, education]))
    }

    @Test(arguments: [true, false])
    func whatBothLackComesInTwoMoreTrips(isWarm: Bool) throws {
        if isWarm { _ = try town.sync(town.counter, town.hub) }
        try town.counter.write(20, for: education)
        try town.colleague.write(20, for: education)
        #expect(try town.sync(town.colleague, town.hub).end == .equal)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.roundTrips == (isWarm ? 3 : 4))  // The opening of a cold session is a trip of its own.
        #expect(outcome.received.admitted == 20)
        #expect(outcome.acknowledged.admitted == 20)
        #expect(areEqual(town.counter, town.hub, in: [.district, education]))
    }

    @Test func theDistrictGoesFirstAndOpensWhatItShares() throws {
        let newcomer = TestNode("newcomer", town.district)
        try town.counter.write(3, for: education)
        try town.district.enroll(newcomer.key.publicKey, .bureau, "education")
        town.hub.learnAuthority()
        newcomer.learnAuthority()
        #expect(try town.sync(town.counter, town.hub).end == .equal)
        #expect(town.counter.store.reach(of: newcomer.key.publicKey) != nil)
        let outcome = try town.sync(newcomer, town.counter)
        #expect(outcome.end == .equal)
        #expect(outcome.received.admitted == 3)
    }

    @Test func nobodyGetsWhatIsNotForHim() throws {
        try town.counter.write(5, for: education)
        try town.other.write(5, for: health)
        try town.other.write(2, for: audience("education", "health"))
        for node in [town.counter, town.other, town.counter] { _ = try town.sync(node, town.hub) }
        #expect(
            town.counter.store.digests.map(\.audience)
                == [.district, education, audience("education", "health")].sorted()
        )
        #expect(town.other.store.digests.map(\.audience).contains(education) == false)
        _ = try town.sync(town.hub, town.city)
        #expect(areEqual(town.hub, town.city, in: town.hub.store.digests.map(\.audience)))
    }

    @Test func differencesLargerThanAMessageComeInOrder() throws {
        try town.counter.write(40, for: education, byteCount: 500)
        try town.colleague.write(40, for: education, byteCount: 500)
        _ = try town.sync(town.colleague, town.hub)
        var plan = DialPlan()
        plan.batchByteTarget = 2_000
        let outcome = try town.sync(town.counter, town.hub, plan)
        #expect(outcome.end == .equal)
        #expect(outcome.received.early + outcome.acknowledged.early == 0)
        #expect(areEqual(town.counter, town.hub, in: [education]))
        #expect(town.hub.store.lastBatchEntryCounts.suffix(10).allSatisfy { $0 <= 3 })
    }

    @Test func anEntryAsLargeAsTheyComePassesALimitThatIsSmaller() throws {
        try town.counter.write(2, for: education, byteCount: 60_000)
        var plan = DialPlan()
        plan.batchByteTarget = 1
        #expect(try town.sync(town.counter, town.hub, plan).end == .equal)
        #expect(areEqual(town.counter, town.hub, in: [education]))
    }

    @Test func aHeldRequestIsAnsweredWhenSomethingChanges() throws {
        _ = try town.sync(town.counter, town.hub)
        var plan = DialPlan()
        plan.holdSeconds = 30
        var line = TestLine()
        line.whileHeld = { [town] in
            try town.colleague.write(2, for: education)
            _ = town.hub.store.store(town.colleague.store.entries.map(\.signed), [])
        }
        let outcome = try line.sync(town.counter, town.hub, plan)
        #expect(line.heldSeconds == [30])
        #expect(outcome.received.admitted == 2)
        #expect(outcome.end == .wanting(ours: 4, theirs: 4))
    }

    @Test func aHeldRequestIsAnsweredWhenItsTimeIsUp() throws {
        _ = try town.sync(town.counter, town.hub)
        var plan = DialPlan()
        plan.holdSeconds = 30
        var line = TestLine()
        line.whileHeld = { [town] in try town.other.write(1, for: health) }  // It changes nothing here.
        let outcome = try line.sync(town.counter, town.hub, plan)
        #expect(line.heldSeconds == [30])
        #expect(outcome.end == .equal)
        #expect(outcome.roundTrips == 1)
    }

    @Test func whoIsNotEqualIsNotHeld() throws {
        _ = try town.sync(town.counter, town.hub)
        try town.counter.write(1, for: education)
        var plan = DialPlan()
        plan.holdSeconds = 30
        var line = TestLine()
        #expect(try line.sync(town.counter, town.hub, plan).end == .equal)
        #expect(line.heldSeconds == [])
    }

    @Test func theResponderTellsWhatAPeerHoldsNow() throws {
        try town.counter.write(3, for: education)
        var line = TestLine()
        let outcome = try line.sync(town.counter, town.hub)
        #expect(line.notes.map(\.peer) == Array(repeating: town.counter.key.publicKey, count: line.notes.count))
        #expect(line.notes.first?.isEqual == false)
        #expect(line.notes.last?.isEqual == true)
        #expect(line.notes.last?.theirs == outcome.ours)
        #expect(line.notes.last?.received.admitted == 3)
    }

    @Test func aStoreThatFailsEndsTheSessionAtEitherEnd() throws {
        town.counter.store.isBroken = true
        #expect(try town.sync(town.counter, town.hub).end == .storeFailed)
        town.counter.store.isBroken = false
        town.hub.store.isBroken = true
        #expect(try town.sync(town.counter, town.hub).end == .refusedByPeer(.unavailable))
        town.hub.store.isBroken = false
        #expect(try town.sync(town.counter, town.hub).end == .equal)
    }

    @Test func aResponderThatForgotTheSessionCostsTripsAndNothingElse() throws {
        _ = try town.sync(town.counter, town.hub)
        town.hub.restart()
        try town.counter.write(1, for: education)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(areEqual(town.counter, town.hub, in: [education]))
    }
}
