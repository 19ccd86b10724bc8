import Licenses
import Replica
import SignedLog
import World

/// The promise itself (clause 1.5): 2022-09-28 to 2022-09-30, with the autumn holidays and their make-up days behind it.
package enum OutageOverNationalDay: Scenario {
    package static let summary = """
        A bureau is cut off, declares it, goes on, and has three working days after the clearing: partly kept, partly late, \
        and told alike by every node, with clocks wrong by years on two of them.
        """

    package static func play(_ tell: ((String) -> Void)?) throws {
        let start = try day(2022_09_28)
        let story = try Story(counters: [2, 1], from: start, tell: tell)
        let (first, second) = (story.counter(1), story.counter(2))
        try story.publish([autumnOf2022])
        try story.sync(rounds: 2)
        story.cut(first)
        story.cut(second)
        let year = 365 * Int64(86_400_000)
        story.setClock(of: first, to: morning(of: start) - 30 * year)
        story.setClock(of: second, to: morning(of: start) + 3 * year)

        let incident = try story.declare("台风致光缆中断", on: start, at: first)
        try story.carryStick(from: first, to: second)
        let issued = try (1...3).map { try story.issue("停电\($0)", on: start, in: incident, at: first) }
        story.pass(days: 1)
        let thursday = try day(2022_09_29)
        for (verb, license) in [(LicenseVerb.amend, issued[0]), (.cancel, issued[1])] {
            let act = try story.type(verb, license, at: first) { request in
                (request.date, request.incident) = (thursday, incident)
            }
            try story.expect(act != nil, "a license is changed and another cancelled without a line")
        }
        let late = try story.issue("停电4", on: thursday, in: incident, at: second)
        story.pass(days: 1)
        try story.clear(incident, on: day(2022_09_30), at: first)
        let due = try story.page(incident, on: day(2022_09_30), at: first).incident.deadline
        try story.expect(due?.day == day(2022_10_10), "three working days end on 10-10")

        // Nobody works before the 8th, a Saturday on which is worked. On the last evening the first counter has a line.
        story.pass(days: 10)
        story.openLine(first)
        try story.meet(first, story.hub)
        try story.meet(story.hub, story.city)
        // The second is forgotten in a drawer until two days later.
        story.pass(days: 2)
        story.openLines()
        try story.sync(rounds: 3)
        try story.comeTogether()

        for node in [first, second, story.hub, story.city] {
            let page = try story.page(incident, on: day(2022_10_20), at: node)
            try story.expect(page.incident.deadline?.day == day(2022_10_10), "every node counts the same deadline")
            let told = page.incident.backlog.map { "\($0.operation) \($0.all) \($0.inTime) \($0.late) \($0.daysLate)" }
            try story.expect(
                told == ["issue 4 3 1 2", "collect 6 5 1 2", "update 1 1 0 0", "cancel 1 1 0 0"],
                "every node counts the same backlog, not \(told)"
            )
            try story.expect(page.items.filter { $0.daysLate == 2 }.map(\.license?.document) == [late], "one was late")
            try story.expect(page.couldBelong.isEmpty, "nothing is left that could belong")
        }
    }

    private static func day(_ yyyymmdd: Int64) throws -> CivilDate {
        guard let day = CivilDate(yyyymmdd: yyyymmdd) else { throw RunFailure.safety("\(yyyymmdd) is no day") }
        return day
    }

    private static func morning(of day: CivilDate) -> Int64 { Int64(day.dayNumber) * 86_400_000 + 3_600_000 }

    /// 国办发明电〔2021〕11号, its autumn: the first week of October off, and the weekend after it at work.
    private static var autumnOf2022: HolidayNotice {
        get throws {
            var days: [CivilDate: Bool] = [:]
            for number in 1...7 { days[try day(2022_10_00 + Int64(number))] = false }
            for number in 8...9 { days[try day(2022_10_00 + Int64(number))] = true }
            return HolidayNotice(year: 2022, source: "国办发明电〔2021〕11号", days: days)
        }
    }
}
