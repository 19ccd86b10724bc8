import Commands
import Testing
import Words

@Suite struct HelpTests {
    @Test(arguments: Language.allCases)
    func helpFitsOneScreen(_ language: Language) async {
        let run = await Run.hefu(["--lang", language.rawValue, "--help"])
        let lines = run.out.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
        #expect(run.status == .success)
        #expect(lines.count <= 40)
        #expect(lines.map { Visible.columns(of: String($0)) }.max() ?? 0 <= 80)
    }

    @Test func helpNamesEveryCommand() {
        #expect(RootHelp.commandNames.sorted() == Program.commandNames.sorted())
    }

    /// What is said of one command does not run into the name of the next.
    @Test(arguments: Language.allCases)
    func everyCommandStandsByItselfOnTheScreen(_ language: Language) async {
        let run = await Run.hefu(["--lang", language.rawValue, "--help"])
        let words = Set(run.out.split(whereSeparator: \.isWhitespace).map(String.init))
        #expect(words.isSuperset(of: RootHelp.commandNames))
    }

    @Test(arguments: RootHelp.commandNames, Language.allCases)
    func everyCommandHasHelpInBothLanguages(_ command: String, _ language: Language) async {
        let run = await Run.hefu(["--lang", language.rawValue, command, "--help"])
        let usage = language == .chinese ? "用法：hefu \(command)" : "usage: hefu \(command)"
        #expect(run.status == .success)
        #expect(run.out.contains(usage))
        #expect(run.err == "")
    }

    @Test(arguments: [[], ["help"], ["--help"], ["-h"], ["--json", "help"]])
    func helpIsPrintedWhereNothingElseIsAsked(_ arguments: [String]) async {
        let run = await Run.hefu(arguments)
        #expect(run.out.hasPrefix("合符：区电子证照节点\n\n用法：hefu "))
        #expect(run.status == .success)
    }

    @Test func helpOfOneNoun() async {
        let run = await Run.hefu(["help", "peer"])
        #expect(
            run.out == """
                对端：添加、移除、查看

                用法：hefu peer <子命令>

                选项：
                  --version               显示版本
                  -h, --help              显示帮助

                子命令：
                  add                     添加对端节点
                  remove                  移除对端节点
                  list                    查看对端节点

                用法见：hefu help peer <子命令>

                """
        )
    }
}
