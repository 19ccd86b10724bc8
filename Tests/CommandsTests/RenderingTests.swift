import Commands
import Testing

/// Canned answers of a node, and all that the program prints of them.
@Suite struct RenderingTests {
    @Test func acknowledgementNamesWhatWasMade() async {
        let run = await Run.hefu(["issue", "--by", "w"], node: ["POST /v1/acts": (200, Canned.acknowledgement)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                制发：已签发入册。
                  证照编号  普教1号
                  证照标识  1.2.156.3005.2.X.001.4
                  版本      1
                  状态      有效
                  文书      d0c0
                  行为      a1b2
                  条目      e1e1

                """
        )
    }

    @Test func listMarksRivalsAndFindings() async {
        let run = await Run.hefu(["list"], node: ["GET /v1/licenses": (200, Canned.list)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                证照编号  证照类型            持证主体          状态   有效期至    文书
                普教1号   民办学校办学许可证  普陀某某培训学校  有效*  长期        0123456789ab
                2         护士执业证书        （未披露）        暂扣!  2031-01-01  fedcba987654

                * 有并存版本   ! 有认定存疑

                """
        )
        #expect(run.err == "还有更多：--after fedcba\n")
    }

    @Test func listMarksRivalsAndFindingsInEnglish() async {
        let run = await Run.hefu(["list", "--lang", "en"], node: ["GET /v1/licenses": (200, Canned.list)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                number   type                holder            state       valid to    document
                普教1号  民办学校办学许可证  普陀某某培训学校  valid*      long-term   0123456789ab
                2        护士执业证书        (not disclosed)   suspended!  2031-01-01  fedcba987654

                * rival versions   ! findings

                """
        )
        #expect(run.err == "there are more: --after fedcba\n")
    }

    @Test func showTellsTheStateTheFaceAndEveryDoubt() async {
        let run = await Run.hefu(["show", "x"], node: ["GET /v1/licenses/x": (200, Canned.license)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                民办学校办学许可证  普教1号（测试件）
                  状态              暂扣（2026-12-01 起），待签章
                  持证主体          普陀某某培训学校（统一社会信用代码 91310107MA1G000120）
                  发证单位          教育局
                  证照标识          1.2.156.3005.2.X.001.4
                  版本              2
                  法定日期          2026-11-24
                  有效期            2026-11-24 至 2029-11-23
                  决定日期          2026-11-20
                  签名时间（自称）  2026-11-25 08:00:00
                  见证收存          尚无见证节点收存
                  时点              2026-12-02
                  文书              0123456789abcdef

                照面信息
                  地址  曹杨路1号
                  校长  （未披露）

                时间线
                  自始           未生效
                  2026-11-24 起  有效
                  2026-12-01 起  暂扣

                并存版本
                  版本  法定日期    行为
                  2     2026-11-24  aaaaaaaaaaaa  ← 当前显示
                  2     2026-11-25  bbbbbbbbbbbb
                  并存版本须由人裁定后方可打印：hefu settle

                认定存疑
                  被日期更早的版本取代，从未生效（行为 cccccccccccc，aaaa）
                  证照编号与其他证照相同：456745674567

                """
        )
    }

    @Test func showTellsTheStateTheFaceAndEveryDoubtInEnglish() async {
        let run = await Run.hefu(["show", "x", "--lang", "en"], node: ["GET /v1/licenses/x": (200, Canned.license)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                民办学校办学许可证  普教1号 (test)
                  state                suspended (from 2026-12-01), awaiting the seal
                  holder               普陀某某培训学校 (unified social credit code 91310107MA1G000120)
                  issued by            教育局
                  identifier           1.2.156.3005.2.X.001.4
                  version              2
                  legal date           2026-11-24
                  validity             2026-11-24 to 2029-11-23
                  decided on           2026-11-20
                  signed at (a claim)  2026-11-25 08:00:00
                  witnessed            no witness has it yet
                  as of                2026-12-02
                  document             0123456789abcdef

                face fields
                  地址  曹杨路1号
                  校长  (not disclosed)

                timeline
                  from the beginning  not yet in force
                  from 2026-11-24     valid
                  from 2026-12-01     suspended

                rivals
                  version  legal date  act
                  2        2026-11-24  aaaaaaaaaaaa  ← shown
                  2        2026-11-25  bbbbbbbbbbbb
                  none is printed until a person settles them: hefu settle

                findings
                  replaced by one dated earlier: never came into force (act cccccccccccc, aaaa)
                  number is shared with other licenses: 456745674567

                """
        )
    }

    @Test func historyTellsWhatBecameOfEachAct() async {
        let run = await Run.hefu(["history", "x"], node: ["GET /v1/licenses/x/history": (200, Canned.history)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                2026-11-24  制发  第 1 版
                  效力              有效力，现行
                  决定日期          2026-11-20
                  经办人            王老师
                  依据              普教许〔2026〕1号
                  单位              教育局
                  签名节点          JY01
                  签名时间（自称）  2026-11-25 08:00:00
                  行为              aa
                  条目              ee

                2026-12-01  暂扣
                  效力      待定，无效
                  截止日期  2026-12-31
                  事由      整改
                  单位      卫健委
                  签名节点  WJ01
                  行为      bb
                  条目      ef
                  ! 无效行为，不生效力（行为 bb，notCompetent）

                """
        )
    }

    @Test func statusIsOneScreen() async {
        let run = await Run.hefu(["status"], node: ["GET /v1/status": (200, Canned.status)])
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
                  对端节点  地址           状态      最近联系  对方缺  本节点缺  最早
                  枢纽      10.0.0.1:7410  一致      刚刚      0       0         —
                  JY02      10.0.0.9:7410  联系不上  2 小时前  37      ?         100 分钟前
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

    @Test func statusIsOneScreenInEnglish() async {
        let run = await Run.hefu(["status", "--lang", "en"], node: ["GET /v1/status": (200, Canned.status)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                district  普陀区  d15c
                node      JY01  bureau  教育局  0123456789ab
                state     enrolled
                entries   1203
                licenses  17547
                clock     the clock is doubtful (behind a witness)

                peers
                  peer  address        state        last contact  they lack  we lack  oldest
                  枢纽  10.0.0.1:7410  equal        just now      0          0        —
                  JY02  10.0.0.9:7410  unreachable  2 h ago       37         ?        100 min ago
                  ! JY02: the peer cannot be reached

                audiences
                  audience            log (tips)        state             disclosures wanted
                  the whole district  0011223344556677  8899aabbccddeeff  0
                  教育局              ffeeddccbbaa9988  7766554433221100  3

                wants a person
                  rivals              1  普教1号
                  duplicates          12
                  held entries        2
                  disclosures wanted  3

                """
        )
    }

    @Test func importReportAccountsForEveryRow() async {
        let run = await Run.hefu(
            ["import", "/a.csv", "--type", "t", "--by", "w"],
            node: ["POST /v1/import": (200, Canned.importReport)]
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

    @Test func importReportAccountsForEveryRowInEnglish() async {
        let run = await Run.hefu(
            ["import", "/a.csv", "--type", "t", "--by", "w", "--lang", "en"],
            node: ["POST /v1/import": (200, Canned.importReport)]
        )
        #expect(run.status == .partial)
        #expect(
            run.out == """
                17547 rows: 17000 new, 545 held, 2 quarantined.
                31 rows share 12 numbers and are flagged as duplicates.
                2 rows differ from the licenses held, which were not changed; see lines 7 9

                line  column  rule
                12    3       legal date is no day of the calendar (year-month-day) (value: 2023-02-30)
                40    1       the row has too few columns (expected: 6, found: 4)

                """
        )
    }

    @Test func checkNamesEachDamage() async {
        let run = await Run.hefu(["check"], node: ["POST /v1/check": (200, Canned.damage)])
        #expect(run.status == .damaged)
        #expect(
            run.out == """
                发现 1 处损坏：
                  entry  e1e1  sum

                """
        )
    }

    @Test func syncWithoutPeersIsExitSix() async {
        let run = await Run.hefu(["sync"], node: ["POST /v1/sync": (200, Canned.sync)])
        #expect(run.status == .unreachable)
        #expect(
            run.out == """
                对端节点  地址           状态      最近联系  对方缺  本节点缺  最早
                枢纽      10.0.0.1:7410  联系不上  从未      ?       ?         —
                ! 枢纽: 联系不上对端节点

                """
        )
    }

    @Test func officesAreListed() async {
        let run = await Run.hefu(["office", "list"], node: ["GET /v1/offices": (200, Canned.offices)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                名称    代码                角色        文书
                教育局  113101070024500211  发证，用证  0123456789ab

                """
        )
    }

    @Test func nodesAreListed() async {
        let run = await Run.hefu(["node", "list"], node: ["GET /v1/nodes": (200, Canned.nodes)])
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
        let run = await Run.hefu(["catalogue", "list"], node: ["GET /v1/catalogue": (200, Canned.catalogue)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                名称                证照类型代码           版本  单位    状态    文书
                民办学校办学许可证  113101070024500211001  2     教育局  已批准  0123456789ab

                """
        )
    }

    @Test func bundleReportNamesWhatItPresupposes() async {
        let run = await Run.hefu(["bundle", "import", "/b"], node: ["POST /v1/bundles/import": (200, Canned.bundle)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                离线包：新收 50，已有 3，早到 1，拒收 0。
                  离线包以 2 个条目为前提，本节点尚无

                """
        )
    }

    @Test func statementSaysWhatIsEstablishedAndWhatIsNot() throws {
        let statement = StatementText(statement: try #require(JSON(parsing: Array(Canned.statement.utf8))))
        Language.$current.withValue(.chinese) {
            #expect(
                statement.lines.joined(separator: "\n") == """
                    文件属实，但证照状态为：暂扣

                    已证实
                      ✓ 签名有效，内容未被改动（节点 cccccccccccc，行为 aaaaaaaaaaaa，条目 eeeeeeeeeeee）
                      ✓ 所示内容与承诺值一致（字段名 holder/name, 地址，行为 aaaaaaaaaaaa）
                      ✓ 按文件所载，证照状态为：暂扣（行为 aaaaaaaaaaaa）

                    未证实
                      ? 此后是否另有变更、暂扣或终止
                      ? 签名节点的密钥此后是否被停用或分叉

                    时点  2026-11-24
                    文书  0123456789abcdef
                    区    d15c

                    民办学校办学许可证  普教1号
                      状态      暂扣
                      持证主体  普陀某某培训学校（统一社会信用代码 （未披露））
                      版本      1
                      文书      0123456789abcdef

                    照面信息
                      地址  曹杨路1号
                    """
            )
        }
        #expect(!statement.isPositive)
    }

    @Test func statementSaysWhatIsEstablishedAndWhatIsNotInEnglish() throws {
        let statement = StatementText(statement: try #require(JSON(parsing: Array(Canned.statement.utf8))))
        Language.$current.withValue(.english) {
            #expect(
                statement.lines.joined(separator: "\n") == """
                    the file is genuine, but the license is suspended

                    established
                      ✓ the signature is valid: nothing was altered (node cccccccccccc, act aaaaaaaaaaaa, entry eeeeeeeeeeee)
                      ✓ what is shown opens its commitments (field names holder/name, 地址, act aaaaaaaaaaaa)
                      ✓ by what the file holds, the license is suspended (act aaaaaaaaaaaa)

                    not established
                      ? whether it was changed, suspended or ended since
                      ? whether the node's key was cut off, or its log forked, since

                    as of     2026-11-24
                    document  0123456789abcdef
                    district  d15c

                    民办学校办学许可证  普教1号
                      state     suspended
                      holder    普陀某某培训学校 (unified social credit code (not disclosed))
                      version   1
                      document  0123456789abcdef

                    face fields
                      地址  曹杨路1号
                    """
            )
        }
        #expect(!statement.isPositive)
    }

    @Test(arguments: [
        (["list"], "GET /v1/licenses", Canned.list), (["status"], "GET /v1/status", Canned.status),
        (["show", "x"], "GET /v1/licenses/x", Canned.license),
    ])
    func jsonIsTheAnswerOnOneLineWithSortedKeys(_ arguments: [String], _ line: String, _ answer: String) async {
        let run = await Run.hefu(arguments + ["--json", "--quiet"], node: [line: (200, answer)])
        #expect(JSON(parsing: Array(run.out.utf8)) == JSON(parsing: Array(answer.utf8)))
        #expect(run.out.filter { $0 == "\n" }.count == 1)
        #expect(run.err == "")
    }

    @Test func soundCheckSaysWhatWasVerified() async {
        let answer = #"{"ok":true,"entries":10,"acts":12,"documents":8,"damage":[]}"#
        let run = await Run.hefu(["check"], node: ["POST /v1/check": (200, answer)])
        #expect(run.out == "完好：10 个条目、12 个行为全部核验通过，8 份证照的视图重建一致。\n")
        #expect(run.status == .success)
    }

    @Test func refusalInJSONModeIsJSONOnStandardError() async {
        let refusal = #"{"error":{"code":"license-ended","field":null,"parameters":{},"detail":"ended"}}"#
        let run = await Run.hefu(["--json", "amend", "x", "--by", "w"], node: ["POST /v1/acts": (409, refusal)])
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
        let run = await Run.hefu(["list"], node: ["GET /v1/licenses": (200, answer)])
        #expect(!run.out.unicodeScalars.contains("\u{1B}"))
    }
}
