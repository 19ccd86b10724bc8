import Commands
import Foundation
import Testing

/// Canned answers about the catalogue, and all that the program prints of them.
@Suite struct CatalogueTextTests {
    private static let rivals = """
        {"document":"0123456789abcdef","version":3,"typeCode":"113101070024500211001","name":"民办学校办学许可证",
         "officeName":"教育局","holderKind":"legal","holderIsPublic":true,"collectFrom":"2022-11-07","isPublic":false,
         "onRequest":true,"level":"区县级","template":"","validity":"3年^5年","validityRule":"届满三十日前申请延续。",
         "terms":{"counting":"with-first-day","renewalDays":30,"lateRenewalClosed":true,"inspection":"2年","inspectedOnce":false},
         "unconfirmed":["typeCode","fields"],"issuerLevel":"区县级","state":"submitted","submission":"aaaaaaaaaaaaaaaa",
         "rivals":["bbbbbbbbbbbbbbbb"],"shown":true,"reasons":[],
         "fields":[{"key":"address","label":"地址","type":"text","public":true,"required":true,"codes":[]},
                   {"key":"class","label":"类别","type":"text","public":false,"required":false,
                    "codes":[{"code":"1","label":"学科"},{"code":"2","label":"非学科"}]}]}
        """

    private static let returned = """
        {"document":"0123456789abcdef","version":2,"typeCode":"113101070024500211001","name":"民办学校办学许可证",
         "officeName":"教育局","state":"returned","submission":"cccccccccccccccc","rivals":[],"shown":true,
         "reasons":["缺照面信息","期限过长"]}
        """

