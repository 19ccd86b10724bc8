import Commands
import Testing
import Words

@Suite struct MessageTableTests {
    @Test func everyMessageHasBothLanguagesWithTheSameParameters() {
        for message in MessageTable.all {
            let (chinese, english) = (message.wording[.chinese], message.wording[.english])
            #expect(Template(chinese).names == Template(english).names, "\(message)")
            let isWordOfTheParser = message is HelpTerm
            #expect(isWordOfTheParser || (!chinese.isEmpty && !english.isEmpty), "\(message)")
        }
    }

    @Test func sentencesInChineseAreChineseAndInEnglishAreNot() {
        for message in MessageTable.all where !(message is HelpTerm) && !(message is Heading) {
            #expect(message.wording[.english].unicodeScalars.allSatisfy { !(0x4E00...0x9FFF).contains($0.value) })
            let hasChinese = message.wording[.chinese].unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) }
            #expect(hasChinese || message is Label || Self.isNeutral(message), "\(message)")
        }
    }

    /// Numbers and prompts that read alike in both languages.
    private static func isNeutral(_ message: any Worded) -> Bool {
        (message as? Phrase).map { [.yesOrNo].contains($0) } ?? false
    }

    @Test func everyStateHasItsOfficialName() {
        let names = StateName.allCases.map { $0.wording[.chinese] }
        #expect(
            names == [
                "有效", "未生效", "暂扣", "已撤销", "已吊销", "已撤回", "已注销", "已过期", "作废", "待定", "无法判断", "待签章",
                "签章退回", "待送达", "逾期未校验",
            ]
        )
    }

    @Test func aMissingParameterShowsAsADash() {
        #expect(Template("{a} and {b}").filled(with: ["a": "1"]) == "1 and —")
    }

    @Test(arguments: [
        ([], ["LANG": "zh_CN.UTF-8"], Language.chinese),
        ([], ["LANG": "en_US.UTF-8"], .english),
        ([], [:], .english),
        ([], ["LANG": "en_US", "LC_ALL": "zh_TW"], .chinese),
        (["list", "--lang", "en"], ["LANG": "zh_CN"], .english),
        (["--lang=zh", "list"], [:], .chinese),
        (["list"], ["LANG": "zh_CN", "HEFU_LANG": "en"], .english),
        (["list", "--lang", "fr"], ["LANG": "zh_CN"], .chinese),
        (["show", "--", "--lang", "en"], ["LANG": "zh_CN"], .chinese),
    ])
    func languageIsChosenByFlagThenEnvironment(
        _ arguments: [String],
        _ environment: [String: String],
        _ expected: Language
    ) {
        #expect(Language.chosen(arguments: arguments, environment: environment) == expected)
    }
}
