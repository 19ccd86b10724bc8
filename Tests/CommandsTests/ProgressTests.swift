import Commands
import Testing
import Words

@Suite struct ProgressTests {
    @Test(arguments: [
        (#"{"rows":500,"total":1000,"bytes":9}"#, "导入 ████████████░░░░░░░░░░░░ 500/1000，还剩 500"),
        (#"{"rows":1000,"total":1000}"#, "导入 ████████████████████████ 1000/1000，还剩 0"),
        (#"{"rows":1200,"total":1000}"#, "导入 ████████████████████████ 1200/1000，还剩 0"),
        (#"{"rows":7}"#, "导入 已完成 7"),
        (#"{"rows":7,"total":0}"#, "导入 已完成 7"),
    ])
    func progressSaysHowMuchThereIsToGo(_ progress: String, _ line: String) throws {
        let progress = try #require(JSON(parsing: Array(progress.utf8)))
        Language.$current.withValue(.chinese) {
            #expect(ProgressText(progress: progress, doing: .importing).line == line)
        }
    }

    @Test func noBarIsDrawnWhereErrorsAreNoTerminal() async {
        let run = await Run.hefu(
            ["check"],
            node: ["POST /api/v1/check": (200, #"{"ok":true}"#)],
            progress: [#"{"progress":{"rows":500,"total":1000}}"#]
        )
        #expect(run.err == "")
    }

    @Test(arguments: [
        (-1, "在将来（时钟有误）"), (0, "刚刚"), (4, "刚刚"), (5, "5 秒前"), (119, "119 秒前"), (120, "2 分钟前"), (7199, "119 分钟前"),
        (7200, "2 小时前"), (172_799, "47 小时前"), (172_800, "2 天前"),
    ])
    func ageIsSaidInTheLargestUnitThatSaysEnough(_ seconds: Int, _ text: String) {
        Language.$current.withValue(.chinese) { #expect(AgeText.text(seconds: seconds) == text) }
    }
}
