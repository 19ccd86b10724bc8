import SignedLog
import Storage
import Testing

@Suite struct SearchTextTests {
    @Test(arguments: [
        (["ABC外语学校"], "abc外语学校"), (["ＡＢｃ１２～！"], "abc12~!"), (["府教社字第　號"], "府教社字第 號"),
        (["甲", "", "乙"], "甲\n乙"), (["𤔡、〔2026〕"], "𤔡、〔2026〕"), ([], ""), (["ﾊﾝｶｸ"], "ﾊﾝｶｸ"),
    ])
    func textsAreFoldedAsPeopleMeanThem(_ texts: [String], _ folded: String) {
        #expect(SearchText(texts.map { Text($0) }).text == Text(folded))
    }

    @Test(arguments: [4_095, 4_096, 4_097, 4_098]) func whatIsTooLongIsCutBetweenCharacters(_ count: Int) {
        let text = String(repeating: "a", count: count - 2) + "长"
        let kept = SearchText([Text(text), "b"]).text
        #expect(kept.utf8.count <= SearchText.byteLimit)
        #expect((text + "\nb").hasPrefix(kept.string))
    }

    @Test(arguments: [
        ("建国 ＡＢ", ["建国", "ab"] as [Text]?), (" 建国　文理 ", ["建国", "文理"]), ("文", nil), ("", nil), ("建国 文", nil),
        ("𤔡𤔡", ["𤔡𤔡"]),
    ])
    func wordsOfAQuestionHaveTwoCharacters(_ question: String, _ words: [Text]?) {
        #expect(SearchText.words(of: question) == words)
    }
}
