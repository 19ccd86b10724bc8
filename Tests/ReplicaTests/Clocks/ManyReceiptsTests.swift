import District
import Licenses
import Replica
import SignedLog
import Storage
import Testing

/// More receipts, and more entries beneath them, than are read at once.
@Suite struct ManyReceiptsTests {
    private let world: World
    private let counter: Replica
    private let city: Replica
    /// Days in which nothing reaches the city, and in which much is issued.
    private static let outage = 60
    private static let days = 165
    /// Every so many days nothing reaches it afterwards, either.
    private static let gap = 3

    init() throws {
        world = try World()
        let (education, counter) = try world.education()
        self.counter = counter
        city = try world.city()
        _ = try world.approveTutoring(education, by: counter)
        for node in [counter, city] { try world.sync(node, world.hub) }
    }

    /// One day after another some licenses are issued, each in an entry of its own.
    @Test func eachEntryIsOfTheDayOfItsFirstReceipt() throws {
        var (expected, waiting): ([String: CivilDate], [String]) = ([:], [])
        for day in 1...Self.days {
            world.pass(milliseconds: 86_400_000)
            for number in 1...(day <= Self.outage ? 9 : 1) {
                waiting.append("教\(day)-\(number)号")
                _ = try counter.author(.issue(waiting[waiting.count - 1]))
            }
            guard day >= Self.outage, day == Self.outage || day % Self.gap != 0 else { continue }
            try world.sync(counter, world.hub)
            try world.sync(city, world.hub)
            _ = try city.witnessTick()
            let today = CivilDate.at(millisecondsSince1970: world.now + Int64(day) * 86_400_000)
            for number in waiting { expected[number] = today }
            waiting = []
        }
        try world.sync(city, world.hub)
        try world.sync(counter, world.hub)
        #expect(try collected() == expected)
    }

    private func collected() throws -> [String: CivilDate] {
        let filter = LicenseFilter(date: .init(year: 2026, month: 12, day: 31)!)
        let question = ClockQuestion(clock: .collected, states: Set(LicenseClock.State.allCases))
        var (days, after): ([String: CivilDate], DocumentID?) = ([:], nil)
        repeat {
            let page = try counter.clocks(question, filter, after: after, limit: 500).answer()
            for row in page.licenses { days[row.license.number ?? ""] = row.collected.doneOn }
            after = page.next
        } while after != nil
        return days
    }
}
