import SignedLog
import Signing
import Testing

@testable import Replication

/// What a session tells of the peer when the line breaks in the middle of it.
@Suite struct LackTests {
    let town: TestTown

    init() throws {
        town = try TestTown()
        _ = try town.sync(town.counter, town.hub)
        _ = try town.sync(town.colleague, town.hub)
    }

    /// A session of which the messages from this one on are lost.
    private func broken(at index: Int, _ plan: DialPlan = DialPlan()) throws -> (dialer: SyncOutcome, hub: PeerNote?) {
        var line = TestLine()
        line.fate = { sent, _ in sent < index ? .arrives : .lost }
        let outcome = try line.sync(town.counter, town.hub, plan)
        #expect(outcome.end == .interrupted)
        return (outcome, line.notes.last)
    }

    @Test func bothKnowWhatTheHubLacksOfADialerThatIsAhead() throws {
        try town.counter.write(20, for: education)
        let (dialer, hub) = try broken(at: 2)
        #expect(town.counter.lacking(there: dialer.word) == 20)
        #expect(town.counter.lacking(here: dialer.word) == 0)
        let heard = try #require(hub)
        #expect(heard.equalAt == nil)
        #expect(town.hub.lacking(here: heard.word) == 20)
        #expect(town.hub.lacking(there: heard.word) == 0)
    }

    @Test func bothKnowWhatTheDialerLacksOfAHubThatIsAhead() throws {
        try town.colleague.write(7, for: education)
        #expect(try town.sync(town.colleague, town.hub).end == .equal)
        let (dialer, hub) = try broken(at: 2)
        #expect(town.counter.lacking(here: dialer.word) == 7)
        // It has not heard yet what the counter holds of that log.
        let heard = try #require(hub)
        #expect(town.hub.lacking(here: heard.word) == 0)
    }

    @Test func whatWasAcknowledgedBeforeTheLineBrokeIsNotLacking() throws {
        try town.counter.write(20, for: education, byteCount: 100)
        var plan = DialPlan()
        plan.batchByteTarget = 1  // One part a message.
        let (dialer, hub) = try broken(at: 16, plan)
        let stored = dialer.acknowledged.admitted
        #expect((2..<20).contains(stored))
        #expect(town.counter.lacking(there: dialer.word) == 20 - stored)
        let heard = try #require(hub)
        #expect(town.hub.lacking(here: heard.word) == 20 - stored)
    }

    @Test func equalityEndsAllLack() throws {
        try town.counter.write(3, for: education)
        _ = try broken(at: 2)
        var line = TestLine()
        let outcome = try line.sync(town.counter, town.hub)
        #expect(outcome.end == .equal)
        #expect(outcome.word.isEmpty)
        #expect(outcome.equalAt == town.counter.baseline(with: town.hub.key.publicKey)?.watermark)
        #expect(line.notes.last?.word == PeerWord())
        #expect(line.notes.last?.isEqual == true)
    }

    @Test func aPeerIsRememberedUpToALimit() {
        let tips = (0..<LogSummary.markLimit).map { index in
            LogMark(epoch: Epoch(.zero), number: UInt64(index), id: EntryID(seed("\(index)")))
        }
        var word = PeerWord()
        for log in 0...PeerWord.markLimit / LogSummary.markLimit {
            word.hear(
                LogSummary(
                    log: LogID(seed("log \(log)")),
                    author: town.hub.key.publicKey,
                    audience: .district,
                    tips: tips,
                    beneath: [],
                    isWhole: true
                )
            )
        }
        #expect(word.marks.count == PeerWord.markLimit)
        #expect(word.logs.count == PeerWord.markLimit / LogSummary.markLimit)
    }

    @Test func aPeerThatNamesTheHighestNumberCountsWithoutOverflow() {
        var word = PeerWord()
        for index in UInt8(0)..<2 {
            let id = Bytes32(Array(repeating: index, count: 32)) ?? .zero
            let mark = LogMark(
                epoch: Epoch(.init(Array(repeating: index, count: 16)) ?? .zero),
                number: .max,
                id: EntryID(id)
            )
            word.hear(
                LogSummary(
                    log: LogID(id),
                    author: town.hub.key.publicKey,
                    audience: .district,
                    tips: [mark],
                    beneath: [],
                    isWhole: true
                )
            )
        }
        #expect(word.lackingHere([], held: []) == .max)
    }
}
