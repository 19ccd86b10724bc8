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

    private func outlines(_ word: PeerWord, at node: TestNode) -> LogAnswer {
        var query = LogQuery(share: SharedAudiences(ours: .everything, theirs: .everything))
        (query.logs, query.checking) = (word.logs, word.marks)
        guard case .lookedUp(let answer) = node.store.carryOut(.lookUp(query), peer: node.key.publicKey) else {
            preconditionFailure("the store looks nothing up")
        }
        return answer
    }

    private func lacking(there word: PeerWord, at node: TestNode) -> Int {
        let answer = outlines(word, at: node)
        return answer.outlines.flatMap { word.lacking(of: $0, held: answer.held) }.reduce(0) { $0 + $1.numbers.count }
    }

    private func lacking(here word: PeerWord, at node: TestNode) -> Int {
        let answer = outlines(word, at: node)
        return word.lackingHere(answer.outlines, held: answer.held)
    }

    @Test func bothKnowWhatTheHubLacksOfADialerThatIsAhead() throws {
        try town.counter.write(20, for: education)
        let (dialer, hub) = try broken(at: 2)
        #expect(lacking(there: dialer.word, at: town.counter) == 20)
        #expect(lacking(here: dialer.word, at: town.counter) == 0)
        let heard = try #require(hub)
        #expect(heard.equalAt == nil)
        #expect(lacking(here: heard.word, at: town.hub) == 20)
        #expect(lacking(there: heard.word, at: town.hub) == 0)
    }

    @Test func bothKnowWhatTheDialerLacksOfAHubThatIsAhead() throws {
        try town.colleague.write(7, for: education)
        #expect(try town.sync(town.colleague, town.hub).end == .equal)
        let (dialer, hub) = try broken(at: 2)
        #expect(lacking(here: dialer.word, at: town.counter) == 7)
        // It has not heard yet what the counter holds of that log.
        #expect(try lacking(here: #require(hub).word, at: town.hub) == 0)
    }

    @Test func whatWasAcknowledgedBeforeTheLineBrokeIsNotLacking() throws {
        try town.counter.write(20, for: education, byteCount: 100)
        var plan = DialPlan()
        plan.batchByteTarget = 1  // One part a message.
        let (dialer, hub) = try broken(at: 16, plan)
        let stored = dialer.acknowledged.admitted
        #expect((2..<20).contains(stored))
        #expect(lacking(there: dialer.word, at: town.counter) == 20 - stored)
        #expect(try lacking(here: #require(hub).word, at: town.hub) == 20 - stored)
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
