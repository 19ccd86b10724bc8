import District
import SignedLog
import Signing
import Testing

@testable import Replication

@Suite struct AccessTests {
    let town: TestTown

    init() throws { town = try TestTown() }

    @Test func aNodeThatTheHubHasNotHeardOfShowsItsEnrollment() throws {
        let newcomer = TestNode("newcomer", town.district)
        try town.district.enroll(newcomer.key.publicKey, .bureau, "health")
        newcomer.learnAuthority()
        try newcomer.write(2, for: health)
        let outcome = try town.sync(newcomer, town.hub)
        #expect(outcome.end == .equal)
        #expect(town.hub.store.reach(of: newcomer.key.publicKey) != nil)
        #expect(areEqual(newcomer, town.hub, in: [.district, health]))
    }

    @Test func aHubThatTheNodeHasNotHeardOfShowsItsEnrollment() throws {
        let newHub = TestNode("new hub", town.district)
        try town.district.enroll(newHub.key.publicKey, .hub, "district")
        newHub.learnAuthority()
        try town.counter.write(2, for: education)
        #expect(try town.sync(town.counter, newHub).end == .equal)
        #expect(areEqual(town.counter, newHub, in: [.district, education]))
    }

    @Test func whoIsNotEnrolledGetsNothing() throws {
        let stranger = TestNode("stranger", town.district)
        stranger.learnAuthority()
        try town.counter.write(2, for: education)
        _ = try town.sync(town.counter, town.hub)
        var line = TestLine()
        #expect(try line.sync(stranger, town.hub).end == .refusedByPeer(.notEnrolled))
        for message in line.messages {
            guard case .answer(_, _, let turn) = try SyncMessage.decode(message) else { continue }
            #expect(turn.batch.isEmpty)
            #expect(turn.hello == nil)
            #expect(turn.audiences == nil)
            #expect(turn.statements.map(\.scope) == [.roots])
        }
    }

    @Test func whoCallsAStrangerLearnsNothing() throws {
        let stranger = TestNode("stranger", town.district)
        stranger.learnAuthority()
        try town.counter.write(2, for: education)
        var line = TestLine()
        #expect(try line.sync(town.counter, stranger).end == .refused(.notEnrolled))
        #expect(stranger.store.digests.map(\.audience) == [.district])
    }

    @Test func twoStrangersPart() throws {
        let (one, other) = (TestNode("one", town.district), TestNode("two", town.district))
        one.learnAuthority()
        other.learnAuthority()
        #expect(try town.sync(one, other).end == .refused(.notEnrolled))
    }

    /// The counter wrote six entries and was cut; three of them are trusted.
    private func cutCounter() throws -> [LogMark] {
        let marks = try town.counter.write(6, for: education)
        try town.other.write(1, for: health)
        _ = try town.sync(town.other, town.hub)
        try town.district.cut(town.counter.key.publicKey, trusting: [marks[2]])
        town.hub.learnAuthority()
        return marks
    }

