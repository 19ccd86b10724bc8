import Commands
import Testing
import Words

/// The same in English: other words, the same lines.
@Suite struct EnglishRenderingTests {
    @Test func listMarksRivalsAndFindingsInEnglish() async {
        let run = await Run.hefu(["list", "--lang", "en"], node: ["GET /api/v1/licenses": (200, Canned.list)])
        #expect(run.status == .success)
        #expect(
            run.out == """
                number   type                holder            state       valid to    document
                普教1号  民办学校办学许可证  普陀某某培训学校  valid*      long-term   0123456789ab
                2        护士执业证书        (not disclosed)   suspended!  2031-01-01  fedcba987654

                * rival versions   ! findings   ○ not sealed yet

                """
        )
        #expect(run.err == "there are more: --after fedcba\n")
    }

    @Test func showTellsTheStateTheFaceAndEveryDoubtInEnglish() async {
        let run = await Run.hefu(
            ["show", "x", "--lang", "en"],
            node: ["GET /api/v1/licenses/x": (200, Canned.license)]
        )
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

    @Test func statusIsOneScreenInEnglish() async {
        let run = await Run.hefu(["status", "--lang", "en"], node: ["GET /api/v1/status": (200, Canned.status)])
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
                  peer  address        from      state        last contact  they lack  we lack  oldest
                  枢纽  10.0.0.1:7410  added     equal        just now      0          0        —
                  JY02  10.0.0.9:7410  district  unreachable  2 h ago       37         ?        100 min ago
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

    @Test func importReportAccountsForEveryRowInEnglish() async {
        let run = await Run.hefu(
            ["import", "/a.csv", "--type", "t", "--by", "w", "--lang", "en"],
            node: ["POST /api/v1/import": (200, Canned.importReport)]
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
}
