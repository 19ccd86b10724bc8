import District
import Licenses
import Replica
import SignedLog
import Storage
import Testing

/// Questions for which all licenses are looked at: asked step by step while others write.
@Suite struct SteppedQuestionTests {
    private let world: World
    private let counter: Replica
    private let filter = LicenseFilter(date: .init(year: 2026, month: 1, day: 2)!)
    /// More than two steps look at.
    private static let count = 600

    init() throws {
        world = try World()
        let (office, counter) = try world.education()
        _ = try world.approveTutoring(office, by: counter)
        self.counter = counter
        _ = try counter.author(batch: (1...Self.count).map { .issue("教\($0)号") })
    }

    /// Issues one more after each step but the last.
    private func answer<Question: SteppedQuestion>(
        _ question: Question
    ) throws -> (answer: Question.Answer, steps: Int) {
        var (question, steps) = (question, 1)
        while true {
            if let answer = try question.step() { return (answer, steps) }
            _ = try counter.author(.issue("间\(steps)号"))
            steps += 1
        }
    }

    @Test func aLongPageIsMadeInSteps() throws {
        let (page, steps) = try answer(counter.licenses(filter, after: nil, limit: 500))
        #expect(steps > 1)
        #expect(page.licenses.map(\.number) == (1...500).map { "教\($0)号" })
        let rest = try counter.licenses(filter, after: page.next, limit: 500).answer()
        #expect(rest.licenses.prefix(100).map(\.number) == (501...600).map { "教\($0)号" })
        #expect(rest.next == nil)
    }

    @Test func whatIsInForceIsCountedOnce() throws {
        let (clocks, steps) = try answer(counter.clocks(ClockQuestion(), filter, after: nil, limit: 500))
        #expect(steps > 4, "incidents, and three steps of licenses")
        let counted = try #require(clocks.types.first).decided
        #expect((Self.count...Self.count + steps).contains(counted))
        #expect(Set(clocks.licenses.map(\.license.document)).count == 500)

        let (coverage, _) = try answer(counter.coverage(filter, after: nil, limit: 500))
        #expect(try #require(coverage.types.first).issued >= counted)
        #expect(Set(coverage.uncollected.map(\.license.document)).count == 500)
    }

    @Test func supervisionFindsTheSameWhileOthersWrite() throws {
        let day = CivilDate(year: 2026, month: 3, day: 2)!
        let alone = try counter.supervision(on: day).answer()
        let (meanwhile, steps) = try answer(counter.supervision(on: day))
        #expect(steps > 4)
        #expect(meanwhile.rows.map(\.rule) == alone.rows.map(\.rule))
        let late = try #require(alone.rows.first { $0.rule == .lateCollection })
        #expect(late.count == Self.count)
    }
}
