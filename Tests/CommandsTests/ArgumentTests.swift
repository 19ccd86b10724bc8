import Commands
import Testing

@Suite struct ArgumentTests {
    @Test(arguments: [
        (["foo"], "错误：没有“foo”这个命令\n用法见：hefu --help\n"),
        (["--json", "foo", "--lang", "en"], #"{"error":{"code":"usage","exit":2,"field":null,"#),
        (["show"], "错误：缺少参数：'<license>'\n用法见：hefu show --help\n"),
        (["list", "--bogus"], "错误：没有这个选项：'--bogus'\n用法见：hefu list --help\n"),
        (["list", "--limit", "many"], "错误：值无效：'many' is invalid for '--limit <n>'\n用法见：hefu list --help\n"),
        (
            ["issue", "--field", "地址", "--by", "王"],
            "错误：值无效：'地址' is invalid for '--field <key=value>'\n用法见：hefu issue --help\n"
        ),
        (["export"], "错误：请给出一份证照，或用 --entries 导出一个知悉范围\n用法见：hefu export --help\n"),
        (["node", "enroll", "r", "--office", "a", "--node-code", "0001", "--kind", "x"], "错误：值无效：'x' is invalid for"),
    ])
    func wrongArgumentsAreExitTwoWithAWayToTheHelp(_ arguments: [String], _ message: String) async {
        let run = await Run.hefu(arguments)
        #expect(run.status == .usage)
        #expect(run.err.hasPrefix(message), "\(run.err)")
        #expect(run.out == "")
        #expect(run.requests == [])
    }

    @Test(arguments: [
        "issue", "amend", "renew", "apply", "refuse", "suspend", "cancel", "annul", "correct", "erase", "lost",
        "settle", "inspect", "paper",
    ])
    func authoringWithoutOperatorIsRefused(_ verb: String) async {
        let run = await Run.hefu(verb == "issue" ? [verb] : [verb, "普教123"])
        #expect(run.status == .usage)
        #expect(run.err == "错误：缺少经办人：请用 --by 指明，或写入配置（by）\n")
        #expect(run.requests == [])
    }

    @Test func operatorMayComeFromTheEnvironment() async {
        let run = await Run.hefu(["reinstate", "普教123"], environment: ["HEFU_BY": "王"])
        #expect(run.requests.map(\.body) == [#"{"by":"王","license":"普教123","verb":"reinstate"}"#])
    }

    @Test(arguments: [
        (["list"], "GET /api/v1/licenses"),
        (
            ["list", "--type", "办学许可证", "--state", "valid", "--limit", "5"],
            "GET /api/v1/licenses?state=valid&type=%E5%8A%9E%E5%AD%A6%E8%AE%B8%E5%8F%AF%E8%AF%81&limit=5"
        ),
        (["show", "a/b", "--as-of", "2026-11-24", "--here"], "GET /api/v1/licenses/a%2Fb?asOf=2026-11-24&here=true"),
        (["--json", "history", "ab"], "GET /api/v1/licenses/ab/history"),
        (["due", "--within", "30", "--office", "a"], "GET /api/v1/due?within=30&office=a"),
        (["lacking", "--limit", "5"], "GET /api/v1/lacking-paper?limit=5"),
        (["coverage", "--after", "ab"], "GET /api/v1/coverage?after=ab"),
        (["print", "a/b"], "GET /api/v1/licenses/a%2Fb/print"),
        (["export", "--entries", "--audience", "a,b"], "GET /api/v1/entries?audience=a%2Cb"),
        (["--data", "x", "office", "list"], "GET /api/v1/offices"),
        (["node", "list"], "GET /api/v1/nodes"),
        (["catalogue", "list"], "GET /api/v1/catalogue"),
        (["peer", "list"], "GET /api/v1/peers"),
        (["list", "建国", "曹杨"], "GET /api/v1/licenses?q=%E5%BB%BA%E5%9B%BD%20%E6%9B%B9%E6%9D%A8"),
        (["status"], "GET /api/v1/status"),
    ])
    func questionIsAskedAtItsRoute(_ arguments: [String], _ line: String) async {
        let run = await Run.hefu(arguments)
        #expect(run.requests.map(\.line) == [line])
        #expect(run.status == .notFound)  // The fake node has no answer.
    }

    @Test(arguments: [
        (
            [
                "issue", "--type", "办学许可证", "--holder-code", "91310107MA1G000120", "--holder-name", "某校", "--number",
                "普教1", "--date", "2026-11-24", "--valid-to", "long-term", "--field", "地址=曹杨路=1号", "--by", "王",
                "--decided-on", "2026-11-23", "--test",
            ],
            "POST /api/v1/acts",
            #"{"by":"王","date":"2026-11-24","decidedOn":"2026-11-23","fields":{"地址":"曹杨路=1号"},"holder":{"code":"91310107MA1G000120","name":"某校"},"number":"普教1","test":true,"type":"办学许可证","validTo":"long-term","verb":"issue"}"#
        ),
        (
            ["inspect", "普教1", "--result", "postponed", "--until", "2026-12-24", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","license":"普教1","result":"postponed","until":"2026-12-24","verb":"inspect"}"#
        ),
        (
            ["paper", "普教1", "--number", "印0001", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","license":"普教1","number":"印0001","verb":"paper"}"#
        ),
        (
            ["suspend", "普教1", "--date", "2026-11-24", "--until", "2026-12-24", "--ground", "整改", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","date":"2026-11-24","ground":"整改","license":"普教1","until":"2026-12-24","verb":"suspend"}"#
        ),
        (
            ["renew", "普教1", "--date", "2026-11-24", "--valid-to", "2031-11-23", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","date":"2026-11-24","license":"普教1","validTo":"2031-11-23","verb":"renew"}"#
        ),
        (
            ["cancel", "普教1", "--deregisters", "ab", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","deregisters":"ab","license":"普教1","verb":"cancel"}"#
        ),
        (
            ["correct", "普教1", "--act", "ab", "--act", "cd", "--ground", "entry error", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","ground":"entry error","license":"普教1","targets":["ab","cd"],"verb":"correct"}"#
        ),
        (
            ["erase", "普教1", "--act", "ab", "--key", "holder/name", "--by", "王"],
            "POST /api/v1/acts",
            #"{"by":"王","keys":["holder/name"],"license":"普教1","targets":["ab"],"verb":"erase"}"#
        ),
        (
            ["office", "enroll", "--code", "113101070024500211", "--name", "教育局", "--role", "issuing"],
            "POST /api/v1/offices",
            #"{"code":"113101070024500211","name":"教育局","roles":["issuing"]}"#
        ),
        (
            ["office", "enroll", "--code", "113101070024500211", "--name", "教育局"],
            "POST /api/v1/offices",
            #"{"code":"113101070024500211","name":"教育局"}"#
        ),
        (
            ["node", "cut-off", "JY02", "--yes"], "POST /api/v1/nodes/cut-off", #"{"node":"JY02"}"#
        ),
        (
            ["node", "adopt", "--entries", "ab", "cd"], "POST /api/v1/nodes/adopt", #"{"entries":["ab","cd"]}"#
        ),
        (
            ["catalogue", "approve", "办学许可证"], "POST /api/v1/catalogue/approve", #"{"item":"办学许可证"}"#
        ),
        (["sync", "hub"], "POST /api/v1/sync", #"{"peer":"hub"}"#),
        (
            ["bundle", "import", "/media/usb/a.hefu"], "POST /api/v1/bundles/import", #"{"path":"/media/usb/a.hefu"}"#
        ),
        (
            ["import", "/tmp/a.csv", "--type", "t", "--mapping", "tutoring-register", "--by", "王", "--dry-run"],
            "POST /api/v1/import",
            #"{"by":"王","dryRun":true,"mapping":"tutoring-register","path":"/tmp/a.csv","type":"t"}"#
        ),
    ])
    func requestSaysWhatWasTyped(_ arguments: [String], _ line: String, _ body: String) async {
        let run = await Run.hefu(arguments)
        #expect(run.requests == [FakeNode.Request(line: line, body: body)])
    }

    @Test func requestMayStandInAFileSoThatNoNameStandsInTheShellsHistory() async throws {
        let file = try TemporaryFile(#"{"number":"1","holder":{"name":"某人","code":"x"},"fields":{"a":"1","b":"2"}}"#)
        defer { file.remove() }
        let run = await Run.hefu([
            "issue", "--from", file.path, "--holder-code", "y", "--field", "b=3", "--by", "王",
        ])
        let body = """
            {"by":"王","fields":{"a":"1","b":"3"},"holder":{"code":"y","name":"某人"},"number":"1","verb":"issue"}
            """
        #expect(run.requests.map(\.body) == [body])
    }

    @Test(arguments: [
        ("{}", "错误：文件内容无效（应为：hefu/license）\n"), ("", "错误：文件内容无效（应为：hefu/license）\n"),
    ])
    func fileThatIsNoLicenseIsNotVerified(_ content: String, _ message: String) async throws {
        let file = try TemporaryFile(content)
        defer { file.remove() }
        let run = await Run.hefu(["verify", file.path, "--district", String(repeating: "0", count: 64)])
        #expect(run.status == .negative)
        #expect(run.err == message)
        #expect(run.requests == [])
    }

    @Test func fieldGivenTwiceIsRefused() async {
        let run = await Run.hefu(["amend", "普教1", "--field", "a=1", "--field", "a=2", "--by", "王"])
        #expect(run.err == "错误：请求不成立：字段“a”给了两次\n")
        #expect(run.status == .usage)
    }

    @Test(arguments: [(String?.none, Outcome.usage, 0), ("n", .failure, 0), ("y", .notFound, 1)])
    func cuttingOffAsksFirst(_ typed: String?, _ status: Outcome, _ requestCount: Int) async {
        let run = await Run.hefu(["node", "cut-off", "JY02"], typed: typed)
        #expect(run.status == status)
        #expect(run.requests.count == requestCount)
    }

    @Test func unknownSettingIsNamedWithFileAndLine() async throws {
        let file = try TemporaryFile("data: x\nby: 王\ncolour: red\n")
        defer { file.remove() }
        let run = await Run.hefu(["list", "--config", file.path])
        #expect(run.err == "错误：配置有误：\(file.path) 第 3 行：没有“colour”这个配置项\n")
        #expect(run.status == .usage)
    }

    @Test func languageMayComeFromTheConfiguration() async throws {
        let file = try TemporaryFile("lang: zh\n")
        defer { file.remove() }
        let run = await Run.hefu(
            ["list", "--config", file.path],
            node: ["GET /api/v1/licenses": (200, #"{"licenses":[]}"#)],
            environment: [:]
        )
        #expect(run.out == "没有符合条件的证照。\n")
    }
}
