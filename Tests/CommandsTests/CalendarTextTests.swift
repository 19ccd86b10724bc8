import Commands
import Foundation
import Testing

/// What the program prints of working days.
@Suite struct CalendarTextTests {
    private static let calendars = """
        {"calendars":[{"year":2022,"act":"aaaaaaaaaaaaaaaa","source":"国办发明电〔2021〕11号","workingDays":249,"versions":1,
          "rivals":[],"exceptions":[{"date":"2022-10-07","isWorkingDay":false},{"date":"2022-10-08","isWorkingDay":true}]},
         {"year":2023,"act":"bbbbbbbbbbbbbbbb","source":"国办发明电〔2022〕16号","workingDays":249,"versions":2,
          "rivals":["cccccccccccccccc"],"exceptions":[]}]}
        """

    @Test func everyYearIsALine() async {
        let run = await Run.hefu(["calendar", "list"], node: ["GET /api/v1/calendars": (200, Self.calendars)])
        #expect(
            run.out == """
                年份  工作日  各版本  依据
                2022  249     1       国办发明电〔2021〕11号
                2023  249     2       国办发明电〔2022〕16号
                ! 2023 年有并存的日历，请重新发布

                """
        )
    }

    @Test func aYearIsListedDayByDay() async {
        let run = await Run.hefu(["calendar", "list", "2022"], node: ["GET /api/v1/calendars": (200, Self.calendars)])
        #expect(run.out.hasSuffix("周一至周五放假：2022-10-07\n周末上班：2022-10-08\n"))
        let none = await Run.hefu(["calendar", "list", "2027"], node: ["GET /api/v1/calendars": (200, Self.calendars)])
        #expect(none.out == "2027 年日历尚未发布。\n")
    }

    @Test func whatWasLeftOutIsTold() async throws {
        let file = FileManager.default.temporaryDirectory.appending(
            path: "notices-\(UInt64.random(in: 0...UInt64.max)).yaml"
        )
        try Data("year: 2007".utf8).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        let answer = #"{"years":[2007,2008],"leftOut":["2006-12-30"]}"#
        let run = await Run.hefu(
            ["calendar", "publish", file.path(percentEncoded: false)],
            node: ["POST /api/v1/calendars": (200, answer)]
        )
        #expect(run.out == "已发布：2007 2008。\n! 所在年份尚无日历，未采用：2006-12-30\n")
    }

    @Test func aDeadlineSaysByWhatItWasCounted() async {
        let known = """
            {"day":"2022-10-10","unpublishedYear":null,
             "calendars":[{"year":2022,"act":"aaaaaaaaaaaaaaaa","source":"国办发明电〔2021〕11号"}]}
            """
        let unknown = #"{"day":null,"unpublishedYear":2023,"calendars":[]}"#
        let path = "GET /api/v1/deadline?after=2022-09-30&days=3"
        let run = await Run.hefu(
            ["calendar", "deadline", "--after", "2022-09-30", "--days", "3"],
            node: [path: (200, known)]
        )
        #expect(run.out == "2022-10-10 24:00 止\n  按 2022 年日历（国办发明电〔2021〕11号）\n")
        let beyond = await Run.hefu(
            ["calendar", "deadline", "--after", "2022-12-30", "--lang", "en"],
            node: ["GET /api/v1/deadline?after=2022-12-30": (200, unknown)]
        )
        #expect(beyond.out == "unknown until the calendar of 2023 is published\n")
    }
}
