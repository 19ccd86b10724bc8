import Commands
import Testing

@Suite struct TokenCommandTests {
    private static let tokens = """
        {"tokens":[
          {"id":"00ff00ff00ff00ff","name":"窗口系统","scopes":["issue","read"],"createdAt":1795521600000,"lastDay":"2027-01-01","revoked":false},
          {"id":"11ff00ff00ff00ff","name":"统计","scopes":["read"],"createdAt":1795521600000,"revoked":true,"revokedAt":1795608000000}]}
        """

    @Test func aTokenIsPrintedAloneAndTheWarningBesideIt() async {
        let run = await Run.hefu(
            ["token", "create", "窗口系统", "--scope", "read", "--scope", "issue", "--last-day", "2027-01-01"],
            node: ["POST /api/v1/tokens": (200, #"{"token":"hefu_00_11","name":"窗口系统"}"#)]
        )
        #expect(run.status == .success)
        #expect(run.out == "hefu_00_11\n")
        #expect(run.err == "“窗口系统”的令牌只显示这一次，请妥善保管。\n")
        #expect(
            run.requests.map(\.body) == [#"{"lastDay":"2027-01-01","name":"窗口系统","scopes":["read","issue"]}"#]
        )
    }

    @Test func tokensAreListedWithWhatTheyAllow() async {
        let run = await Run.hefu(["token", "list"], node: ["GET /api/v1/tokens": (200, Self.tokens)])
        #expect(
            run.out == """
                名称      权限         制作时间             最后有效日  撤销时间
                窗口系统  issue, read  2026-11-24 20:00:00  2027-01-01  —
                统计      read         2026-11-24 20:00:00  —           2026-11-25 20:00:00

                """
        )
    }

    @Test func aTokenIsRevokedByItsName() async {
        let run = await Run.hefu(
            ["token", "revoke", "统计"],
            node: ["POST /api/v1/tokens/revoke": (200, #"{"name":"统计","revoked":true}"#)]
        )
        #expect(run.out == "“统计”的令牌已撤销。\n")
        #expect(run.requests.map(\.body) == [#"{"name":"统计"}"#])
    }
}
