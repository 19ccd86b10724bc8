import Commands
import Testing
import Words

/// Canned answers about licenses, and all that the program prints of them.
@Suite struct LicenseRenderingTests {
    @Test func acknowledgementNamesWhatWasMade() async {
        let run = await Run.hefu(["issue", "--by", "w"], node: ["POST /api/v1/acts": (200, Canned.acknowledgement)])
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
        let run = await Run.hefu(["list"], node: ["GET /api/v1/licenses": (200, Canned.list)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                证照编号  证照类型            持证主体          状态   有效期至    文书
                普教1号   民办学校办学许可证  普陀某某培训学校  有效*  长期        0123456789ab
                2         护士执业证书        （未披露）        暂扣!  2031-01-01  fedcba987654

                * 有并存版本   ! 有认定存疑   ○ 待签章

                """
        )
        #expect(run.err == "还有更多：--after fedcba\n")
    }

    @Test func dueTellsWhatIsToBeDoneByWhen() async {
        let run = await Run.hefu(["due", "--within", "90"], node: ["GET /api/v1/due?within=90": (200, Canned.due)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                期限        事项            申请期限    证照编号  证照类型            持证主体          文书
                2026-12-31  延续申请待决定  —           普教1号   民办学校办学许可证  普陀某某培训学校  0123456789ab
                2027-01-05  有效期届满      2026-12-06  2         护士执业证书        （未披露）        fedcba987654

                """
        )
        #expect(run.err == "还有更多：--after fedcba\n")
    }

    @Test func lackingTellsWhichPaperThereIsAndWhatNeedsNone() async {
        let run = await Run.hefu(["lacking"], node: ["GET /api/v1/lacking-paper": (200, Canned.lacking)])
        #expect(
            run.out == """
                实体证照           版本  证照编号  证照类型            持证主体          文书
                印0001（第 1 版）  2     普教1号   民办学校办学许可证  普陀某某培训学校  0123456789ab
                无                 1     2         护士执业证书        （未披露）        fedcba987654

                除外的证照类型
                  证照类型            不制发实体证照的依据  不制发电子证照的依据
                  运动员技术等级证书  体育总局令            —

                """
        )
    }

    @Test func coverageTellsTheShareAndWhatIsMissing() async {
        let answer = """
            {"types":[{"office":"aa","officeName":"教育局","typeCode":"T","typeName":"民办学校办学许可证","issued":3,
                       "collected":2,"earlier":1},
                      {"office":"bb","officeName":null,"typeCode":"U","typeName":null,"issued":0,"collected":0,
                       "earlier":4}],
             "uncollected":[{"license":{"document":"0123456789abcdef","typeName":"民办学校办学许可证","number":"普教1号",
                             "holder":{"type":"111"}},"heldSince":1767225600000}],
             "next":null}
            """
        let run = await Run.hefu(["coverage"], node: ["GET /api/v1/coverage": (200, answer)])
        #expect(
            run.out == """
                单位    证照类型            应归集  已归集  归集率  起始前
                教育局  民办学校办学许可证  3       2       66.66%  1
                bb      U                   0       0       —       4

                已制发、未归集
                  证照编号  证照类型            持证主体    入册时间             文书
                  普教1号   民办学校办学许可证  （未披露）  2026-01-01 08:00:00  0123456789ab

                """
        )
    }

    @Test func showTellsTheStateTheFaceAndEveryDoubt() async {
        let run = await Run.hefu(["show", "x"], node: ["GET /api/v1/licenses/x": (200, Canned.license)])
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

    @Test func historyTellsWhatBecameOfEachAct() async {
        let run = await Run.hefu(["history", "x"], node: ["GET /api/v1/licenses/x/history": (200, Canned.history)])
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

                2027-01-05  校验
                  校验结论  暂缓
                  截止日期  2027-03-31
                  行为      cc

                2027-01-06  登记实体证照
                  实体证照  印0001
                  行为      dd

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

    /// A flipped bit in an act: the clerk is told which act it is, and why it does not hold.
    @Test(arguments: [
        (
            Language.chinese,
            "  ✗ 行为不属于所签条目（部分 证照行为，第几项 2/2，行为 变更，规则 不属于所签条目，内容或证明被改动，条目 6f1b2c3d4e5f）",
            "文件内容无效（条目：6f1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9，部分：证照行为，第几项：2/2，规则：不属于所签条目，内容或证明被改动，行为：变更）"
        ),
        (
            Language.english,
            "  ✗ an act is not part of the entry that was signed (part acts of the license, no. 2/2, verb amend, rule it is not part of the entry that was signed, entry 6f1b2c3d4e5f)",
            "the content of the file is invalid (entry: 6f1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9, part: acts of the license, no.: 2/2, rule: it is not part of the entry that was signed, verb: amend)"
        ),
    ])
    func aPartThatDoesNotHoldIsNamed(_ language: Language, _ line: String, _ refusal: String) throws {
        let flaw = [
            "part": "acts", "position": "2/2", "verb": "amend", "rule": "not-in-entry",
            "entry": "6f1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718293a4b5c6d7e8f9",
        ]
        let point = JSON.object(flaw.mapValues(JSON.string).merging(["code": .string("proof-invalid")]) { $1 })
        let statement = StatementText(statement: .object(["contradicted": .array([point])]))
        Language.$current.withValue(language) {
            #expect(statement.lines.contains(line), "\(statement.lines)")
            #expect(RefusalAnswer(.fileInvalid, flaw).text == refusal)
        }
    }
}
