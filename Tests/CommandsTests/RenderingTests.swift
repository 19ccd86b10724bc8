import Commands
import Testing

/// Canned answers about the node and its work, and all that the program prints of them.
@Suite struct RenderingTests {
    @Test func statusIsOneScreen() async {
        let run = await Run.hefu(["status"], node: ["GET /api/v1/status": (200, Canned.status)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                区      普陀区  d15c
                节点    JY01  单位节点  教育局  0123456789ab
                状态    已入网
                条目数  1203
                证照数  17547
                时钟    时钟可疑（慢于见证节点）

                对端节点
                  对端节点  地址           来源      状态      最近联系  对方缺  本节点缺  最早
                  枢纽      10.0.0.1:7410  手工添加  一致      刚刚      0       0         —
                  JY02      10.0.0.9:7410  区内公告  联系不上  2 小时前  37      ?         100 分钟前
                  ! JY02: 联系不上对端节点

                知悉范围
                  知悉范围  log（末梢摘要）   状态              待取披露
                  全区      0011223344556677  8899aabbccddeeff  0
                  教育局    ffeeddccbbaa9988  7766554433221100  3

                需人处理
                  并存版本  1  普教1号
                  重复      12
                  待定条目  2
                  待取披露  3

                """
        )
    }

    @Test func importReportAccountsForEveryRow() async {
        let run = await Run.hefu(
            ["import", "/a.csv", "--type", "t", "--by", "w"],
            node: ["POST /api/v1/import": (200, Canned.importReport)]
        )
        #expect(run.status == .partial)
        #expect(
            run.out == """
                17547 行：新增 17000，已有 545，隔离 2。
                31 行共用 12 个编号，已标记为重复。
                2 行与已有证照内容不同，未改动，请人工核对：第 7 9 行

                行  列  规则
                12  3   法定日期不是真实存在的日期（年-月-日）（值：2023-02-30）
                40  1   此行列数不足（应为：6，实为：4）

                """
        )
    }

    @Test func importsTellWhatBecameOfEachFile() async {
        let answer = """
            {"imports":[{"source":"导出.csv","typeName":"民办学校办学许可证","officeName":"教育局","node":"JYJ1","by":"王经办",
              "time":1795521600000,"new":17000,"held":545,"differs":0,"quarantined":2,
              "reasons":{"date-impossible":1,"csv-short-row":1}}]}
            """
        let run = await Run.hefu(["imports"], node: ["GET /api/v1/imports": (200, answer)])
        #expect(
            run.out == """
                导出.csv  民办学校办学许可证  教育局 JYJ1  王经办
                  2026-11-24 20:00:00：新增 17000，已有 545，不同 0，隔离 2
                  隔离 1 行：此行列数不足
                  隔离 1 行：值不是真实存在的日期（年-月-日）

                """
        )
        let none = await Run.hefu(["imports"], node: ["GET /api/v1/imports": (200, #"{"imports":[]}"#)])
        #expect(none.out == "没有存量导入批次。\n")
    }

    @Test func checkNamesEachDamage() async {
        let run = await Run.hefu(["check"], node: ["POST /api/v1/check": (200, Canned.damage)])
        #expect(run.status == .damaged)
        #expect(
            run.out == """
                发现 1 处损坏：
                  entry  e1e1  sum

                """
        )
    }

    @Test func syncWithoutPeersIsExitSix() async {
        let run = await Run.hefu(["sync"], node: ["POST /api/v1/sync": (200, Canned.sync)])
        #expect(run.status == .unreachable)
        #expect(
            run.out == """
                对端节点  地址           来源      状态      最近联系  对方缺  本节点缺  最早
                枢纽      10.0.0.1:7410  手工添加  联系不上  从未      ?       ?         —
                ! 枢纽: 联系不上对端节点

                """
        )
    }

    @Test func officesAreListed() async {
        let run = await Run.hefu(["office", "list"], node: ["GET /api/v1/offices": (200, Canned.offices)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                名称    代码                角色        文书
                教育局  113101070024500211  发证，用证  0123456789ab

                """
        )
    }

    @Test func nodesAreListed() async {
        let run = await Run.hefu(["node", "list"], node: ["GET /api/v1/nodes": (200, Canned.nodes)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                节点代码  单位    种类      状态    文书
                JY01      教育局  单位节点  已入网  0123456789ab
                HUB1      区府办  区枢纽    已停用  fedcba987654

                """
        )
    }

    @Test func catalogueIsListed() async {
        let run = await Run.hefu(["catalogue", "list"], node: ["GET /api/v1/catalogue": (200, Canned.catalogue)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                名称                证照类型代码           版本  单位    状态    文书
                民办学校办学许可证  113101070024500211001  2     教育局  已批准  0123456789ab

                """
        )
    }

    @Test func bundleReportNamesWhatItPresupposes() async {
        let run = await Run.hefu(
            ["bundle", "import", "/b"],
            node: ["POST /api/v1/bundles/import": (200, Canned.bundle)]
        )
        #expect(run.status == .success)
        #expect(
            run.out == """
                离线包：新收 50，已有 3，早到 1，拒收 0。
                  离线包以 2 个条目为前提，本节点尚无

                """
        )
    }

    @Test(arguments: [
        (["list"], "GET /api/v1/licenses", Canned.list), (["status"], "GET /api/v1/status", Canned.status),
        (["show", "x"], "GET /api/v1/licenses/x", Canned.license),
    ])
    func jsonIsTheAnswerOnOneLineWithSortedKeys(_ arguments: [String], _ line: String, _ answer: String) async {
        let run = await Run.hefu(arguments + ["--json", "--quiet"], node: [line: (200, answer)])
        #expect(JSON(parsing: Array(run.out.utf8)) == JSON(parsing: Array(answer.utf8)))
        #expect(run.out.filter { $0 == "\n" }.count == 1)
        #expect(run.err == "")
    }

    @Test func soundCheckSaysWhatWasVerified() async {
        let answer = #"{"ok":true,"entries":10,"acts":12,"documents":8,"damage":[]}"#
        let run = await Run.hefu(["check"], node: ["POST /api/v1/check": (200, answer)])
        #expect(run.out == "完好：10 个条目、12 个行为全部核验通过，8 份证照的视图重建一致。\n")
        #expect(run.status == .success)
    }

    @Test func refusalInJSONModeIsJSONOnStandardError() async {
        let refusal = #"{"code":"license-ended","parameters":{},"detailEn":"ended"}"#
        let run = await Run.hefu(["--json", "amend", "x", "--by", "w"], node: ["POST /api/v1/acts": (409, refusal)])
        #expect(
            run.err == """
                {"error":{"code":"license-ended","exit":4,"field":null,"message":"证照已终止，不能再办理此事","parameters":{}}}

                """
        )
        #expect(run.out == "")
        #expect(run.status == .conflict)
    }

    @Test func controlsInANameDoNotReachTheTerminal() async {
        let answer =
            #"{"licenses":[{"document":"aa","number":"1","typeName":"t","holder":{"name":"\u001b[2Jx"},"state":"valid"}]}"#
        let run = await Run.hefu(["list"], node: ["GET /api/v1/licenses": (200, answer)])
        #expect(!run.out.unicodeScalars.contains("\u{1B}"))
    }
}
