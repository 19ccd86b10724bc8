import Foundation
import Node
import Testing

/// `POST /api/v1/calendars` and what is counted by what was published.
struct CalendarRouteTests {
    private static let samples = RegisterSample.folder.deletingLastPathComponent().appending(path: "holiday-cn")

    private func notices(_ year: Int) throws -> String {
        try String(contentsOf: Self.samples.appending(path: "\(year).json"), encoding: .utf8)
    }

    @Test
    func theStarterSaysOfEveryYearWhatTheNoticesSay() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let published = try await api.done("/api/v1/calendars", StateCouncilNotices.document)
            #expect(published.years.elements.compactMap(\.int) == Array(2007...2026))
            #expect(published.leftOut.elements.compactMap(\.string) == ["2006-12-30", "2006-12-31"])
            // The files themselves change nothing more, in whatever order they come.
            for year in (2007...2026).reversed() {
                let again = try await api.done("/api/v1/calendars", try notices(year))
                #expect(again.years.count == 0, "\(year)")
            }
            let calendars = try await api.get("/api/v1/calendars").calendars
            #expect(calendars.elements.compactMap(\.workingDays.int).reduce(0, +) == 4_991)
            #expect(Set(calendars.elements.map(\.versions.int)) == [1])
        }
    }

    @Test
    func aDeadlineIsCountedWhereTheCalendarHasArrived() async throws {
        let district = try await TestDistrict()
        let bureau = TestNode()
        try await district.join(bureau, office: "教育局", code: "JYJ1")
        try await bureau.opened { api in
            let unknown = try await api.get("/api/v1/deadline?after=2022-09-30")
            #expect(unknown.day.string == nil)
            #expect(unknown.unpublishedYear.int == 2022)
        }
        try await district.hub.opened { try await $0.done("/api/v1/calendars", notices(2022)) }
        try await district.hub.carry(to: bureau)
        try await bureau.opened { api in
            let due = try await api.get("/api/v1/deadline?after=2022-09-30")
            #expect(due.day.string == "2022-10-10")
            #expect(due.calendars[0].year.int == 2022)
            #expect(due.calendars[0].source.string?.hasSuffix("content_5644835.htm") == true)
            let beyond = try await api.get("/api/v1/deadline?after=2022-12-30&days=3")
            #expect(beyond.unpublishedYear.int == 2023)
            let refused = try await api.post("/api/v1/calendars", notices(2023))
            #expect(refused.code.string == "not-root")
        }
    }

    @Test
    func aLaterNoticeOfTheYearIsAnotherVersion() async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let first = "{year: 2020, papers: [第一次], rest: [2020-01-24/2020-01-30], work: [2020-01-19, 2020-02-01]}"
            try await api.done("/api/v1/calendars", first)
            #expect(try await api.get("/api/v1/deadline?after=2020-01-23").day.string == "2020-02-03")
            try await api.done("/api/v1/calendars", notices(2020))
            let due = try await api.get("/api/v1/deadline?after=2020-01-23")
            #expect(due.day.string == "2020-02-05")
            let calendar = try await api.get("/api/v1/calendars").calendars[0]
            #expect(calendar.versions.int == 2)
            #expect(calendar.act.string == due.calendars[0].act.string)
        }
    }

    static let bad = [
        ("year: 2027\npapers: []\ndays: []", "missing-field", "papers"),
        ("year: 2027\npapers: [通知]\ndays: []", "missing-field", "days"),
        ("papers: [通知]\nrest: [2027-01-01]", "missing-field", "year"),
        ("year: 2027\npapers: [通知]\nrest: [2027-02-29]", "date-impossible", "rest"),
        ("year: 2027\npapers: [通知]\nrest: [2027-02-03/2027-02-01]", "end-before-start", "rest"),
        ("year: 2027\npapers: [通知]\nrest: [2027-02-03]\nwork: [2027-02-03]", "name-twice", "work"),
        ("year: 2027\npapers: [通知]\nrest: [2072-02-03]", "date-of-other-form", "days"),
        ("year: 2027\npapers: [通知]\nrest: [2027-01-01]\ncolor: red", "unknown-field", "color"),
        (
            "notices: [{year: 2027, papers: [通知], days: [{date: 2027-01-01}]}]", "missing-field",
            "notices/1/days/1/isOffDay"
        ),
    ]

    @Test(arguments: bad)
    func aBadNoticeIsRefusedByName(document: String, code: String, place: String) async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let refused = try await api.post("/api/v1/calendars", document)
            #expect(refused.code.string == code)
            #expect(refused.place == place)
            #expect(try await api.get("/api/v1/calendars").calendars.count == 0)
        }
    }

    @Test(arguments: [
        ("after=2022-02-30", "date-impossible"), ("after=2022-09-30&days=0", "field-type"), ("days=3", "missing-field"),
    ])
    func aDeadlineOfNothingIsRefusedByName(query: String, code: String) async throws {
        let district = try await TestDistrict()
        try await district.hub.opened { api in
            let refused = try await api.get("/api/v1/deadline?\(query)")
            #expect(refused.code.string == code)
        }
    }
}
