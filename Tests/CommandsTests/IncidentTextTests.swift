import Commands
import Testing

/// What the program prints of incidents and of supervision.
@Suite struct IncidentTextTests {
    private static let incident = """
        {"document":"0123456789abcdef","office":"aa","officeName":"教育局","cause":"光缆中断","measures":"手工登记",
         "operations":["issue","collect"],"startedOn":"2022-09-28","state":"cleared","open":false,"reportedOn":null,
         "clearedOn":"2022-09-30","completedOn":null,"closedOn":null,"overdue":true,
         "deadline":{"day":"2022-10-10","unpublishedYear":null,"calendars":[{"year":2022,"act":"bb","source":"通知"}]},
         "backlog":[{"operation":"issue","all":2,"inTime":1,"late":1,"open":0,"daysLate":2},
                    {"operation":"collect","all":2,"inTime":1,"late":0,"open":1,"daysLate":3}],
         "findings":[{"act":"cccccccccccccccc","code":"cleared-twice"}]}
        """

    @Test func incidentsAreListedWithWhatIsLate() async {
        let answer = #"{"incidents":[\#(Self.incident)]}"#
        let run = await Run.hefu(["incident", "list"], node: ["GET /api/v1/incidents": (200, answer)])
        #expect(
            run.out == """
                不可抗力事件  单位    原因      发生日期    排除日期    补办期限             未完成  逾期  状态
                0123456789ab  教育局  光缆中断  2022-09-28  2022-09-30  2022-10-10 24:00 止  1       0     已排除，补办中

                """
        )
        let none = await Run.hefu(["incident", "list"], node: ["GET /api/v1/incidents": (200, #"{"incidents":[]}"#)])
        #expect(none.out == "没有不可抗力事件。\n")
    }

    @Test func oneIncidentIsShownActByAct() async {
        let item = """
            {"act":"dddddddddddddddd","operation":"issue","date":"2022-09-28","doneOn":"2022-10-12","collectedOn":null,
             "daysLate":3,"license":{"number":"教1号","holder":{"name":"一校"}}}
            """
        let answer = """
            {"incident":\(Self.incident),"items":[\(item)],"couldBelong":[\(item)],"cut":true}
            """
        let run = await Run.hefu(
            ["incident", "show", "01234567"],
            node: ["GET /api/v1/incidents/01234567": (200, answer)]
        )
        for line in [
            "补办期限      2022-10-10 24:00 止", "制发  2     1     1     0       2", "制发  教1号     一校", "还有更多，未列出。",
            "期间所办、未归入任何事件的（用 hefu incident assign 归入）：", "! 无效的申报（cccccccccccc）：重复申报排除",
        ] {
            #expect(run.out.contains(line), "\(line)\n\(run.out)")
        }
    }

    @Test func supervisionIsATableOrCSV() async {
        let answer = """
            {"on":"2022-10-11","standards":[],"rows":[{"office":"aa","officeName":"教育局","rule":"late-collection","count":2,
              "since":"2022-10-10","examples":["教1号","教,2号"]}]}
            """
        let node = ["GET /api/v1/supervision": (200, answer)]
        let table = await Run.hefu(["supervise"], node: node)
        #expect(
            table.out == """
                截至 2022-10-11
                单位    规则        数量  起          举例
                教育局  逾期未归集  2     2022-10-10  教1号，教,2号

                """
        )
        let csv = await Run.hefu(["supervise", "--csv"], node: node)
        #expect(
            csv.out == """
                office,officeName,rule,count,since,examples
                aa,教育局,late-collection,2,2022-10-10,"教1号; 教,2号"

                """
        )
    }
}
