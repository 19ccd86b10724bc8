import Commands
import Testing
import Words

@Suite struct TableTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("证照", 4), ("（）", 4), ("Ａ１", 4), ("e\u{301}", 1), ("𠀾", 2), ("한글", 4), ("カナ", 4),
        ("\u{E000}", 1), ("—", 1), ("😀", 2), ("ｱ", 1), ("\u{3000}", 2), ("\u{200B}", 0),
    ])
    func widthFollowsEastAsianWidth(_ text: String, _ columns: Int) {
        #expect(Visible.columns(of: text) == columns)
    }

    @Test func columnsLineUpUnderWideHeadings() {
        var table = Table(["编号", "名称", "n"])
        table.add(["A-1", "普陀某校", "1"])
        table.add(["教民131010700001号", "x", "22"])
        #expect(
            table.lines == [
                "编号                名称      n",
                "A-1                 普陀某校  1",
                "教民131010700001号  x         22",
            ]
        )
    }

    @Test func lastColumnHasNoSpacesBehindIt() {
        var table = Table(["a", "bbbb"])
        table.add(["1", ""])
        #expect(table.lines == ["a  bbbb", "1"])
    }

    @Test(arguments: [
        ("ok", "ok"), ("\u{1B}[2J", "\u{FFFD}[2J"), ("a\nb\u{0}", "a\u{FFFD}b\u{FFFD}"), ("\u{202E}txt", "\u{FFFD}txt"),
        ("\u{85}\u{9B}", "\u{FFFD}\u{FFFD}"),
    ])
    func controlsFromOutsideDoNotReachTheTerminal(_ text: String, _ shown: String) {
        #expect(Visible.text(text) == shown)
    }

    @Test func labeledLinesSkipWhatIsNotThere() {
        var lines = LabeledLines(indent: 2)
        lines.add("状态", "有效")
        lines.add("ab", nil)
        lines.add("number", "1")
        #expect(lines.lines == ["  状态    有效", "  number  1"])
    }
}
