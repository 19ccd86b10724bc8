import District
import Foundation
import Licenses
import Replica
import SignedLog
import Testing

/// A bureau with two counters, a hub and the city's node, in the autumn of 2022: cut off from the 28th of September.
final class OutageScene {
    let world: World
    let office: OfficeID
    let counter: Replica
    let second: Replica
    let city: Replica

    /// - Parameter years: whose calendars the district has published.
    init(calendars years: ClosedRange<Int> = 2022...2023) throws {
        world = try World()
        (office, counter) = try world.education()
        second = try world.node("JYJ2", of: office)
        city = try world.city()
        try set("2022-09-27")
        _ = try world.approveTutoring(office, by: counter)
        _ = try world.hub.publish(try Self.notices(years))
        for node in nodes { try world.sync(node, world.hub) }
        try set("2022-09-28")
    }

    var nodes: [Replica] { [counter, second, city] }

    /// From the files of `Tests/Samples/holiday-cn`.
    private static func notices(_ years: ClosedRange<Int>) throws -> [HolidayNotice] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Samples/holiday-cn")
        return try years.map { year in
            let data = try Data(contentsOf: folder.appending(path: "\(year).json"))
            let file = try JSONDecoder().decode(File.self, from: data)
            let days = try file.days.map { (try day($0.date), !$0.isOffDay) }
            return HolidayNotice(year: year, source: Text("\(year)"), days: Dictionary(days) { $1 })
        }
    }

    private struct File: Decodable {
        let days: [Day]

        struct Day: Decodable {
            let date: String
            let isOffDay: Bool
        }
    }

    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(parsing: Array(text.utf8))) }

    /// Nine in the morning in Shanghai on every clock, but for those that are set wrong: by so many milliseconds.
    func set(_ day: String, wrong: [ObjectIdentifier: Int64] = [:]) throws {
        let now = Int64(try Self.day(day).dayNumber) * 86_400_000 + 3_600_000
        for node in nodes + [world.hub] {
            let clock = world.clock(of: node)
            clock.now = now + (wrong[ObjectIdentifier(node)] ?? 0)
            clock.monotonic += 86_400_000
        }
    }

    /// A counter's entries reach the city by the hub, and both receipt them; the receipts come back.
    func deliver(from counter: Replica) throws {
        try world.sync(counter, world.hub)
        _ = try world.hub.witnessTick()
        try world.sync(world.hub, city)
        _ = try city.witnessTick()
        try world.sync(world.hub, city)
        try world.sync(counter, world.hub)
    }

    func declare(at node: Replica? = nil) throws -> DocumentID {
        var request = IncidentRequest(.declare, cause: "台风致光缆中断")
        request.day = try Self.day("2022-09-28")
        return try #require(try (node ?? counter).author(request).incidents.first)
    }

    func step(
        _ step: IncidentStep,
        _ day: String? = nil,
        of incident: DocumentID? = nil,
        at node: Replica? = nil
    ) throws {
        var request = IncidentRequest(step, cause: "登记")
        (request.day, request.incident) = (try day.map(Self.day), incident)
        _ = try (node ?? counter).author(request)
    }

    func issue(_ number: String, _ day: String, in incident: DocumentID?, at node: Replica? = nil) throws
        -> Acknowledgement
    {
        var request = LicenseRequest.issue(number)
        (request.date, request.incident) = (try Self.day(day), incident)
        return try (node ?? counter).author(request)
    }

    func page(_ incident: DocumentID, _ day: String, at node: Replica? = nil) throws -> IncidentPage {
        try (node ?? counter).incident(incident, on: Self.day(day)).answer()
    }

    /// `operation all/inTime/late/open/daysLate`, by operation.
    func backlog(_ incident: DocumentID, _ day: String, at node: Replica? = nil) throws -> [String] {
        try page(incident, day, at: node).incident.backlog.map {
            "\($0.operation) \($0.all)/\($0.inTime)/\($0.late)/\($0.open)/\($0.daysLate)"
        }
    }
}