    @Test func aCutKeyHandsInItsLogsAndPullsTheDistrict() throws {
        _ = try cutCounter()
        try town.colleague.write(4, for: education)
        _ = try town.sync(town.colleague, town.hub)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.access == .cut)
        #expect(outcome.acknowledged.admitted == 6)
        #expect(areEqual(town.counter, town.hub, in: [.district]))
        #expect(town.counter.store.logs.contains(town.colleague.author(education).log) == false)
        #expect(town.hub.store.entries.filter(town.hub.store.isSetAside).count == 3)
    }

    @Test func whatIsSetAsideGoesToWhoAsksAndMay() throws {
        _ = try cutCounter()
        _ = try town.sync(town.counter, town.hub)
        let author = town.counter.key.publicKey
        let plain = try town.sync(town.colleague, town.hub)
        #expect(plain.received.admitted == 4)  // The cut, and the three that count.
        var plan = DialPlan()
        plan.listsSetAside = true
        #expect(try town.sync(town.colleague, town.hub, plan).setAside == [SetAsideListing(author: author, entries: 3)])
        plan.setAsideAuthors = [author]
        let asked = try town.sync(town.colleague, town.hub, plan)
        #expect(asked.end == .equal)
        #expect(asked.received.admitted == 3)
        #expect(asked.received.disclosures == 6)
        let other = try town.sync(town.other, town.hub, plan)
        #expect(other.setAside == [])
        #expect(other.end == .refusedByPeer(.notShared))
    }

    @Test func aHubThatIsCutGetsTheDistrictOnly() throws {
        try town.district.cut(town.hub.key.publicKey, trusting: [])
        town.counter.learnAuthority()
        try town.counter.write(2, for: education)
        let outcome = try town.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(town.hub.store.digests.map(\.audience) == [.district])
    }

    @Test func whoAsksBeyondHisAudiencesIsRefused() throws {
        try town.counter.write(2, for: education)
        _ = try town.sync(town.counter, town.hub)
        var turn = Turn()
        turn.statements = [LogStatement(scope: .audience(education), logs: [])]
        var dialer = try RawDialer(town.other, town.hub)
        #expect(throws: SyncRefusal.notShared) { try dialer.ask(turn) }
        dialer = try RawDialer(town.other, town.hub)
        turn.statements = [LogStatement(scope: .author(town.counter.key.publicKey), logs: [])]
        #expect(throws: SyncRefusal.notShared) { try dialer.ask(turn) }
    }

    @Test func aLogUnderAFalseNameIsNotServed() throws {
        let log = town.counter.author(education).log
        try town.counter.write(2, for: education)
        _ = try town.sync(town.counter, town.hub)
        let lie = LogSummary(
            log: log,
            author: town.other.key.publicKey,
            audience: health,
            tips: [],
            beneath: [],
            isWhole: true
        )
        var turn = Turn()
        turn.statements = [LogStatement(scope: .listed, logs: [lie])]
        var dialer = try RawDialer(town.other, town.hub)
        #expect(try dialer.ask(turn).batch.isEmpty)
    }

    @Test func entriesOfAnAudienceThatIsNotSharedAreRefused() throws {
        var author = town.counter.author(education)
        let entry = try author.write()
        var turn = Turn()
        turn.batch = TravelingBatch(ItemSequence.parts(entry.outgoing).flatMap { $0 })
        var dialer = try RawDialer(town.other, town.hub)
        let answer = try dialer.ask(turn)
        #expect(answer.stored?.refused == 1)
        #expect(answer.stored?.admitted == 0)
        #expect(town.hub.store.sequences[entry.entry.id] == nil)
    }

    @Test func aFloodOfWhatCannotBeTakenUpEndsTheSession() throws {
        var author = town.counter.author(education)
        var turn = Turn()
        let entries = try (0...PeerBudget.refusals).map { _ in try author.write().outgoing.signed.encoded() }
        turn.batch = TravelingBatch(entries.flatMap { $0 })
        var dialer = try RawDialer(town.other, town.hub)
        #expect(throws: SyncRefusal.budgetSpent) { try dialer.ask(turn) }
    }

    /// A new session does not begin the budget anew.
    @Test func aKeyThatHasSpentItsBudgetRestsAndIsHeardAgainAfterwards() throws {
        let town = try TestTown()
        var turn = Turn()
        var author = town.counter.author(education)
        let entries = try (0...PeerBudget.refusals).map { _ in try author.write().outgoing.signed.encoded() }
        turn.batch = TravelingBatch(entries.flatMap { $0 })
        var spender = try RawDialer(town.other, town.hub)
        #expect(throws: SyncRefusal.budgetSpent) { try spender.ask(turn) }
        town.hub.milliseconds += Int64(PeerBudget.restSeconds) * 1000 - 1
        #expect(try town.sync(town.other, town.hub).end == .refusedByPeer(.budgetSpent))
        #expect(try town.sync(town.colleague, town.hub).end == .equal)
        town.hub.milliseconds += 1
        #expect(try town.sync(town.other, town.hub).end == .equal)
    }
}