    @Test func listTellsWhatWantsAPerson() async {
        let answer = """
            {"items":[\(Self.rivals),\(Self.returned)],
             "findings":[{"code":"type-code-shared","documents":["0123456789abcdef","fedcba9876543210"],"detail":"113"},
                         {"code":"of-the-future","documents":[]}]}
            """
        let run = await Run.hefu(["catalogue", "list"], node: ["GET /api/v1/catalogue": (200, answer)])
        #expect(
            run.out == """
                名称                证照类型代码           版本  单位    状态    文书
                民办学校办学许可证  113101070024500211001  3     教育局  待批准  0123456789ab
                民办学校办学许可证  113101070024500211001  2     教育局  已退回  0123456789ab

                ! “民办学校办学许可证”第 3 版（aaaaaaaaaaaa）有并行的提交：bbbbbbbbbbbb  ← 当前显示
                ! “民办学校办学许可证”第 2 版被退回：缺照面信息
                ! “民办学校办学许可证”第 2 版被退回：期限过长
                ! 证照类型代码重复（113，0123456789ab，fedcba987654）
                ! of-the-future（）

                """
        )
    }

    @Test func anItemIsShownWithItsFaceAndItsVersions() async {
        let answer = """
            {"item":\(Self.rivals),"versions":[\(Self.returned),\(Self.rivals)],"sharesTypeCodeWith":[],
             "sharesNameWith":["fedcba9876543210"]}
            """
        let run = await Run.hefu(["catalogue", "show", "x"], node: ["GET /api/v1/catalogue/items/x": (200, answer)])
        #expect(
            run.out == """
                民办学校办学许可证  113101070024500211001
                  状态              待批准
                  版本              3
                  发证单位          教育局
                  持证主体类别      法人和其他组织
                  公开属性          依申请公开
                  归集起始时间      2022-11-07
                  标准级别          区县级
                  有效期            3年^5年
                  期限计算          首日计入
                  届满前申请日数    30
                  逾期申请          不予受理
                  校验周期          2年
                  有效期规则        届满三十日前申请延续。
                  证照颁发机构级别  区县级
                  待核实            证照类型代码，照面信息
                  文书              0123456789abcdef

                照面信息
                  字段     名称  类型  公开属性  必填  代码表
                  address  地址  文本  公开      必填
                  class    类别  文本  个人信息        1 学科，2 非学科

                各版本
                  版本  状态    行为
                  2     已退回  cccccccccccccccc
                  3     待批准  aaaaaaaaaaaaaaaa

                需人处理
                  ! “民办学校办学许可证”第 2 版被退回：缺照面信息
                  ! “民办学校办学许可证”第 2 版被退回：期限过长
                  ! “民办学校办学许可证”第 3 版（aaaaaaaaaaaa）有并行的提交：bbbbbbbbbbbb  ← 当前显示
                  ! 证照名称重复（fedcba987654）

                """
        )
    }

    private static let differences = """
        {"document":"0123456789abcdef","name":"护士执业证书","from":{"version":1,"state":"approved","submission":"aa"},
         "to":{"version":2,"state":"submitted","submission":"bb"},
         "changes":[{"path":"ValidityRange","label":"有效期限范围","before":"5年","after":"3年"},
                    {"path":"fields/sex","label":"性别","before":"性别 (text, personal)","after":null}]}
        """

    @Test func versionsAreComparedThingByThing() async {
        let line = "GET /api/v1/catalogue/items/x/diff?from=1&to=2"
        let run = await Run.hefu(
            ["catalogue", "diff", "x", "--from", "1", "--to", "2"],
            node: [line: (200, Self.differences)]
        )
        #expect(
            run.out == """
                比较“护士执业证书”：第 1 版（已批准） → 第 2 版（待批准）
                字段           名称          原                     新
                ValidityRange  有效期限范围  5年                    3年
                fields/sex     性别          性别 (text, personal)  —

                """
        )
    }

    @Test func versionsThatSayTheSameAreToldSo() async {
        let same = Self.differences.replacing(#/"changes":(.|\n)*\]/#, with: #""changes":[]"#)
        let run = await Run.hefu(
            ["--lang", "en", "catalogue", "diff", "x"],
            node: ["GET /api/v1/catalogue/items/x/diff": (200, same)]
        )
        #expect(run.out == "护士执业证书: version 1 (approved) → version 2 (submitted)\nthey say the same.\n")
    }

    @Test func aReturnCarriesAllItsReasons() async {
        let run = await Run.hefu(
            ["catalogue", "return", "x", "--reason", "缺照面信息", "--reason", "期限过长"],
            node: ["POST /api/v1/catalogue/return": (200, Canned.acknowledgement)]
        )
        #expect(run.status == .success)
        #expect(run.out.hasPrefix("目录项“x”的提交已退回。\n"))
        #expect(run.requests.map(\.body) == [#"{"item":"x","reasons":["缺照面信息","期限过长"]}"#])
    }

    @Test func severalFilesAreSubmittedOneAfterAnother() async throws {
        let files = [try TemporaryFile("name: 甲"), try TemporaryFile("name: 乙")]
        defer { for file in files { file.remove() } }
        let run = await Run.hefu(
            ["catalogue", "submit"] + files.map(\.path),
            node: ["POST /api/v1/catalogue": (200, Canned.acknowledgement)]
        )
        #expect(run.status == .success)
        #expect(run.requests.map(\.body) == ["name: 甲", "name: 乙"])
        #expect(run.err == files.map { $0.path + "\n" }.joined())
    }

    @Test(
        arguments: [([], "/api/v1/catalogue/list"), (["--public"], "/public/issuing-list.json")] as [([String], String)]
    )
    func aListIsWrittenWithItsDigestBesideIt(flags: [String], path: String) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "list.json").path(percentEncoded: false)
        let run = await Run.hefu(
            ["--json", "catalogue", "export", "--output", file] + flags,
            node: ["GET \(path)": (200, "[]")]
        )
        // printf '[]' | sha256sum
        let digest = "4f53cda18c2baa0c0354bb5f9a3ecbe5ed12ab4d8e11ba873c2f11161202b945"
        #expect(run.status == .success)
        #expect(run.out == #"{"bytes":2,"digest":"\#(digest)","path":"\#(file)"}"# + "\n")
        #expect(try String(contentsOfFile: file, encoding: .utf8) == "[]")
        #expect(try String(contentsOfFile: file + ".sha256", encoding: .utf8) == "\(digest)  list.json\n")
    }

    @Test func withoutAFileTheListIsTheOutput() async {
        let run = await Run.hefu(["catalogue", "export"], node: ["GET /api/v1/catalogue/list": (200, "[]")])
        #expect(run.out == "[]")
        #expect(run.err.hasPrefix("SHA-256 摘要：4f53cda1"))
    }

    @Test func theStarterIsWrittenAFileEachAndNeverOverwrites() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "hefu-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.path(percentEncoded: false)
        let run = await Run.hefu(["catalogue", "starter", "--office", "教育局", "--output", path])
        #expect(run.status == .success)
        #expect(run.requests.isEmpty)
        let names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
        #expect(names == ["06-民办学校办学许可证.yaml", "07-民办培训机构办学许可证.yaml", "08-教师资格证书.yaml"])
        let again = await Run.hefu(["catalogue", "starter", "--office", "教育局", "--output", path])
        #expect(again.status == .usage)
        #expect(again.err.contains("已存在，不覆盖"))
    }

    @Test func theStarterOfAnUnknownBureauIsNotFound() async {
        let run = await Run.hefu(["catalogue", "starter", "--office", "无此局"])
        #expect(run.status == .notFound)
    }
}
